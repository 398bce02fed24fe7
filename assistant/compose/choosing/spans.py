"""Which entries of a list fall into a time (`roles that began before 2020`) or lasted so long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.compose.choosing.asking import DATED
from assistant.compose.choosing.filters import Condition
from assistant.dates import months
from assistant.forms.counting import counts_entries
from assistant.kinds import kinds_named
from assistant.numbers import value_of
from assistant.tables import pattern
from index import Entry

_BEGAN = pattern("spans", "began")
_ENDED = pattern("spans", "ended")
_BEFORE = pattern("spans", "before")
_UNTIL = pattern("spans", "until")
_AFTER = pattern("spans", "after")
_SINCE = pattern("spans", "since")
_DECADE = pattern("spans", "decade")
_LENGTH = pattern("spans", "length")
_LASTS = pattern("spans", "lasts")
_OTHERWISE = pattern("spans", "otherwise")
_SENTENCE = pattern("listing", "sentence")
_ALWAYS = 9999


@dataclass(frozen=True, slots=True)
class Span:
    """A time that a question sets: the years `first` to `last`; `words` are `before then`.

    An answer gives the dates of what fits, and does not repeat a year that no entry has.
    """

    first: int
    last: int
    words: str
    edge: str
    """`began` or `ended` where that is what shall fall into it, else empty."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long entries shall have lasted, in months."""

    least: float
    most: float
    words: str
    """`lasted longer than that`."""


def span_asked(question: str, years: Sequence[int]) -> Span | None:
    """The time that a question sets for entries, where it names a year."""
    if not years:
        return None
    edge = "began" if _BEGAN.search(question) else "ended" if _ENDED.search(question) else ""
    low, high = min(years), max(years)
    if len(set(years)) > 1:
        return Span(low, high, "in that time", edge)
    if _DECADE.search(question):
        return Span(low, low + 9, "in that decade", edge)
    if _UNTIL.search(question):
        return Span(0, low, "by then", edge)
    if _BEFORE.search(question):
        return Span(0, low - 1, "before then", edge)
    if _SINCE.search(question):
        return Span(low, _ALWAYS, "then or later", edge)
    if _AFTER.search(question):
        return Span(low + 1, _ALWAYS, "after that", edge)
    return Span(low, low, "in that year", edge)


def length_asked(question: str) -> Length | None:
    """How long entries shall have lasted: `more than two years`."""
    found = _LENGTH.search(question)
    if not found or not _LASTS.search(question):
        return None
    how, said = found["how"].lower(), found["count"].lower()
    count = _count(said)
    if count is None:
        return None
    limit = count * (12 if found["unit"].lower().startswith("year") else 1)
    if how in {"shorter than", "less than", "under", "fewer than"}:
        return Length(0, limit - 0.5, "were shorter than that")
    if how in {"at most", "up to", "no longer than"}:
        return Length(0, limit, "were no longer than that")
    at_least = how in {"at least", "upwards of"}
    least = limit if at_least else limit + 0.5
    return Length(least, _ALWAYS, "lasted that long" if at_least else "lasted longer than that")


def _count(said: str) -> float | None:
    if said in {"a", "an"} or said.startswith("half"):
        return 0.5 if said.startswith("half") else 1
    return float(said) if "." in said else value_of(said)


def sets_time(question: str, years: Sequence[int], kinds: Sequence[str]) -> bool:
    """Whether entries are asked for by a time, and not what was done in a year."""
    part = _SENTENCE.split(question.rstrip())[-1]
    if not kinds or (_OTHERWISE.match(part) and not counts_entries(part)):
        return False
    if set(kinds) <= DATED and set(kinds_named(part)) & DATED and length_asked(part):
        return True
    span = span_asked(question, years)
    if span is None:
        return False
    return bool(span.edge) or span.last - span.first > 0 or not set(kinds) & DATED


def in_time(
    question: str, years: Sequence[int], entries: list[Entry], today: date
) -> tuple[list[Entry], list[Condition]]:
    """The entries that fall into the time that a question sets, and how that is said."""
    conditions: list[Condition] = []
    if not any(entry.start for entry in entries):
        return entries, conditions
    if span := span_asked(question, years):
        conditions.append(_said(span, entries))
        entries = [entry for entry in entries if falls(entry, span)]
    length = length_asked(_SENTENCE.split(question.rstrip())[-1])
    if length and all(entry.kind in DATED for entry in entries):
        entries = [entry for entry in entries if lasts_so(entry, length, today)]
        one = length.words.replace("were", "was")
        conditions.append(Condition(one, length.words))
    return entries, conditions


def lasts_so(entry: Entry, length: Length, today: date) -> bool:
    """Whether an entry lasted so long."""
    count = months(entry, today)
    return count is not None and length.least <= count <= length.most


def falls(entry: Entry, span: Span) -> bool:
    """Whether an entry falls into a time."""
    if entry.start is None:
        return False
    began, ended = entry.start.year, entry.end.year if entry.end else _ALWAYS
    if span.edge == "ended":
        return ended != _ALWAYS and span.first <= ended <= span.last
    if span.edge == "began" or entry.kind not in DATED:
        return span.first <= began <= span.last
    return began <= span.last and ended >= span.first


def _said(span: Span, entries: Sequence[Entry]) -> Condition:
    if span.edge:
        return Condition(f"{span.edge} {span.words}", f"{span.edge} {span.words}")
    if not any(entry.kind in DATED for entry in entries):
        return Condition(f"is dated {span.words}", f"are dated {span.words}")
    if span.first > 0:
        return Condition(f"was held {span.words}", f"were held {span.words}")
    return Condition(f"began {span.words}", f"began {span.words}")
