"""Which technology comes up most often, and how many there are."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    "question", ["Which technology is used the most?", "What language comes up most often?"]
)
def test_the_technology_in_the_most_entries_is_counted(wren: Assistant, question: str) -> None:
    answer = wren.ask(question)
    assert answer.text.startswith("C++ comes up most often, in nine entries")
    assert len(answer.citations) == 9


def test_the_number_of_technologies_is_that_of_those_listed(wren: Assistant) -> None:
    answer = wren.ask("How many technologies does Wren know?")
    counted, _, listed = answer.text.partition(" technologies: ")
    assert answer.status == "answered"
    assert int(counted.rpartition(" ")[2]) > 13
    assert "Wwise" in listed


def test_technologies_of_one_entry_are_not_counted_over_all(wren: Assistant) -> None:
    assert "comes up most often" not in wren.ask("Which technology does Sexton use most?").text


def test_what_comes_back_is_cited_from_lines_that_have_it(wren: Assistant) -> None:
    answer = wren.ask("Which themes keep coming back?")
    back = next(each for each in answer.statements if "C++ comes back" in each.text)
    quotes = {each.number: each.quote for each in answer.citations}
    assert all("C++" in quotes[number] for number in back.citations)
