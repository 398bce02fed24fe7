"""Entries that a question sets beside each other by one aspect only."""

from __future__ import annotations

import pytest
from engine_stage import faults, sources

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is Gangway or Quipu further along?", "Gangway is archived and Quipu is in production."),
        ("Frameworks of Night Rota vs Stock Count?", "Stock Count involves Flutter, Dart and"),
        ("Is her Spanish better than her Dutch?", "so Spanish has the higher level."),
        ("What did she reduce at Maasveer, and what at Bergwacht?", "from 71% of all sales to 18%"),
    ],
)
def test_only_the_aspect_is_told_of_each(marisol: Assistant, question: str, told: str) -> None:
    answer = marisol.ask(question)
    assert told in answer.text
    assert "The entry says" not in answer.text
    assert len(set(sources(answer))) == 2
    assert faults(answer, marisol.entries) == []


def test_what_has_no_dates_is_not_said_to_be_older(marisol: Assistant) -> None:
    answer = marisol.ask("Which is older, Stock Count or Night Rota?")
    assert "is the older one" in answer.text
    assert answer.status == "not_in_portfolio"


def test_lines_with_a_year_tell_the_age_of_works(marisol: Assistant) -> None:
    answer = marisol.ask("Which came first, Quipu or Night Rota?")
    assert "first public release in May 2018" in answer.text
    assert "does not say when Night Rota was made" in answer.text
