"""Superlatives, one field of two entries, events and numbers that a question sets side by side."""

from __future__ import annotations

import pytest
from engine_stage import faults, sources

from assistant.assistant import Assistant

pytest_plugins = ["engine_fixtures", "portfolio_fixtures"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # 6, 29 and 42 months.
        ("Her briefest stint?", "The time at Civic Lab is the shortest."),
        ("Where was she employed for the longest?", "The time at Tramline Labs is the longest."),
        ("Weaker language of hers?", "Dutch has the lowest level: fluent."),
        ("Did the two towns of Harbour Data and Civic Lab differ, or same city?", "Antwerp"),
        ("More students taught or more tickets scanned?", "900 is more than 60."),
    ],
)
def test_the_extreme_or_the_larger_of_two_is_named(
    noor: Assistant, question: str, told: str
) -> None:
    answer = noor.ask(question)
    assert told in answer.text
    assert faults(answer, noor.entries) == []


def test_the_titles_at_the_start_and_now_are_told_and_nothing_else(noor: Assistant) -> None:
    answer = noor.ask("Which title did she start out with, and which one does she have today?")
    assert sources(answer) == ["role/harbour", "role/tramline"]
    assert "Backend Developer" in answer.text


def test_the_order_of_events_that_only_lines_date(marisol: Assistant) -> None:
    answer = marisol.ask("Which was earlier, the grant of the patent or the mobile lead title?")
    # Mobile lead in June 2018, granted in August 2021.
    assert "June 2018 came before August 2021." in answer.text
    assert set(sources(answer)) == {"role/maasveer", "publication/two-wrong-clocks"}


def test_passengers_are_no_team(marisol: Assistant) -> None:
    answer = marisol.ask("How many people were turned away with a valid ticket?")
    assert "600 passengers" in answer.text
    assert sources(answer) == ["project/gangway"]


def test_what_a_figure_went_down_to(marisol: Assistant) -> None:
    answer = marisol.ask("Unfilled night shifts dropped to what?")
    assert "seven a month to one" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How often does a release go out?", "every second Tuesday"),
        ("How many forked apps had to be merged?", "23 forked apps"),
        ("How much storage gets saved by Small Replicas?", "64%"),
    ],
)
def test_rhythms_shares_and_things_named_like_entries_are_figures(
    marisol: Assistant, question: str, told: str
) -> None:
    answer = marisol.ask(question)
    assert told in answer.text
    assert faults(answer, marisol.entries) == []
