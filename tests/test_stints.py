"""Several times at one employer, and employers called by the first word of their name."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.organisation_names import distinct_beginnings

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("How long has Wren been with Lanternfish in all?", "about 9 years 6 months", "17 years"),
        ("How long was the first stint at Lanternfish?", "3 years 6 months", "6 years at"),
        ("When did they leave Lanternfish the first time?", "August 2018", "still"),
        ("How often did Wren join Lanternfish?", "twice", "no figure"),
        ("Has Wren ever gone back to a former employer?", "joined Lanternfish Games twice", "left"),
        (
            "Which stint at Lanternfish was longer, the first or the second?",
            "Lanternfish Games (Lead Audio Programmer) is the longer one",
            "equally",
        ),
    ],
)
def test_two_times_at_one_employer_are_told_apart_or_together_as_asked(
    wren: Assistant, question: str, said: str, not_said: str
) -> None:
    text = wren.ask(question).text
    assert said in text
    assert not_said not in text


def test_one_time_at_an_employer_is_not_counted_twice(wren: Assistant) -> None:
    assert "twice" not in wren.ask("Did Wren ever come back to Kestrel Row?").text


@pytest.mark.parametrize(
    ("name", "beginnings"),
    [
        ("Lanternfish Games", ["Lanternfish"]),
        ("Kestrel Row Interactive", ["Kestrel", "Kestrel Row"]),
        ("Digital Agency", []),
        ("Porto Seguro", []),
        ("Lanternfish", []),
    ],
)
def test_a_rare_first_word_stands_for_the_whole_name(name: str, beginnings: list[str]) -> None:
    rare = {"lanternfish", "kestrel", "porto"}
    places = frozenset({"porto"})
    assert distinct_beginnings(name, rare.__contains__, places) == beginnings
