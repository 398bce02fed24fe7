"""Whether a piece of work was done alone, and with whom: `Did he build that on his own?`"""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.roles import called, fields_quote
from assistant.compose.sentences.telling import JOBS, tell
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_ASKED = pattern("companions", "asked")
_FOR_WHOM = pattern("companions", "for_whom")
_TOLD = pattern("companions", "told")
_NOT_OTHERS = pattern("companions", "of_others")
_WORKS = frozenset({"project", "publication", "talk", "award", "principle", "deep-dive"})
_MOST = 2


def companions(reading: Reading) -> Draft | None:
    """The lines of the only work in question that tell who took part; else that none does."""
    works = [entry for entry in reading.named if entry.kind in _WORKS]
    if len(works) == 1 and _FOR_WHOM.search(reading.question):
        return _for_whom(works[0])
    if len(works) != 1 or not _ASKED.search(reading.question):
        return None
    if any(entry not in works for entry in reading.named if entry.kind not in JOBS):
        return None
    entry = works[0]
    lines = [
        quote
        for quote in reading.portfolio.quotes(entry)
        if _TOLD.search(quote.text) and not _NOT_OTHERS.search(quote.text)
    ]
    if not lines:
        return Draft(unsaid=[f"who else worked on {called(entry)}"])
    draft = Draft()
    draft.extend([tell(quote, reading.portfolio.person) for quote in lines[:_MOST]])
    return draft


def _for_whom(entry: Entry) -> Draft | None:
    """The organisation under which a project is listed; None where there is none."""
    if entry.kind != "project" or not entry.organisation:
        return None
    draft = Draft()
    text = f"{entry.title} is listed under {entry.organisation}."
    draft.add(text, fields_quote(entry, "organisation"))
    return draft
