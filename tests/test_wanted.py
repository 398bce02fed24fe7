"""A trouble that a reader tells, and whether there was work of that sort."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.forms.needs import work_needed
from assistant.settings import Settings

_DECLAN = Path(__file__).parents[1] / "evals" / "portfolios" / "declan-okafor"


@pytest.fixture(scope="module")
def declan() -> Assistant:
    return Assistant.open(Settings(corpus=_DECLAN), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("message", "source"),
    [
        ("A new service takes us a month. Has he built a tool for that?", "project/paved-road"),
        ("Logging eats our budget. Did Declan ever fix something like it?", "project/log-diet"),
        ("We never test a backup. Anything comparable?", "project/cellar"),
    ],
)
def test_work_on_a_trouble_is_found_by_the_trouble(
    declan: Assistant, message: str, source: str
) -> None:
    answer = declan.ask(message)
    assert answer.status == "answered"
    assert source in {citation.source for citation in answer.citations}


def test_a_trouble_that_nothing_bears_on_is_not_answered(declan: Assistant) -> None:
    answer = declan.ask("Our forklifts bump into walls. Has he solved that sort of problem?")
    assert answer.status == "not_in_portfolio"
    assert "does not say whether Declan Okafor has worked on that" in answer.text


def test_only_a_pointer_to_what_was_told_asks_for_such_work() -> None:
    told = "Parcels get lost in our depot."
    assert work_needed(f"{told} Anything like that?") == told
    assert work_needed(f"{told} Has she built a tool against it?") == told
    assert work_needed(f"{told} Which languages does she speak?") is None
    assert work_needed("Anything like that?") is None
    assert work_needed("The office is in Berlin, on site. Would he do that?") is None
    assert work_needed("I am in a hurry. Has she done that?") is None
