"""A talk, award or the like and where it was: `city of the last talk`, `when and where was it?`"""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.sentences.details import details
from assistant.compose.sentences.roles import fields_quote
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_WHERE = pattern("newest", "where")
_WHEN = pattern("fields", "dates")
_LATEST = pattern("newest", "latest")
_EARLIEST = pattern("newest", "earliest")
_FRAME = pattern("newest", "frame")
_KINDS = frozenset({"talk", "award", "certificate", "publication"})


def newest_with_place(reading: Reading) -> Draft | None:
    """Speaks where the place of the newest or oldest of a kind is asked, or when and where the
    one that is named was, and no more."""
    if not _WHERE.search(reading.question) or reading.mentions.years:
        return None
    if any(not _FRAME.fullmatch(token.lower) for token in reading.asked):
        return None
    entry = _named(reading) if reading.named else _at_an_end(reading)
    if entry is None:
        return None
    draft = Draft()
    draft.extend(details(entry, reading.portfolio.person)[:1])
    if not entry.location:
        draft.unsaid.append("where it was")
    elif not any(entry.location in claim.text for claim in draft.claims):
        draft.add(f"It was in {entry.location}.", _with_place(entry))
    return draft


def _named(reading: Reading) -> Entry | None:
    """The only entry named, of which the time is asked as well as the place."""
    fits = len(reading.named) == 1 and reading.named[0].kind in _KINDS
    return reading.named[0] if fits and _WHEN.search(reading.question) else None


def _at_an_end(reading: Reading) -> Entry | None:
    """The newest or oldest entry of the kind that is asked for."""
    kinds, question = reading.mentions.kinds, reading.question
    latest = bool(_LATEST.search(question))
    if len(kinds) != 1 or kinds[0] not in _KINDS or latest == bool(_EARLIEST.search(question)):
        return None
    dated = [entry for entry in reading.portfolio.of_kind(kinds[0]) if entry.start]
    return (max if latest else min)(dated, key=_moment) if dated else None


def _moment(entry: Entry) -> int:
    return entry.start.ordinal if entry.start else 0


def _with_place(entry: Entry) -> Quote:
    return fields_quote(entry, "location")
