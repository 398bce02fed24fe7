"""Fixture of tests on the portfolio of `mira_stage`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mira_stage import TODAY, write_mira

from assistant.assistant import Assistant
from assistant.settings import Settings
from index import open_index


@pytest.fixture(scope="session")
def mira(tmp_path_factory: pytest.TempPathFactory, var: Path) -> Iterator[Assistant]:
    """Answers on this portfolio, in September 2025."""
    own = tmp_path_factory.mktemp("mira")
    (own / "var").mkdir()
    (var / "models").mkdir(parents=True, exist_ok=True)
    (own / "var" / "models").symlink_to(var / "models", target_is_directory=True)
    settings = Settings(corpus=write_mira(own / "portfolio"), var=own / "var")
    opened = open_index(settings.corpus, settings.var, settings.model)
    yield Assistant(opened, settings, TODAY)
    opened.close()
