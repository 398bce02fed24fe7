"""How many people heard a talk, and for how long somebody has been something."""

from __future__ import annotations

import pytest
from engine_stage import faults

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    "question",
    [
        "How many people came to the Manchester talk?",
        "how big was the audience in Manchester?",
        "Nobody Needs Root: how many people were in the room?",
    ],
)
def test_the_audience_of_a_talk_is_the_one_that_its_lines_tell(
    declan: Assistant, question: str
) -> None:
    answer = declan.ask(question)
    assert "~280 in the room" in answer.text
    assert {citation.source for citation in answer.citations} == {"talk/nobody-needs-root"}
    assert faults(answer, declan.entries) == []


def test_an_audience_that_is_not_told_is_said_to_be_missing(ines: Assistant) -> None:
    answer = ines.ask("How many people heard her talk in Porto?")
    assert answer.status == "not_in_portfolio"
    assert answer.text == (
        "The portfolio does not say how many people heard “Being the First Data Scientist”."
    )


def test_the_people_of_a_team_are_no_audience(declan: Assistant) -> None:
    assert "280" not in declan.ask("How many people were there in his team?").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how long's he been in ops by now", "in ops since Sep 2014"),
        ("how long has Declan been a manager", "about 11 years 10 months of work experience"),
    ],
)
def test_how_long_somebody_has_been_something_is_no_figure_of_a_project(
    declan: Assistant, question: str, told: str
) -> None:
    assert told in declan.ask(question).text


def test_a_project_that_has_been_live_for_some_time_is_no_career(shipped: Assistant) -> None:
    assert "work experience" not in shipped.ask("How long has the dashboard been live?").text


def test_a_statement_before_so_is_left_out(declan: Assistant) -> None:
    text = declan.ask("We need someone by February so what's his notice period").text
    assert "Notice period: 3 mos." in text
