"""Fixtures of the answer engine's tests: the small portfolio of `tests/data/noor-haddad`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_stage import NOOR, TODAY, Talk, asked, faults

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.intents import Intents
from assistant.portfolio import Portfolio
from assistant.reader import Reader
from assistant.settings import Settings
from index import Index, open_index


@pytest.fixture(scope="session")
def noor_settings(var: Path) -> Settings:
    """The small portfolio, its index beside the shared one."""
    return Settings(corpus=NOOR, var=var)


@pytest.fixture(scope="session")
def noor_index(noor_settings: Settings) -> Iterator[Index]:
    """The real index of the small portfolio."""
    opened = open_index(noor_settings.corpus, noor_settings.var, noor_settings.model)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def noor(noor_index: Index, noor_settings: Settings) -> Assistant:
    """Answers on the small portfolio, in September 2025."""
    return Assistant(noor_index, noor_settings, TODAY)


@pytest.fixture(scope="session")
def noor_portfolio(noor: Assistant) -> Portfolio:
    """The small portfolio as the composers see it."""
    return noor.portfolio


@pytest.fixture(scope="session")
def noor_intents(noor_index: Index, noor_settings: Settings) -> Intents:
    """The intents, embedded."""
    return Intents(noor_index, noor_settings.var / "models")


@pytest.fixture(scope="session")
def noor_reader(noor_portfolio: Portfolio, noor_intents: Intents) -> Reader:
    """Reads questions on the small portfolio."""
    return Reader(noor_portfolio, noor_intents)


@pytest.fixture
def talk(noor: Assistant) -> Talk:
    """The answer to the last of these questions, asked one after the other."""

    def to(*questions: str) -> Answer:
        *earlier, last = questions
        answer = noor.ask(last, asked(*earlier))
        assert faults(answer, noor.entries) == []
        return answer

    return to
