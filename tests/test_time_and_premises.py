"""The time between events, dates in lines, and what a question wrongly asserts of an entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.forms.contractions import written_out
from assistant.settings import Settings

TODAY = date(2026, 11, 22)
PORTFOLIOS = Path(__file__).parent.parent / "evals" / "portfolios"


@pytest.fixture(scope="module")
def oskar(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    var = tmp_path_factory.mktemp("oskar")
    return Assistant.open(Settings(corpus=PORTFOLIOS / "oskar-lindgren", var=var), today=TODAY)


@pytest.fixture(scope="module")
def marisol(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    var = tmp_path_factory.mktemp("marisol")
    return Assistant.open(Settings(corpus=PORTFOLIOS / "marisol-quispe", var=var), today=TODAY)


def test_question_words_run_together_with_a_verb_are_written_out() -> None:
    assert written_out("When'd he finish?") == "When did he finish?"
    assert written_out("Who'd be asked?") == "Who would be asked?"
    assert written_out("Where’re they?") == "Where are they?"


def test_the_time_between_a_degree_and_a_job_is_reckoned(oskar: Assistant) -> None:
    text = oskar.ask("How many months passed from leaving KTH until joining Havsdata?", []).text
    assert "June 2015" in text and "August 2015" in text and "2 months later" in text


def test_a_date_that_stands_in_a_line_is_told(marisol: Assistant) -> None:
    answer = marisol.ask("In which year were the handhelds replaced with gates?", [])
    assert "2023" in answer.text
    assert [citation.source for citation in answer.citations] == ["project/gangway"]


def test_a_line_of_the_profile_on_months_that_share_a_year_tells_of_them(
    marisol: Assistant,
) -> None:
    assert "weaving cooperative" in marisol.ask("What did she do in August 2020?", []).text


def test_the_first_job_is_the_earliest_and_no_line_with_the_word_first(oskar: Assistant) -> None:
    assert "joined Havsdata in August 2015" in oskar.ask("When was the first job begun?", []).text


@pytest.mark.parametrize(
    ("question", "told", "denied"),
    [
        ("Was his talk held in Helsinki?", "Copenhagen", "in Helsinki"),
        ("Did he come first at Robot Sumo?", "second place", "“first place”"),
        ("Wasn't Buoy Logger built for Nordic Rover?", "Havsdata", "for Nordic Rover"),
        ("He got the robot sumo award in 2019, correct?", "November 2014", "2019"),
    ],
)
def test_what_an_entry_tells_otherwise_is_set_right(
    oskar: Assistant, question: str, told: str, denied: str
) -> None:
    text = oskar.ask(question, []).text
    assert told in text
    assert "The portfolio does not say" in text and denied in text


def test_what_holds_is_not_denied(oskar: Assistant) -> None:
    assert "does not" not in oskar.ask("Was his talk held in Copenhagen?", []).text
    assert "does not" not in oskar.ask("Did he come second at Robot Sumo?", []).text
