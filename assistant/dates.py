"""Periods of entries in months, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from index import Entry, YearMonth

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def written(moment: YearMonth) -> str:
    """`April 2023`, or `2023` without a month."""
    return f"{_MONTHS[moment.month - 1]} {moment.year}" if moment.month else str(moment.year)


def this_month(today: date) -> YearMonth:
    """The month of a date."""
    return YearMonth(year=today.year, month=today.month)


def months(entry: Entry, today: date) -> int | None:
    """Months from start to end, or to today where it goes on; None without a start."""
    if entry.start is None:
        return None
    end = entry.end or this_month(today)
    if entry.start.month is None or end.month is None:
        return max(0, (end.year - entry.start.year) * 12)
    return max(0, end.ordinal - entry.start.ordinal)


def merged(entries: Iterable[Entry], today: date) -> list[tuple[int, int]]:
    """Periods as [start, end) in months since year 0, overlapping and touching ones joined.

    What begins after today, or ends in the year of its start without a month, is empty.
    """
    spans = sorted(
        (entry.start.ordinal, max(entry.start.ordinal, (entry.end or this_month(today)).ordinal))
        for entry in entries
        if entry.start
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def lasting(count: int, exact: bool = True) -> str:
    """`1 year 1 month`; `about 3 years` where only years are known."""
    years, rest = divmod(count, 12)
    if not exact:
        return f"about {max(1, years)} year{'s' if years > 1 else ''}"
    parts = [
        f"{number} {unit}{'' if number == 1 else 's'}"
        for number, unit in ((years, "year"), (rest, "month"))
        if number
    ]
    return " ".join(parts) or "less than a month"


def is_exact(entry: Entry) -> bool:
    """Whether both ends of the period have a month."""
    return bool(entry.start and entry.start.month and (entry.end is None or entry.end.month))


def in_years(entry: Entry, first: int, last: int, today: date) -> bool:
    """Whether the period touches the years first..last."""
    if entry.start is None:
        return False
    end = entry.end or this_month(today)
    return entry.start.year <= last and end.year >= first


def in_month(entry: Entry, year: int, month: int, today: date) -> bool:
    """Whether the period touches one month."""
    if entry.start is None:
        return False
    at = YearMonth(year=year, month=month).ordinal
    end = entry.end or this_month(today)
    last = end.ordinal if end.month else end.ordinal + 11
    return entry.start.ordinal <= at <= last
