"""Sums of money, orders of magnitude, thoughts in practice and two fields side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.forms.magnitudes import choice
from assistant.measures import figures_in
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def declan(var: Path) -> Assistant:
    return Assistant.open(
        Settings(corpus=ROOT / "evals/portfolios/declan-okafor", var=var), today=TODAY
    )


@pytest.fixture(scope="module")
def oskar(var: Path) -> Assistant:
    return Assistant.open(
        Settings(corpus=ROOT / "evals/portfolios/oskar-lindgren", var=var), today=TODAY
    )


@pytest.fixture(scope="module")
def corpus(var: Path) -> Assistant:
    return Assistant.open(Settings(corpus=ROOT / "corpus", var=var), today=TODAY)


def test_short_units_are_units_and_recur() -> None:
    (paid,) = figures_in("About €900/mo.")
    assert (paid.measure, paid.recurs) == ("money", True)
    assert [each.measure for each in figures_in("From 6 wks to 11 mos")] == ["time", "time"]


def test_what_a_number_of_them_counts_stands_before_it() -> None:
    (counted,) = figures_in("Vending machines, 300 of them in Wales.")
    assert counted.noun == "Vending machines"


def test_a_choice_of_magnitudes_says_what_is_measured() -> None:
    found = choice("visits a week: dozens or hundreds?")
    assert found is not None
    assert (found.rest, found.measure) == ("visits a week", "count")
    asked = choice("how long is a build, minutes or seconds?")
    assert asked is not None and asked.measure == "time"
    assert choice("Is it seconds?") is None


def test_what_a_thing_costs_is_a_sum_and_no_date(declan: Assistant) -> None:
    answer = declan.ask("How much does Cellar cost a month?")
    assert "2,300" in answer.text
    assert declan.ask("What does Drawbridge cost?").status == "not_in_portfolio"


def test_pay_is_no_other_figure_of_the_employer(declan: Assistant) -> None:
    answer = declan.ask("how much did Ledgerline pay him?")
    assert (answer.status, answer.citations) == ("not_in_portfolio", ())
    assert "€1,200/mo" in declan.ask("his stipend as an intern?").text


def test_sums_of_different_currencies_are_told_and_not_compared(declan: Assistant) -> None:
    answer = declan.ask("Which one saved more money, Lighthouse or Log Diet?")
    assert answer.status == "partial"
    assert "£26k" in answer.text and "€31k" in answer.text


def test_which_tool_of_a_sort_each_project_used(oskar: Assistant) -> None:
    answer = oskar.ask("Buoy Logger versus Greenhouse Node: which radio did each have?")
    assert "Buoy Logger involves LoRaWAN." in answer.text
    assert "Greenhouse Node involves Bluetooth Low Energy." in answer.text


def test_a_thought_is_told_with_the_work_of_it(corpus: Assistant) -> None:
    answer = corpus.ask("Caching: what is theory, and what was put into practice?")
    cited = {citation.source for citation in answer.citations}
    assert "project/distributed-caching-layer" in cited


def test_two_fields_are_told_apart(corpus: Assistant) -> None:
    answer = corpus.ask("Gaming versus e-commerce: which job was in which?")
    cited = {citation.source for citation in answer.citations}
    assert {"role/soulofox-studio", "role/brandlock"} <= cited
