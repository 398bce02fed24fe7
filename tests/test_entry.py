"""Entries: dates, checks, and the document that quotes are taken from."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from index import Entry, YearMonth

ROLE = {
    "id": "role/acme",
    "kind": "role",
    "title": "Acme",
    "organisation": "Acme",
    "position": "Engineer",
    "location": "Oslo",
    "start": "Mar 2022",
    "end": "Apr 2023",
    "text": "Ran the mill.\n\nBuilt a dam.",
    "highlights": ("Saved 40% of water",),
    "technologies": ("Go", "C++"),
}


@pytest.mark.parametrize(
    ("written", "year", "month"),
    [
        ("2023-04", 2023, 4),
        ("2023-04-17", 2023, 4),
        ("2023-4", 2023, 4),
        ("Apr 2023", 2023, 4),
        ("April 2023", 2023, 4),
        ("Sept. 2023", 2023, 9),
        (" 2023 ", 2023, None),
        (2023, 2023, None),
    ],
)
def test_dates_are_read_as_people_write_them(written: object, year: int, month: int | None) -> None:
    assert YearMonth.parse(written) == YearMonth(year=year, month=month)


@pytest.mark.parametrize("written", ["last spring", "23", "2023-13", "Foo 2023", "", "04/2023"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"date|month"):
        YearMonth.parse(written)


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    march, april = YearMonth.parse("Mar 2022"), YearMonth.parse("Apr 2023")
    assert april.ordinal - march.ordinal == 13


def test_the_document_holds_every_field_on_a_line_of_its_own() -> None:
    assert Entry.model_validate(ROLE).document == (
        "Acme\nEngineer\nMar 2022 — Apr 2023\nOslo\nRan the mill.\nBuilt a dam.\n"
        "Saved 40% of water\nGo, C++"
    )


def test_an_organisation_that_is_not_the_title_has_its_line() -> None:
    lines = Entry.model_validate(ROLE | {"organisation": "Acme Holding"}).document.splitlines()
    assert lines[:3] == ["Acme", "Engineer", "Acme Holding"]


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2022-03", None, "Mar 2022 — Present"),
        ("2019", "2019", "2019"),
        ("2019", "2021-02", "2019 — Feb 2021"),
        (None, None, None),
    ],
)
def test_a_period_reads_like_a_resume(
    start: str | None, end: str | None, period: str | None
) -> None:
    assert Entry.model_validate(ROLE | {"start": start, "end": end}).period == period


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"end": "2021-12"}, "end Dec 2021 is before start Mar 2022"),
        ({"end": "2021"}, "end 2021 is before start Mar 2022"),
        ({"start": None}, "end without start"),
        ({"id": "project/acme"}, "does not begin with its kind 'role'"),
        ({"title": "  "}, "at least 1 character"),
        ({"salary": "1"}, "Extra inputs"),
        ({"status": "Finished"}, "'Production', 'Shipped'"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(
    change: dict[str, object], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        Entry.model_validate(ROLE | change)


def test_a_year_without_month_may_end_the_year_it_began_in() -> None:
    assert Entry.model_validate(ROLE | {"end": "2022"}).period == "Mar 2022 — 2022"


def test_contact_details_are_quotable_only_where_the_owner_says_so() -> None:
    profile = {
        "id": "profile",
        "kind": "profile",
        "title": "Profile",
        "email": "a@example.org",
        "phone": "555 0100",
        "address": "1 Mill Lane",
        "links": ("https://example.org",),
    }
    private = Entry.model_validate(profile).document
    public = Entry.model_validate(profile | {"contact": "public"}).document
    assert private == "Profile"
    assert public == "Profile\na@example.org\nhttps://example.org"


def test_an_entry_survives_json() -> None:
    entry = Entry.model_validate(ROLE)
    assert Entry.model_validate_json(entry.model_dump_json()) == entry
