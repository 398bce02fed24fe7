"""Fixture of the tests of `python -m assistant`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import Index


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, index: Index, var: Path, corpus: Path) -> None:
    """The shared index, and no other setting of whoever runs the tests."""
    for name in list(os.environ):
        if name.startswith(("ASSISTANT_", "SPACE_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ASSISTANT_VAR", str(var))
    monkeypatch.setenv("ASSISTANT_CORPUS", str(corpus))
