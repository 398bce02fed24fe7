"""Numbers of entries, however they are asked for."""

from __future__ import annotations

import pytest
from engine_stage import Opened

from assistant.forms.counting import counts_bare_state
from assistant.forms.inversion import straightened

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("talks: quantity and titles", "How many talks?"),
        ("awards - ____ (please fill in the number)", "How many awards?"),
        ("the exact number of projects on file", "How many projects?"),
        ("number of racks in the basement", "number of racks in the basement"),
    ],
)
def test_a_number_after_or_before_a_noun_is_asked_for_like_how_many(asked: str, plain: str) -> None:
    assert straightened(asked) == plain


def test_a_state_alone_is_counted_but_not_the_state_of_other_things() -> None:
    assert counts_bare_state("How many archived?")
    assert not counts_bare_state("How many of the lamps were shipped?")


@pytest.mark.parametrize(
    ("portfolio", "question", "told"),
    [
        ("declan-okafor", "number of distinct firms", "five employers"),
        (
            "marisol-quispe",
            "positions without an end date: how many",
            "One role goes on: Zilverpas",
        ),
        ("marisol-quispe", "how mny talks are thre", "two talks"),
        ("declan-okafor", "how many jobs did he have during 2023", "Two roles"),
        ("oskar-lindgren", "certificates since 2019, quantity", "One certificate"),
        (
            "oskar-lindgren",
            "how many projects are experiments and how many are not?",
            "six projects",
        ),
        ("marisol-quispe", "How many colleagues endorse her?", "one reference"),
    ],
)
def test_the_number_is_that_of_the_entries(
    opened: Opened, portfolio: str, question: str, told: str
) -> None:
    assert told in opened(portfolio).ask(question).text
