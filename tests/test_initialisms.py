"""Initials stand for words that the portfolio writes, and for nothing else."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.initialisms import Initialisms

pytest_plugins = ["portfolio_fixtures"]


def test_initials_of_hyphenated_terms_and_titles_are_spelt_out(oskar: Assistant) -> None:
    initials = Initialisms(oskar.portfolio)
    assert initials.spelt_out("Who wrote the FOC?") == "Who wrote the field-oriented control?"
    assert initials.spelt_out("a HIL test") == "a hardware-in-the-loop test"


@pytest.mark.parametrize("name", ["SAP", "CTO", "ERP", "CISSP", "GPS", "CAN", "SLA"])
def test_other_capitals_stay(oskar: Assistant, name: str) -> None:
    assert Initialisms(oskar.portfolio).spelt_out(f"Any {name}?") == f"Any {name}?"


def test_a_measure_that_no_line_has_is_said_to_be_missing(oskar: Assistant) -> None:
    answer = oskar.ask("What is the top speed of the laundry robots?")
    assert answer.text == "The portfolio gives no figure for that."


def test_a_number_is_found_by_other_words_for_what_it_counts(oskar: Assistant) -> None:
    answer = oskar.ask("In how narrow an aisle do the laundry robots overtake one another?")
    assert "1.6 m" in answer.text
