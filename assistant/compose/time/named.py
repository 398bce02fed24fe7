"""Answers on a field of the only entry that a question names."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.entries.fields import field_of
from assistant.compose.time import moments
from assistant.reading import Reading
from assistant.tables import pattern

_SURE = 0.57
_CERTAIN = 0.75
_OF_TWO = pattern("cues", "compares")
_DATING = frozenset({"dates", "start", "end"})
_DATED = frozenset(
    {"role", "volunteer", "education", "certificate", "award", "publication", "talk"}
)


def of_the_named(reading: Reading) -> Draft | None:
    """A field of the only entry that is named, or that it has no date; None where neither is
    clearly asked for."""
    beside = reading.mentions.years or reading.mentions.technologies
    if (
        len(reading.named) != 1
        or _OF_TWO.search(reading.question)
        or (beside and not reading.only_guesses)
    ):
        return None
    score = reading.score(reading.intent)
    if found := field_of(reading, score >= _CERTAIN):
        return found
    [entry] = reading.named
    undated = entry.start is None and entry.kind in _DATED
    if undated and reading.intent in _DATING and score >= _SURE:
        return moments.dates(reading)
    return None
