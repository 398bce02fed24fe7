"""Whether a piece of work was done alone, and with whom: `Did he build that on his own?`"""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.roles import called, fields_quote, place
from assistant.compose.sentences.telling import JOBS, tell
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_ASKED = pattern("companions", "asked")
_FOR_WHOM = pattern("companions", "for_whom")
_TOLD = pattern("companions", "told")
_NOT_OTHERS = pattern("companions", "of_others")
_WITH_WHOM = pattern("companions", "with_whom")
_REPORTS = pattern("companions", "reports")
_TELLS_REPORTS = pattern("companions", "tells_reports")
_TOLD_OF_JOB = pattern("companions", "told_of_job")
_EMPLOYED = frozenset({"role", "volunteer"})
_WORKS = frozenset({"project", "publication", "talk", "award", "principle", "deep-dive"})
_MOST = 2


def companions(reading: Reading) -> Draft | None:
    """The lines of the only work in question that tell who took part; else that none does."""
    works = [entry for entry in reading.named if entry.kind in _WORKS]
    if len(works) == 1 and _FOR_WHOM.search(reading.question):
        return _for_whom(works[0])
    if told := _colleagues(reading):
        return told
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


def _colleagues(reading: Reading) -> Draft | None:
    """The lines of the jobs in question that tell of a superior, or of those worked with; that
    none does, where it is asked with whom and a job is named."""
    question, person = reading.question, reading.portfolio.person
    named = [entry for entry in reading.named if entry.kind in _EMPLOYED]
    draft = Draft()
    if _REPORTS.search(question):
        for job in named or reading.portfolio.roles:
            lines = [q for q in reading.portfolio.quotes(job) if _TELLS_REPORTS.search(q.text)]
            draft.extend([tell(quote, person) for quote in lines[:1]])
            if draft.claims:
                return draft
        return None
    if not named or len(named) != len(reading.named) or not _WITH_WHOM.search(question):
        return None
    for job in named:
        lines = [q for q in reading.portfolio.quotes(job) if _TOLD_OF_JOB.search(q.text)]
        draft.extend([tell(quote, person) for quote in lines[:_MOST]])
    if not draft.claims:
        draft.unsaid.append(f"who worked with {person.them} at {place(named[0])}")
    return draft


def _for_whom(entry: Entry) -> Draft | None:
    """The organisation under which a project is listed; None where there is none."""
    if entry.kind != "project" or not entry.organisation:
        return None
    draft = Draft()
    text = f"{entry.title} is listed under {entry.organisation}."
    draft.add(text, fields_quote(entry, "organisation"))
    return draft
