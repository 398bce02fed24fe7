"""Numbers, dates and lengths of time in a sentence, and whether evidence gives them.

Written for the evals alone: it does not share code with the assistant's own checker, so that
one mistake cannot hide in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise

from index import Entry

_NUMBER = re.compile(
    r"(?<![\w.])\$?(\d[\d,]*(?:\.\d+)?)(?!\.?\d)(?:\s?(k|m|b|million|billion|thousand)\b)?", re.I
)
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9}
_WORDS: dict[str, float] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SPELLED = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.I)
_LENGTH = re.compile(
    r"(?P<years>[\d.]+|\w+) (?:full )?years?(?:,? (?:and )?(?P<rest>\w+) months?)?"
    r"|(?P<months>\w+) months?",
    re.I,
)
_SLACK = 1
"""Months: March to April is one month or two, as one counts the last one or not."""


def numbers(text: str) -> list[float]:
    """The values of the numbers in a text, in order: `50K+ of 1,200` gives 50000 and 1200."""
    found = [
        (match.start(), float(match[1].replace(",", "")) * _SCALE.get((match[2] or "").lower(), 1))
        for match in _NUMBER.finditer(text)
    ]
    found += [(match.start(), _WORDS[match[0].lower()]) for match in _SPELLED.finditer(text)]
    return [value for _, value in sorted(found)]


def lengths(text: str) -> list[tuple[int, str]]:
    """Lengths of time as (months, the words): `1 year 2 months` gives 14."""
    found = []
    for match in _LENGTH.finditer(text):
        years, months = _value(match["years"]), _value(match["rest"] or match["months"])
        if years is not None or months is not None:
            found.append((round((years or 0) * 12 + (months or 0)), match[0].strip()))
    return found


def _value(word: str | None) -> float | None:
    if word is None:
        return None
    try:
        return float(word)
    except ValueError:
        return {"a": 1.0, "one": 1.0, **_WORDS}.get(word.lower())


def gives_length(months: int, words: str, entries: Iterable[Entry], today: date) -> bool:
    """Whether a length of time follows from the dates of entries.

    It may be that of one of them, of all together, of a gap or an overlap between two, or the
    time since the end of one. Where only years are said, they may be cut off, or
    rounded to whole or half ones.
    """
    actual = {m + off for m in _months(entries, today) for off in (-_SLACK, 0, _SLACK)}
    if "month" in words:
        return months in actual
    return any(months in (m // 12 * 12, round(m / 12) * 12, round(m / 6) * 6) for m in actual)


def _months(entries: Iterable[Entry], today: date) -> set[int]:
    now = today.year * 12 + today.month - 1
    spans = sorted(
        (entry.start.ordinal, entry.end.ordinal if entry.end else now)
        for entry in entries
        if entry.start
    )
    together = _merged(spans)
    apart = {after[0] - before[1] for before, after in pairwise(together)}
    overlaps = {min(a[1], b[1]) - max(a[0], b[0]) for a, b in combinations(spans, 2)}
    each = {end - start for start, end in spans} | {now - end for _, end in spans}
    return each | apart | {m for m in overlaps if m > 0} | {sum(e - s for s, e in together)}


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without overlaps."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
