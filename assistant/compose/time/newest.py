"""The newest or oldest talk, award or the like, and where it was: `city of the last talk`."""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.sentences.details import details
from assistant.compose.sentences.roles import fields_quote
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_WHERE = pattern("newest", "where")
_LATEST = pattern("newest", "latest")
_EARLIEST = pattern("newest", "earliest")
_FRAME = pattern("newest", "frame")
_KINDS = frozenset({"talk", "award", "certificate", "publication"})


def newest_with_place(reading: Reading) -> Draft | None:
    """Speaks where the place of the newest or oldest of a kind is asked, and no more."""
    kinds, question = reading.mentions.kinds, reading.question
    if len(kinds) != 1 or kinds[0] not in _KINDS or not _WHERE.search(question):
        return None
    latest = bool(_LATEST.search(question))
    if latest == bool(_EARLIEST.search(question)) or reading.named or reading.mentions.years:
        return None
    if any(not _FRAME.fullmatch(token.lower) for token in reading.asked):
        return None
    dated = [entry for entry in reading.portfolio.of_kind(kinds[0]) if entry.start]
    if not dated:
        return None
    entry = (max if latest else min)(dated, key=_moment)
    draft = Draft()
    draft.extend(details(entry, reading.portfolio.person)[:1])
    if not entry.location:
        draft.unsaid.append("where it was")
    elif not any(entry.location in claim.text for claim in draft.claims):
        draft.add(f"It was in {entry.location}.", _with_place(entry))
    return draft


def _moment(entry: Entry) -> int:
    return entry.start.ordinal if entry.start else 0


def _with_place(entry: Entry) -> Quote:
    return fields_quote(entry, "location")
