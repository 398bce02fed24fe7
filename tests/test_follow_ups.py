"""Follow-ups that lean on an answer: on what it cited, on one further back, or on another one."""

from __future__ import annotations

import pytest
from engine_stage import Talk, sources

pytest_plugins = ["engine_fixtures"]


@pytest.mark.parametrize(
    "back",
    [
        "Going back to my very first question, is it in production?",
        "That radar we began with, is it live?",
        "As for the delay radar you mentioned earlier: is it in production?",
    ],
)
def test_what_was_said_further_back_is_recalled(talk: Talk, back: str) -> None:
    answer = talk("What is Delay Radar?", "Does she know Rust?", "What is Stop Finder?", back)
    assert answer.text == "Yes, Delay Radar is in production. [1]"
    assert sources(answer) == ["project/delay-radar"]


def test_a_correction_asks_the_last_question_again(talk: Talk) -> None:
    right = talk("How long was she at Civic Lab?").text
    assert talk("How long was she at Harbour Data?", "No, I meant the Civic Lab one.").text == right


def test_a_new_subject_leaves_the_old_one_behind(talk: Talk) -> None:
    alone = talk("Does she speak Dutch?").text
    for change in ("Something else entirely:", "On another note,", "To change the subject:"):
        assert talk("What is Delay Radar?", f"{change} does she speak Dutch?").text == alone


def test_others_in_the_same_state_are_all_those_in_that_state(talk: Talk) -> None:
    answer = talk("What is the status of Ghost Bus Detector?", "Any others at that stage?")
    wanted = talk("Which projects are experiments?")
    assert sources(answer) == sources(wanted)


def test_thanks_point_to_nothing(talk: Talk) -> None:
    assert talk("What is Delay Radar?", "Thanks, that's great!").status == "chat"


def test_why_a_project_was_stopped_is_not_why_a_job_was_left(talk: Talk) -> None:
    assert "leaving a job" not in talk("What is Stop Finder?", "Why did they stop that?").text


def test_a_language_that_is_named_is_not_taken_for_the_one_before(talk: Talk) -> None:
    alone = talk("How good is her French?")
    after = talk("How good is her Dutch?", "How good is her French?")
    assert (after.status, after.text) == (alone.status, alone.text)


def test_what_became_of_a_piece_of_work_is_asked_of_awards_talks_and_papers(talk: Talk) -> None:
    won = talk("What is Stop Finder?", "Did it win a prize?")
    assert sources(won) == ["award/open-data"]
    none = talk("What is Bike Counter?", "Did it win a prize?")
    assert none.text == "The portfolio does not mention an award on Bike Counter."


@pytest.mark.parametrize(
    ("before", "question", "entry", "said"),
    [
        ("Which project is in production?", "how many trips?", "project/delay-radar", "1.2M trips"),
        ("Does she volunteer?", "on which day?", "volunteer/repair-cafe", "Sunday"),
        ("Has she published anything?", "how many ways?", "publication/ghost-buses", "11 ways"),
    ],
)
def test_what_names_nothing_is_first_looked_for_in_what_was_cited(
    talk: Talk, before: str, question: str, entry: str, said: str
) -> None:
    answer = talk(before, question)
    assert said in answer.text
    assert sources(answer) == [entry]


def test_the_other_one_is_that_which_the_last_answer_was_not_on(talk: Talk) -> None:
    answer = talk("Which principles does she have?", "What is Boring Pipelines?", "the other one?")
    assert sources(answer) == ["principle/small-queues"]


def test_the_pay_there_is_as_absent_as_the_pay(talk: Talk) -> None:
    answer = talk("What did she do at Harbour Data?", "what was the pay like there?")
    assert answer.status == "not_in_portfolio"
    assert not answer.citations


def test_a_project_that_an_award_names_is_that_project(talk: Talk) -> None:
    answer = talk("Did she win a prize?", "is that project live?")
    assert sources(answer) == ["project/stop-finder"]
