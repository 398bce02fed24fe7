"""Lists and counts in the ways in which people word them: inclusions, orders, places, pairs."""

from __future__ import annotations

import pytest
from engine_stage import sources
from mira_stage import ask

from assistant.assistant import Assistant
from assistant.forms.excluding import asides
from assistant.forms.inversion import straightened
from assistant.geography import is_country

pytest_plugins = ["mira_fixtures", "portfolio_fixtures"]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Medals: how many has Mira won?", "How many medals?"),
        ("How often has she spoken at conferences?", "how many talks?"),
        ("How often has she spoken of ropes?", "how many talks of ropes?"),
    ],
)
def test_a_number_is_asked_for_after_what_is_counted_or_by_an_act(typed: str, plain: str) -> None:
    assert straightened(typed) == plain


def test_what_counts_too_narrows_nothing_down_unless_it_is_the_only_thing() -> None:
    question = "How many boats if you count the dinghy?"
    assert [question[a:b] for a, b in asides(question)] == ["if you count the dinghy"]
    assert not asides("How many boats if you count only the dinghy?")


@pytest.mark.parametrize(
    ("question", "says", "cited"),
    [
        ("Give me every talk she gave", "two talks", {"talk/hulls", "talk/anchors"}),
        ("How many are listed under Databases?", "two are listed: PostgreSQL", {"skill/databases"}),
        ("List her jobs with dates", "March 2016", {"role/kelp", "role/fjord", "role/archive"}),
        ("Any experiments, some or none?", "Sonar Deck Viewer", {"project/viewer"}),
        ("How many of her tools/projects are live?", "Two projects", {"project/tides"}),
        ("Positions held at Fjord Freight", "Software Engineer at Fjord Freight", {"role/fjord"}),
        ("Which is the earliest of her jobs?", "City Archive", {"role/archive"}),
        ("Does she have more talks or more projects?", "two talks and three", {"talk/hulls"}),
    ],
)
def test_a_list_is_what_was_asked_for(
    mira: Assistant, question: str, says: str, cited: set[str]
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert says in answer.text
    assert cited <= set(sources(answer))


def test_jobs_in_a_country_are_those_in_its_cities_and_none_in_the_next(ines: Assistant) -> None:
    answer = ask(ines, "Which of her jobs were in Portugal?")
    assert answer.text.startswith("Four roles are placed in Lisbon or Porto")
    assert ask(ines, "Which of her jobs were in Spain?").status == "not_in_portfolio"
    assert is_country("Portugal") and not is_country("Lisbon")


def test_the_tools_of_a_job_that_is_described_are_those_of_that_job(ines: Assistant) -> None:
    answer = ask(ines, "Which tools did she use at the telemedicine company?")
    assert answer.text.startswith("Medora Health involves")
    assert set(sources(answer)) == {"role/medora-health"}


def test_two_kinds_are_set_in_order_by_all_their_dates(ines: Assistant) -> None:
    answer = ask(ines, "Which is newer, the talk or the paper?")
    assert answer.text.split(", so ")[1].startswith("Forecasts That People Trust is the most")


def test_the_cities_of_talks_are_not_those_of_jobs(ines: Assistant) -> None:
    answer = ask(ines, "Which conferences did she speak at, and in what cities?")
    assert all(source.startswith("talk/") for source in sources(answer))


def test_a_kind_that_is_left_out_is_in_no_list_of_entries(ines: Assistant) -> None:
    answer = ask(ines, "Leaving aside her jobs, which entries mention Python?")
    assert answer.status == "answered"
    assert not any(source.startswith("role/") for source in sources(answer))
