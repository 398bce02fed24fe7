"""Figures that a question takes for granted and the portfolio tells otherwise, and their values."""

from __future__ import annotations

import pytest
from engine_stage import faults

from assistant.assistant import Assistant
from assistant.numbers import amount

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1M+", 1e6),
        ("1 million", 1e6),
        ("£50,000", 5e4),
        ("50K+", 5e4),
        ("2.5 k", 2500),
        ("3bn", 3e9),
        ("four", 4),
        ("7 miles", 7),
        ("some", None),
    ],
)
def test_a_figure_has_the_value_that_is_written(written: str, value: float | None) -> None:
    assert amount(written) == value


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("How did they get onboarding down to 5 minutes?", "5 minutes"),
        ("10,000 concurrent players on the minting platform, how?", "10,000 concurrent players"),
        ("How were the 3 million records a day processed?", "3 million records"),
    ],
)
def test_another_figure_than_the_one_told_is_set_right(
    shipped: Assistant, question: str, other: str
) -> None:
    answer = shipped.ask(question)
    assert answer.text.startswith(f"The portfolio does not mention {other}.")
    assert answer.citations
    assert faults(answer, shipped.entries) == []


@pytest.mark.parametrize(
    "question",
    [
        "Where do the 50K+ come from?",
        "Where do the 50,000 cache operations come from?",
        "How was onboarding cut from 15 days to 20 minutes?",
        "How did 1 million records a day get processed?",
        "Is it true that 200 merchants use it?",
        "Can the minting platform take more than 50 concurrent players?",
    ],
)
def test_the_figure_told_written_otherwise_is_no_other_figure(
    shipped: Assistant, question: str
) -> None:
    answer = shipped.ask(question)
    assert answer.status == "answered"
    assert "does not" not in answer.text
