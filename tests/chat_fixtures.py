"""Fixtures of the chat page's browser tests; they build on those of conftest_browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chat_stage import SIZES, TODAY, Reader, Serve, Visit, build
from playwright.sync_api import Browser

from assistant.assistant import Assistant
from assistant.settings import Settings
from index import Index


@pytest.fixture(scope="module")
def settings(var: Path) -> Settings:
    """Limits that no test reaches by accident."""
    return Settings(var=var, inbox=False, rate_limit="1000/minute", page_limit="100000/minute")


@pytest.fixture(scope="module")
def address(serve: Serve, index: Index, settings: Settings) -> str:
    """Where the portfolio that ships is served."""
    return serve(build(Assistant(index, settings, TODAY)))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens the chat page for a new reader; in the end nothing may have been complained about."""
    readers: list[Reader] = []

    def new(path: str = "/", at: str = address, **context: Any) -> Reader:
        readers.append(Reader(browser, at, **context))
        return readers[-1].visit(path)

    yield new
    for reader in readers:
        reader.context.close()
        assert reader.complaints == []


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, visit: Visit) -> Reader:
    """A reader at a desktop, and one with a phone."""
    return visit(**SIZES[request.param], permissions=["clipboard-read", "clipboard-write"])
