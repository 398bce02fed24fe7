"""Every line of an entry is told in grammatical words, or quoted."""

from __future__ import annotations

import pytest

from assistant.claims import Quote
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import tell, varied
from assistant.person import Person
from index import Entry, Kind, YearMonth

ADA = Person("Ada Novak", "she")
SOMEBODY = Person()


def entry(kind: Kind, line: str, **fields: object) -> Entry:
    """An entry with one line of text."""
    title = "Mill" if kind in {"role", "volunteer"} else "Oven"
    return Entry(id=f"{kind}/one", kind=kind, title=title, text=line, **fields)


def told(kind: Kind, line: str, person: Person = ADA, opens: bool = True, **fields: object) -> str:
    """How the line is told."""
    return tell(Quote(entry(kind, line, **fields), line), person, opens).text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Built alarm system.", "At Mill, she built an alarm system."),
        ("Chairs the review.", "At Mill, she chairs the review."),
        ("Hired as the only baker.", "At Mill, she was hired as the only baker."),
        ("Supervised by Bo Ek.", "At Mill, she was supervised by Bo Ek."),
        ("Was paid once in apples.", "At Mill, she was paid once in apples."),
        ("Ticketing for nine lines.", "At Mill, her work included ticketing for nine lines."),
        ("Building a dam.", "At Mill, she is building a dam."),
        ("I lead two bakers.", "At Mill, she leads two bakers."),
        ("The river ran dry in May.", "At Mill, the river ran dry in May."),
        ("Mill lets people bake.", "Mill lets people bake."),
        ("Bo Ek has kept the books.", "On Mill, the entry says: “Bo Ek has kept the books.”"),
        ("An exporter of quinoa.", "On Mill, the entry says: “An exporter of quinoa.”"),
        ("Closed from May until June.", "On Mill, the entry says: “Closed from May until June.”"),
        ("We ground flour.", "On Mill, she writes: “We ground flour.”"),
        ("My first job: I milled.", "On Mill, she writes: “My first job: I milled.”"),
    ],
)
def test_a_line_of_a_job_is_told_by_its_form(line: str, expected: str) -> None:
    assert told("role", line, start=YearMonth(year=2020)) == expected


def test_what_is_written_in_the_present_of_a_job_that_ended_is_quoted() -> None:
    ended = {"start": YearMonth(year=2020), "end": YearMonth(year=2021)}
    assert told("role", "Leads a team.", **ended) == "On Mill, the entry says: “Leads a team.”"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Made in 36 hours by strangers.", "Oven was made in 36 hours by strangers."),
        ("Used by 40 bakers.", "Oven is used by 40 bakers."),
        ("Renders surfaces in WebGL.", "Oven renders surfaces in WebGL."),
        ("Built a plugin.", "For Oven, she built a plugin."),
        ("Achieved 40 stars.", "Oven achieved 40 stars."),
        ("An app in which bakers swap shifts.", "Oven is an app in which bakers swap shifts."),
        ("1,900 stars.", "Oven has 1,900 stars."),
        ("The trial ran on 12 phones.", "On Oven, the entry says: “The trial ran on 12 phones.”"),
        ("Good enough for bread.", "On Oven, the entry says: “Good enough for bread.”"),
        ("I tell bread from stone.", "On Oven, she writes: “I tell bread from stone.”"),
    ],
)
def test_a_line_of_a_project_is_told_by_its_form(line: str, expected: str) -> None:
    assert told("project", line) == expected


def test_what_has_been_archived_is_not_told_in_the_present() -> None:
    assert told("project", "Used by 40 bakers.", status="Archived") == "Oven was used by 40 bakers."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The trial ran on 12 phones.", "The trial ran on 12 phones."),
        ("Made in 36 hours.", "It was made in 36 hours."),
        ("Good enough for bread.", "The entry says: “Good enough for bread.”"),
        ("Wrote a plugin.", "They wrote a plugin."),
    ],
)
def test_after_the_first_line_the_entry_is_not_named_again(line: str, expected: str) -> None:
    assert told("project", line, SOMEBODY, opens=False) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Senior Software Engineer.", "Ada Novak is a Senior Software Engineer."),
        ("Bread I've made.", "The profile reads: “Bread I've made.”"),
        ("I bake.", "Ada Novak bakes."),
        ("I like two things: bread and salt.", "Ada Novak likes two things: bread and salt."),
        ("Each entry represents hours of work.", "Each entry represents hours of work."),
        ("Passionate about bread.", "The profile reads: “Passionate about bread.”"),
    ],
)
def test_a_line_of_the_profile_is_told_by_its_form(line: str, expected: str) -> None:
    assert told("profile", line) == expected


def test_one_quote_after_another_of_the_same_entry_is_added() -> None:
    oven = entry("project", "Good. Warm.")
    claims = [tell(Quote(oven, line), ADA, at == 0) for at, line in enumerate(["Good.", "Warm."])]
    assert [claim.text for claim in varied(claims)] == [
        "On Oven, the entry says: “Good.”",
        "It adds: “Warm.”",
    ]


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("Baker", "Ada Novak was a Baker at Mill from 2014 to 2020."),
        ("CEO", "Ada Novak was CEO at Mill from 2014 to 2020."),
        ("Baker, later Cook", "Ada Novak worked at Mill from 2014 to 2020, as Baker, later Cook."),
    ],
)
def test_several_titles_of_one_job_stand_behind_the_dates(position: str, expected: str) -> None:
    years = {"start": YearMonth(year=2014), "end": YearMonth(year=2020)}
    assert held(entry("role", "", position=position, **years), ADA).text == expected
