"""Figures of a change: how far something fell, what was saved, and of what they are told."""

from __future__ import annotations

import pytest
from engine_stage import sources

from assistant.assistant import Assistant
from assistant.measures import COUNT, wanted

pytest_plugins = ["engine_fixtures"]


@pytest.mark.parametrize(
    "question", ["How far did the queue come down?", "How much did he knock off the power bill?"]
)
def test_what_fell_or_was_saved_wants_a_change(question: str) -> None:
    sort = wanted(question)
    assert sort is not None
    assert {"money", "percent", "time"} <= sort.measures


def test_people_who_looked_at_prices_are_counted_and_no_money_is() -> None:
    sort = wanted("How many bakers compared flour prices there?")
    assert sort is not None
    assert sort.measures == {COUNT}


@pytest.mark.parametrize(
    "question", ["By how much did she cut the page load time?", "How much did she save on rent?"]
)
def test_a_change_of_one_thing_is_not_told_by_that_of_another(
    noor: Assistant, question: str
) -> None:
    assert noor.ask(question).status == "not_in_portfolio"


def test_the_change_that_a_line_gives_is_told(noor: Assistant) -> None:
    answer = noor.ask("How far did the nightly import come down?")
    assert sources(answer) == ["role/tramline"]
    assert "35 minutes" in answer.text
