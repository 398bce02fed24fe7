"""Fixtures for the widget, for `pytest_plugins = ["conftest_browser", "conftest_widget"]`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser
from widget_stage import Stage
from widget_stand_in import Site, StandIn, serving


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[StandIn, Site]]:
    """The assistant and the site, for all tests of a module."""
    with serving(StandIn()) as assistant, serving(Site()) as site:
        yield assistant, site


@pytest.fixture
def stage(browser: Browser, servers: tuple[StandIn, Site]) -> Iterator[Stage]:
    """Everything as at the beginning."""
    assistant, site = servers
    assistant.reset()
    site.reset()
    with ExitStack() as closing:
        yield Stage(browser, assistant, site, closing)
        assistant.play.go.set()


@pytest.fixture
def the_console_is_silent(stage: Stage) -> Iterator[None]:
    """In the end no page has complained: `pytest.mark.usefixtures("the_console_is_silent")`."""
    yield
    assert stage.console == []
