"""What figures measure, which of them a question wants, and initials for the words of a line."""

from __future__ import annotations

import pytest

from assistant.measures import figures_in, plural_head, wanted


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Runs 1,200 tests every night", [("1,200", "count", "tests", True)]),
        (
            "Cut the start from 9 s to 800 ms",
            [("9", "time", "", False), ("800", "time", "", False)],
        ),
        ("Carries 4 tonnes of timber", [("4", "weight", "timber", False)]),
        ("Serves 1M+ records/day", [("1M+", "count", "records day", True)]),
        ("Raised €2,000 in 2021.", [("€2,000", "money", "", False)]),
        (
            "It halves the error to 3.8%",
            [("halves", "factor", "", False), ("3.8%", "percent", "", False)],
        ),
        ("Taught at the school since 2019.", []),
    ],
)
def test_a_figure_has_a_measure_a_noun_and_may_recur(
    line: str, told: list[tuple[str, str, str, bool]]
) -> None:
    assert [tuple(figure) for figure in figures_in(line)] == told


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("How quickly is a ticket picked up?", "time"),
        ("What is the top speed of the tram?", "speed"),
        ("Which hit ratio does it have?", "percent"),
        ("How narrow may the door be?", "length"),
        ("Sampling rate of the microphone?", "frequency"),
        ("How many minutes does a build take?", "time"),
    ],
)
def test_a_question_wants_figures_of_its_measure(question: str, measure: str) -> None:
    found = wanted(question)
    assert found is not None
    assert measure in found.measures
    assert "count" not in found.measures


def test_what_is_counted_ends_with_its_plural() -> None:
    assert plural_head("of the delivery vans went abroad") == "delivery vans"
    assert plural_head("people work there") == "people"
    found = wanted("How many bakeries order through it?")
    assert found is not None
    assert found.noun == "bakeries"
    assert found.counts


def test_a_question_on_no_figure_wants_none() -> None:
    assert wanted("What did she do at the harbour?") is None
