"""Fixtures: the shipped portfolio and those of the evals, each opened once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from engine_stage import Opened

from assistant.assistant import Assistant
from assistant.settings import Settings
from index import open_index

_PORTFOLIOS = Path(__file__).parents[1] / "evals" / "portfolios"
_TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def opened(corpus: Path, var: Path) -> Iterator[Opened]:
    """Answers on a portfolio by its name (`corpus` ships), in November 2026."""
    found: dict[str, Assistant] = {}
    with ExitStack() as stack:

        def by_name(name: str) -> Assistant:
            if name not in found:
                folder = corpus if name == "corpus" else _PORTFOLIOS / name
                settings = Settings(corpus=folder, var=var)
                index = open_index(settings.corpus, settings.var, settings.model)
                stack.callback(index.close)
                found[name] = Assistant(index, settings, _TODAY)
            return found[name]

        yield by_name


@pytest.fixture(scope="session")
def shipped(opened: Opened) -> Assistant:
    """The portfolio that ships."""
    return opened("corpus")


@pytest.fixture(scope="session")
def declan(opened: Opened) -> Assistant:
    """A portfolio of many kinds of entry, with the terms of the next job."""
    return opened("declan-okafor")


@pytest.fixture(scope="session")
def ines(opened: Opened) -> Assistant:
    """A portfolio with jobs in several cities of two countries."""
    return opened("ines-carvalho")


@pytest.fixture(scope="session")
def marisol(opened: Opened) -> Assistant:
    """A portfolio whose projects name owners, and of which some events are dated in the text."""
    return opened("marisol-quispe")


@pytest.fixture(scope="session")
def oskar(opened: Opened) -> Assistant:
    """A portfolio of an embedded engineer, with a gap between May 2018 and April 2019."""
    return opened("oskar-lindgren")


@pytest.fixture(scope="session")
def wren(opened: Opened) -> Assistant:
    """A portfolio in long prose, with two times at one employer."""
    return opened("wren-mbatha")
