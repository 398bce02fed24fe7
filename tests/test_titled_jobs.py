"""A job that a question on time tells by its title is dated by its period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from index import open_index

pytest_plugins = ["engine_fixtures"]


def _opened(corpus: str, var: Path) -> Iterator[Assistant]:
    settings = Settings(corpus=Path(corpus), var=var)
    opened = open_index(settings.corpus, settings.var, settings.model)
    yield Assistant(opened, settings, date(2026, 11, 22))
    opened.close()


@pytest.fixture(scope="module")
def wren(var: Path) -> Iterator[Assistant]:
    """A portfolio whose jobs are told by their line of business."""
    yield from _opened("evals/portfolios/wren-mbatha", var)


@pytest.fixture(scope="module")
def ines(var: Path) -> Iterator[Assistant]:
    """A portfolio with dated talks beside the jobs."""
    yield from _opened("evals/portfolios/ines-carvalho", var)


@pytest.fixture(scope="module")
def corpus(var: Path) -> Iterator[Assistant]:
    """The portfolio that ships."""
    yield from _opened("corpus", var)


def test_a_line_of_business_is_dated_by_the_period_of_the_job(wren: Assistant) -> None:
    answer = wren.ask("For how many years did they go on with organ building?")
    assert "January 2008 to June 2013" in answer.text


def test_a_title_without_the_employer_is_dated(corpus: Assistant) -> None:
    answer = corpus.ask("Over which period was he full stack developer?")
    assert "March 2022 to April 2023" in answer.text


def test_a_trade_alone_is_asked_of_all_jobs(corpus: Assistant) -> None:
    answer = corpus.ask("How long has he been a developer?")
    assert "4 years 8 months" in answer.text


def test_a_title_that_nobody_held_has_no_period(corpus: Assistant) -> None:
    answer = corpus.ask("When was he a pastry chef?")
    assert "Soulofox" not in answer.text


def test_jobs_that_are_left_out_are_not_told_of_a_year(ines: Assistant) -> None:
    answer = ines.ask("Apart from her jobs, what was there in 2022?")
    assert "2022" in answer.text
    assert "TidalGrid" not in answer.text


def test_the_current_employer_is_dated_by_its_period(wren: Assistant) -> None:
    assert "Sexton" not in wren.ask("When did Wren join the current employer?").text
