"""Parts that several tests share: the shipped portfolio, its index, and corpora of one's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import Entry, Index, load_corpus, open_index

ROOT = Path(__file__).parents[1]
MODEL = "all-MiniLM-L6-v2"

WriteCorpus = Callable[[dict[str, str]], Path]


@pytest.fixture(scope="session", autouse=True)
def no_settings_from_outside() -> Iterator[None]:
    """Whoever runs the tests has settings of their own, perhaps with a model that costs money."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.upper().startswith("ASSISTANT_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The portfolio that ships."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def entries(corpus: Path) -> tuple[Entry, ...]:
    """The entries of the portfolio that ships."""
    return load_corpus(corpus)


@pytest.fixture(scope="session")
def var(pytestconfig: pytest.Config) -> Path:
    """Where the shared index and the exported model are kept from one run to the next."""
    cache = getattr(pytestconfig, "cache", None)  # none with -p no:cacheprovider
    return cache.mkdir("index-of-tests") if cache else ROOT / "var"


@pytest.fixture(scope="session")
def index(corpus: Path, var: Path) -> Iterator[Index]:
    """The real index of the portfolio that ships."""
    opened = open_index(corpus, var, MODEL)
    yield opened
    opened.close()


@pytest.fixture
def own_var(tmp_path: Path, index: Index, var: Path) -> Path:
    """An empty place for indexes; the exported model is the shared one."""
    own = tmp_path / "var"
    own.mkdir()
    (own / "models").symlink_to(var / "models", target_is_directory=True)
    return own


@pytest.fixture
def write_corpus(tmp_path: Path) -> WriteCorpus:
    """Writes a corpus from a table of paths and contents, and returns its folder."""

    def write(files: dict[str, str]) -> Path:
        folder = tmp_path / "portfolio"
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        return folder

    return write
