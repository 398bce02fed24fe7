"""What a question takes for granted of the person is held against the portfolio."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


def _asked(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, [])


def test_a_title_above_the_one_held_is_set_right(declan: Assistant) -> None:
    answer = _asked(declan, "As CISO of Tarn Health, how many people did he hire?")
    assert answer.status == "not_in_portfolio"
    assert "does not say that Declan Okafor was CISO of Tarn Health" in answer.text
    assert "Cloud Security Engineer" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "As a DevOps engineer at Boxfleet, what did he achieve?",
        "As an SRE at Ledgerline, what did he do?",
        "As mobile lead would he fit?",
        "As a hiring manager I want to know: what did he do at Boxfleet?",
    ],
)
def test_a_title_that_was_held_or_is_the_readers_own_is_not_questioned(
    declan: Assistant, question: str
) -> None:
    assert "does not say that Declan Okafor was" not in _asked(declan, question).text


def test_a_degree_that_is_not_listed_is_not_given_a_place(ines: Assistant) -> None:
    answer = _asked(ines, "Her PhD - which university was it?")
    assert "does not say that Ines Carvalho has a PhD" in answer.text
    assert "MSc in Data Science" in answer.text
    assert "PhD" not in _asked(ines, "Where did she do her master's?").text


def test_years_in_a_city_without_a_job_there_are_not_told(ines: Assistant) -> None:
    answer = _asked(ines, "What did she build during the Vienna years?")
    assert "does not mention Vienna" in answer.text
    assert "Porto" in answer.text
    assert "does not" not in _asked(ines, "What did she do in her Lisbon years?").text


def test_a_change_told_the_wrong_way_round_is_turned(declan: Assistant) -> None:
    answer = _asked(declan, "Why did he move Boxfleet from containers back to virtual machines?")
    assert "the other way round" in answer.text
    assert "52 VMs to GKE" in answer.text
    right = _asked(declan, "Why did he migrate Boxfleet from VMs to containers?")
    assert "the other way round" not in right.text


def test_what_was_dropped_was_not_introduced_in_its_place(declan: Assistant) -> None:
    answer = _asked(declan, "Why did he replace Cilium with Istio?")
    assert "the other way round" in answer.text
    assert "dropped Istio" in answer.text


def test_an_end_that_is_not_told_is_not_explained(declan: Assistant) -> None:
    answer = _asked(declan, "Why was Drawbridge discontinued?")
    assert "does not say that Drawbridge was discontinued" in answer.text
    assert "in production" in answer.text
    dropped = _asked(declan, "Why did he give up Istio?")
    assert "does not say that Istio" not in dropped.text
