"""Fixtures of the tests of index builds: a portfolio of one project, and its index."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import MODEL, WriteCorpus
from index_stage import MILL

from index import Index, open_index
from index.home import Home


@pytest.fixture
def mill(write_corpus: WriteCorpus) -> Path:
    """A portfolio of one project: 3 passages (the whole and two sentences)."""
    return write_corpus({"projects/mill.md": MILL})


@pytest.fixture(scope="session")
def mill_build(tmp_path_factory: pytest.TempPathFactory, var: Path, index: Index) -> Path:
    """The home of an index of that portfolio, to be copied."""
    folder = tmp_path_factory.mktemp("mill")
    (folder / "portfolio/projects").mkdir(parents=True)
    (folder / "portfolio/projects/mill.md").write_text(MILL)
    (folder / "var").mkdir()
    (folder / "var/models").symlink_to(var / "models")
    open_index(folder / "portfolio", folder / "var", MODEL).close()
    return Home.of(folder / "portfolio", folder / "var").folder


@pytest.fixture
def built(mill: Path, own_var: Path, mill_build: Path) -> Path:
    """`mill`, with its index in `own_var`."""
    shutil.copytree(mill_build, Home.of(mill, own_var).folder)
    return mill
