"""Short questions after an answer: they stay on what that answer cited."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from engine_stage import Opened

from assistant.answer import Answer, Turn

pytest_plugins = ["portfolio_fixtures"]

Asked = Callable[..., Answer]


@pytest.fixture
def asked(opened: Opened) -> Asked:
    def ask(name: str, *questions: str) -> Answer:
        history: list[Turn] = []
        for question in questions:
            answer = opened(name).ask(question, history)
            history += [
                Turn(role="user", content=question),
                Turn(role="assistant", content=answer.text),
            ]
        return answer

    return ask


def _sources(answer: Answer) -> set[str]:
    return {citation.source for citation in answer.citations}


def test_by_how_much_after_two_lengths_is_the_difference(asked: Asked) -> None:
    answer = asked("wren-mbatha", "Was Wren longer at Kestrel Row or at Bellamy?", "by how much?")
    assert "3 years 4 months" in answer.text


@pytest.mark.parametrize("question", ["the figures?", "any numbers?", "and the metrics?"])
def test_bare_figures_are_those_of_the_entry_before(asked: Asked, question: str) -> None:
    answer = asked("declan-okafor", "Tell me about Tarn Health", question)
    assert _sources(answer) == {"role/tarn-health"}
    assert "1,400" in answer.text


def test_a_line_of_the_entry_before_gives_how_long_something_took(asked: Asked) -> None:
    answer = asked("marisol-quispe", "What is Gangway?", "how long did the repair take?")
    assert _sources(answer) == {"project/gangway"}
    assert "took a day" in answer.text


def test_a_figure_that_the_entry_before_lacks_is_not_taken_from_elsewhere(asked: Asked) -> None:
    answer = asked(
        "ines-carvalho",
        "Tell me about the talk Forecasts That People Trust",
        "how many people came?",
    )
    assert answer.status == "not_in_portfolio"
    assert not answer.citations


@pytest.mark.parametrize("question", ["ok and its level?", "how well?", "at what level?"])
def test_a_level_is_that_of_the_language_before(asked: Asked, question: str) -> None:
    answer = asked("wren-mbatha", "Does Wren speak French?", question)
    assert _sources(answer) == {"language/french"}
    assert "C1" in answer.text


def test_why_somebody_left_is_told_where_the_job_tells_it(asked: Asked) -> None:
    answer = asked("wren-mbatha", "Tell me about Kestrel Row", "why did they leave?")
    assert "let go" in answer.text
    answer = asked("oskar-lindgren", "Tell me about Havsdata", "why did he leave?")
    assert answer.status == "not_in_portfolio"


def test_with_whom_is_answered_by_people_and_not_by_the_whole_job(asked: Asked) -> None:
    answer = asked("wren-mbatha", "Tell me about Kestrel Row", "who did they work with there?")
    assert "Desmond Achterberg" in answer.text
    assert "frame" not in answer.text.lower()


def test_the_first_of_dated_talks_is_the_earliest(asked: Asked) -> None:
    answer = asked("wren-mbatha", "Which talks has Wren given?", "In which city was the first one?")
    assert "Helsinki" in answer.text


def test_another_one_of_a_kind_is_looked_for_among_its_like(asked: Asked) -> None:
    answer = asked("declan-okafor", "Does he have the CKS?", "and the AWS one?")
    assert _sources(answer) == {"certificate/aws-security"}


def test_a_correction_is_followed_by_its_question(asked: Asked) -> None:
    answer = asked(
        "wren-mbatha",
        "How big is the team?",
        "No, I meant the other one, the college. How big is a group there?",
    )
    assert "16" in answer.text


def test_what_was_there_before_is_told_of_the_work_before(asked: Asked) -> None:
    answer = asked("wren-mbatha", "What is Murmur?", "what did it look like before?")
    assert "fortnight" in answer.text


@pytest.mark.parametrize(
    "question",
    ["And what is still missing from it?", "and the downside of that?", "any limits?"],
)
def test_the_troubles_asked_for_are_those_of_what_was_spoken_of(
    asked: Asked, question: str
) -> None:
    answer = asked("declan-okafor", "Tell me about Paved Road", question)
    assert "Multi-region is designed but not funded" in answer.text
    assert _sources(answer) == {"project/paved-road"}


def test_when_and_where_is_answered_with_both(asked: Asked) -> None:
    answer = asked("oskar-lindgren", "Has he given talks?", "when and where was that?")
    assert "September 2023" in answer.text and "Copenhagen" in answer.text


def test_the_later_of_two_is_the_later_by_date(asked: Asked) -> None:
    answer = asked("ines-carvalho", "Has she given talks?", "the later one, in which city was it")
    assert "Lisbon" in answer.text
