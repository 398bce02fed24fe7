"""Dates and periods as people write them in résumés.

    Mar 2019 – Present      03/2019 - 12/2021      2019–21      since 2019      Jan – Mar 2020
    12 March 2020           12.03.2020             2020-03-12   Fall 2021

`whole` reads a text that is nothing but a date or period; `within` finds one in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from index.entry import YearMonth
from index.tables import table


class Period(NamedTuple):
    """From `start` to `end`; no end means: to this day."""

    start: YearMonth
    end: YearMonth | None


class Found(NamedTuple):
    """A period at `text[start:end]`."""

    period: Period
    start: int
    end: int


_YEAR = r"(?:19|20)\d\d"
_BAR = r"\s*[-‐‑‒–—−~～〜→]+\s*"
_EDGE = re.compile(r"[\s.,;:|·•()\[\]*_–—-]*")


def whole(text: str) -> Period | None:
    """The period that `text` is, or None where it is anything else. Never raises."""
    stripped = text.strip().strip("()[]*_ ")
    match = _patterns().span.fullmatch(stripped)
    return _read(match) if match else None


def within(text: str) -> Found | None:
    """The last period with two ends in a line, else a date that stands at its edge or in brackets.

    A year in the middle of a sentence is none: "Handled 2000 requests".
    """
    found = [
        Found(period, match.start(), match.end())
        for match in _patterns().span.finditer(text)
        if (period := _read(match))
    ]
    ranges = [each for each in found if each.period.start != each.period.end]
    if ranges:
        return ranges[-1]
    return next((each for each in reversed(found) if _stands_alone(text, each)), None)


def typed(start: str | None, end: str | None) -> dict[str, object]:
    """The fields `start` and `end` of an entry, of two dates as a source gives them.

    What is no date stays as it is, for the entry to refuse.
    """
    if end and is_present(end):
        end = None
    first = whole(_day(start)) if start else None
    last = whole(_day(end)) if end else None
    return {"start": first.start if first else start, "end": last.start if last else end}


def _day(text: str) -> str:
    """A moment as a day: `2024-01-31T10:00:00Z` -> `2024-01-31`."""
    return re.sub(r"(?<=\d)T\d.*", "", text)


def is_present(text: str) -> bool:
    """Whether a text says "to this day"."""
    return text.strip().strip(".").lower() in table("dates")["present"]


def names_season(text: str) -> bool:
    """Whether a date says more than months can: `Fall 2021`."""
    return any(word in table("dates")["seasons"] for word in text.lower().split())


def year_in(text: str) -> YearMonth | None:
    """The year in a text with exactly one: `Fall 2021`."""
    years = set(re.findall(rf"\b{_YEAR}\b", text))
    return YearMonth(year=int(years.pop())) if len(years) == 1 else None


def _stands_alone(text: str, found: Found) -> bool:
    before, after = text[: found.start], text[found.end :]
    if _EDGE.fullmatch(after):
        return not before or bool(re.search(r"[\s(\[|,]$", before))
    bracketed = before.rstrip().endswith(("(", "[")) and after.lstrip().startswith((")", "]"))
    return bracketed or (not before.strip(" *_([") and bool(re.match(r"[\s:|–—-]", after)))


class _Patterns(NamedTuple):
    span: re.Pattern[str]
    months: dict[str, int]


@cache
def _patterns() -> _Patterns:
    words = table("dates")
    months = {
        name: int(number) for number, line in words["months"].items() for name in line.split()
    }
    months |= dict.fromkeys(words["seasons"], 0)
    month = rf"(?:{_any(months)})\.?"
    ordinal = r"\d{1,2}(?:st|nd|rd|th|\.)?"
    year = rf"(?:{_YEAR}|['’]\d\d)"
    date = (
        rf"(?:(?:{ordinal}\s+)?{month}\s*(?:{ordinal},?\s*)?,?\s*(?:of |de |del )?{year}"
        rf"|{_YEAR}[-/.](?:1[0-2]|0?[1-9])(?:[-/.]\d{{1,2}})?(?!\d)"
        rf"|(?:\d{{1,2}}[./-])?\d{{1,2}}[./-]{_YEAR}"
        rf"|{_YEAR}年(?:\s*\d{{1,2}}月)?"
        rf"|{_YEAR})(?!\w)"
    )
    present = rf"(?:{_any(words['present'])})(?!\w)"
    between = rf"(?:{_BAR}|\s+(?:{_any(words['between'])})\s+)"
    span = (
        rf"(?<![\w./$€£+])(?:"
        rf"(?:{_any(words['since'])})\s+(?P<since>{date})(?!{between}(?:{date}|{present}))"
        rf"|(?P<short>{_YEAR})[-–/](?P<two>\d\d)(?![\d-])"
        rf"|(?P<month>{month}){between}(?P<same>{month}\s+{_YEAR})"
        rf"|(?:(?:{_any(words['since'])})\s+)?(?P<start>{date})"
        rf"(?:{between}(?:(?P<end>{date})|(?P<present>{present}))|(?P<open>\s*[-–—]+\s*$))?"
        rf")(?![%\w])"
    )
    return _Patterns(re.compile(span, re.IGNORECASE), months)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _read(match: re.Match[str]) -> Period | None:
    part = match.groupdict()
    try:
        if part["since"]:
            return Period(_date(part["since"]), None)
        if part["short"]:
            return _short(part["short"], int(part["two"]))
        if part["month"]:
            end = _date(part["same"])
            return Period(YearMonth(year=end.year, month=_month(part["month"])), end)
        start = _date(part["start"])
        if part["present"] or part["open"] is not None:
            return Period(start, None)
        return Period(start, _date(part["end"]) if part["end"] else start)
    except ValueError:
        return None


def _short(year: str, two: int) -> Period:
    """`2019-04` is a month, `2019-21` are two years."""
    if two <= 12:
        date = YearMonth(year=int(year), month=two)
        return Period(date, date)
    return Period(YearMonth(year=int(year)), YearMonth(year=int(year[:2]) * 100 + two))


def _date(text: str) -> YearMonth:
    """Raises ValueError where it is no date."""
    lower = text.lower().replace("年", "-").replace("月", "")
    if named := re.search(r"[^\W\d]+", lower):
        return YearMonth(year=_year(lower), month=_month(named[0]))
    numbers = [int(number) for number in re.findall(r"\d+", lower)]
    if len(numbers) == 1:
        return YearMonth(year=numbers[0])
    if numbers[0] > 31:
        return YearMonth(year=numbers[0], month=numbers[1])
    if len(numbers) == 2:
        return YearMonth(year=numbers[1], month=numbers[0])
    # 03/12/2020 is December with dots, March with slashes, unless it cannot be.
    first, second, year = numbers
    month = first if "/" in lower and first <= 12 else second
    return YearMonth(year=year, month=month)


def _year(text: str) -> int:
    if full := re.search(_YEAR, text):
        return int(full[0])
    short = int(re.findall(r"['’](\d\d)", text)[-1])
    return (1900 if short > 69 else 2000) + short


def _month(text: str) -> int | None:
    """Its number; None for a season."""
    name = re.sub(r"[\W\d]", "", text.lower())
    if name not in _patterns().months:
        raise ValueError(f"{text!r} is not a month")
    return _patterns().months[name] or None
