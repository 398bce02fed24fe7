"""Periods in months, reckoned by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dates import (
    in_month,
    in_years,
    is_exact,
    lasting,
    merged,
    months,
    this_month,
    written,
)
from index import Entry, YearMonth

TODAY = date(2025, 9, 15)


def job(start: str | None = None, end: str | None = None, name: str = "acme") -> Entry:
    fields = {"start": start, "end": end}
    return Entry.model_validate(
        {"id": f"role/{name}", "kind": "role", "title": name}
        | {field: value for field, value in fields.items() if value}
    )


@pytest.mark.parametrize(
    ("moment", "text"),
    [(YearMonth(year=2023, month=4), "April 2023"), (YearMonth(year=2019), "2019")],
)
def test_a_month_is_written_out(moment: YearMonth, text: str) -> None:
    assert written(moment) == text


def test_today_counts_as_its_month() -> None:
    assert written(this_month(TODAY)) == "September 2025"


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("Mar 2022", "Apr 2023", 13),
        ("Mar 2022", "Mar 2022", 0),
        ("Dec 2020", "Jan 2021", 1),
        ("Mar 2022", None, 42),
        ("2012", "2017", 60),
        ("2012", "Mar 2017", 60),
        ("Sep 2025", None, 0),
        ("Jan 2026", None, 0),
        (None, None, None),
    ],
)
def test_months_are_counted_from_start_to_end_or_to_today(
    start: str | None, end: str | None, count: int | None
) -> None:
    assert months(job(start, end), TODAY) == count


def test_overlapping_and_touching_periods_are_joined() -> None:
    jobs = [
        job("Jan 2019", "Jun 2021"),
        job("Sep 2020", "Mar 2021"),
        job("Jun 2021", "Aug 2021"),
        job("Mar 2022"),
        job(),
    ]
    spans = merged(jobs, TODAY)
    assert [end - start for start, end in spans] == [31, 42]
    assert spans[1][0] - spans[0][1] == 7  # August 2021 to March 2022


def test_a_job_that_has_not_begun_takes_nothing_away() -> None:
    spans = merged([job("Mar 2022", "Apr 2023"), job("Jan 2026")], TODAY)
    assert sum(end - start for start, end in spans) == 13


def test_a_job_that_ended_in_its_first_year_takes_nothing_away() -> None:
    spans = merged([job("Mar 2022", "2022"), job("Jan 2024", "Mar 2024")], TODAY)
    assert sum(end - start for start, end in spans) == 2


PERIODS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.lists(PERIODS, max_size=6))
def test_merged_periods_hold_every_month_once(periods: list[list[int]]) -> None:
    jobs = [job(_month(start), _month(end)) for start, end in periods]
    spans = merged(jobs, TODAY)
    held = [month for start, end in spans for month in range(start, end)]
    assert sorted(held) == sorted({2000 * 12 + m for a, b in periods for m in range(a, b)})
    assert spans == sorted(spans)


def _month(after: int) -> str:
    return f"{2000 + after // 12}-{after % 12 + 1:02}"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "less than a month"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "1 year"),
        (13, "1 year 1 month"),
        (42, "3 years 6 months"),
    ],
)
def test_a_length_is_written_in_years_and_months(count: int, text: str) -> None:
    assert lasting(count) == text


@pytest.mark.parametrize(("count", "text"), [(60, "about 5 years"), (12, "about 1 year")])
def test_where_only_years_are_known_no_months_are_told(count: int, text: str) -> None:
    assert lasting(count, exact=False) == text


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [
        ("Mar 2022", "Apr 2023", True),
        ("Mar 2022", None, True),
        ("2022", "Apr 2023", False),
        ("Mar 2022", "2023", False),
        (None, None, False),
    ],
)
def test_a_period_is_exact_where_both_ends_have_a_month(
    start: str | None, end: str | None, exact: bool
) -> None:
    assert is_exact(job(start, end)) is exact


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [
        (2018, 2018, False),
        (2019, 2019, True),
        (2021, 2021, True),
        (2022, 2030, False),
        (2000, 2019, True),
    ],
)
def test_a_period_touches_the_years_of_its_ends(first: int, last: int, touches: bool) -> None:
    assert in_years(job("Dec 2019", "Jan 2021"), first, last, TODAY) is touches


def test_a_job_that_goes_on_touches_this_year_and_not_the_next() -> None:
    assert in_years(job("Mar 2022"), 2025, 2025, TODAY)
    assert not in_years(job("Mar 2022"), 2026, 2026, TODAY)
    assert not in_years(job(), 2000, 2100, TODAY)


@pytest.mark.parametrize(
    ("year", "month", "touches"),
    [(2019, 11, False), (2019, 12, True), (2020, 6, True), (2021, 1, True), (2021, 2, False)],
)
def test_a_period_touches_the_months_of_its_ends(year: int, month: int, touches: bool) -> None:
    assert in_month(job("Dec 2019", "Jan 2021"), year, month, TODAY) is touches


def test_an_end_without_a_month_reaches_to_december() -> None:
    assert in_month(job("2012", "2017"), 2017, 12, TODAY)
    assert not in_month(job("2012", "2017"), 2018, 1, TODAY)
    assert not in_month(job(), 2017, 12, TODAY)
