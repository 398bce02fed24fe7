"""What became of a piece of work, what went wrong with it, and works that are only described."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.forms.descriptions import described_work

pytest_plugins = ["portfolio_fixtures"]


def _cited(answer: Answer) -> set[str]:
    return {citation.source for citation in answer.citations}


def test_what_went_wrong_is_told_by_the_lines_that_tell_it(marisol: Assistant) -> None:
    answer = marisol.ask("What went wrong with Gangway?")
    assert "turned away some 600 passengers" in answer.text
    assert "140 rugged handhelds" not in answer.text


def test_what_went_wrong_is_not_said_where_no_line_tells_it(shipped: Assistant) -> None:
    answer = shipped.ask("What went wrong with the HLS Stream Collector?")
    assert answer.status == "not_in_portfolio"
    assert "does not say what went wrong with HLS Stream Collector" in answer.text


def test_a_problem_that_a_work_solves_is_no_trouble_of_it(shipped: Assistant) -> None:
    answer = shipped.ask("What problem does the Anomaly Detection Engine solve?")
    assert answer.status == "answered" and "revenue drops" in answer.text


def test_what_became_of_a_work_is_its_state_and_how_it_ended(marisol: Assistant) -> None:
    answer = marisol.ask("What became of Floodline?")
    assert "archived" in answer.text and "changed its mind" in answer.text


def test_failures_of_the_person_are_those_that_works_tell(
    marisol: Assistant, shipped: Assistant
) -> None:
    assert "instead of the promised six" in marisol.ask("Her biggest failure?").text
    assert shipped.ask("Their biggest failure?").status == "not_in_portfolio"


def test_a_state_asked_beside_something_else_is_told_too(marisol: Assistant) -> None:
    answer = marisol.ask(
        "What does the ticket scanner for the deckhands do, and where does it stand?"
    )
    assert "Tickets carry a signature" in answer.text and "archived" in answer.text


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("What came of the alarm thing?", "project/anomaly-detection-engine"),
        ("What did the caching work come to?", "project/distributed-caching-layer"),
        ("the browser plugin for videos, how does it work", "project/hls-stream-collector"),
    ],
)
def test_a_description_of_a_work_means_the_project(
    shipped: Assistant, question: str, source: str
) -> None:
    assert _cited(shipped.ask(question)) == {source}


def test_no_work_is_described_where_a_rank_or_a_measure_is_asked_for() -> None:
    assert described_work("What is the alarm thing?") is not None
    assert described_work("What was the first project?") is None
    assert described_work("When was the alarm thing made?") is None
    assert described_work("What do the alarm thing and the cache thing do?") is None


def test_strengths_and_weaknesses_are_the_strengths_and_that_the_rest_is_not_said(
    shipped: Assistant,
) -> None:
    answer = shipped.ask("Strengths and weaknesses?")
    assert answer.status == "partial"
    assert "15 days to 20 minutes" in answer.text and "does not mention weaknesses" in answer.text


def test_what_it_is_is_told_beside_its_state(shipped: Assistant) -> None:
    answer = shipped.ask("The video thing: what does it do, and is it live?")
    assert "browser extension" in answer.text and "is an experiment" in answer.text


def test_a_career_in_some_sentences_has_as_many(marisol: Assistant) -> None:
    answer = marisol.ask("Her career in three sentences")
    assert answer.text.count("[") == 3 and "Zilverpas" in answer.text
