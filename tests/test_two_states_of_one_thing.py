"""Two figures of one thing, the longer of two jobs, and what two jobs have in common."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    "question",
    [
        "The merge of the forked apps: how long was it estimated at, and how long did it take?",
        "How long was merging the forked apps meant to take as planned, and how long did it take?",
    ],
)
def test_what_was_promised_and_what_it_took_are_in_one_line(
    marisol: Assistant, question: str
) -> None:
    answer = marisol.ask(question)
    assert "14 months" in answer.text
    assert "six" in answer.text


def test_a_share_at_first_and_at_the_end_is_the_line_with_both(marisol: Assistant) -> None:
    answer = marisol.ask("What share of sales were paper tickets originally and finally?")
    assert "71%" in answer.text
    assert "18%" in answer.text


def test_an_overlap_of_tools_is_what_both_jobs_use(ines: Assistant) -> None:
    answer = ines.ask("Is there any overlap between the tooling at TidalGrid and at Medora?")
    assert "Python" in answer.text
    assert "do not overlap" not in answer.text


def test_an_overlap_of_jobs_is_one_of_dates(ines: Assistant) -> None:
    assert "do not overlap" in ines.ask("Did her jobs at TidalGrid and Medora overlap?").text


def test_the_longer_of_two_jobs_at_one_place_is_told_beside_the_other(declan: Assistant) -> None:
    answer = declan.ask("Which one was longer at Ledgerline, the staff job or the sre one?")
    assert "3 years 7 months" in answer.text
    assert "2 years 1 month" in answer.text


def test_little_power_is_told_by_a_current(oskar: Assistant) -> None:
    assert "11 microampere" in oskar.ask("How little power did the buoys need in sleep?").text


def test_the_time_of_one_thing_is_not_told_by_that_of_another(declan: Assistant) -> None:
    assert declan.ask("By how much did he cut the compile time?").status == "not_in_portfolio"
    assert "1.8 s" in declan.ask("By how much did the query time fall?").text


def test_first_and_last_without_a_measure_are_a_line_from_one_to_the_other(
    declan: Assistant,
) -> None:
    answer = declan.ask("The AWS spend: what did it come to initially, what by the end?")
    assert "£212k to £131k" in answer.text
