"""Readers: each turns one kind of source into entries.

A reader is a module with `DESCRIPTION`, `accepts`, `files` and `read`. Adding one is writing the
module and naming it in `READERS`; the first that accepts a path reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from index.entry import Entry
from index.readers import json_resume, markdown, pdf, plain_text, rendercv, site


class Reader(Protocol):
    """What a reader module offers."""

    DESCRIPTION: str
    """What it reads, as it stands in "expected ...": `a folder of Markdown files`."""

    def accepts(self, path: Path) -> bool:
        """Whether `path`, which exists, looks like something this reader reads. Never raises."""

    def files(self, path: Path) -> Iterable[Path]:
        """The files that `read` reads, in a fixed order."""

    def read(self, path: Path) -> tuple[Entry, ...]:
        """The entries in reading order. Raises CorpusError with every problem at once."""


READERS: tuple[Reader, ...] = (pdf, json_resume, rendercv, site, markdown, plain_text)
