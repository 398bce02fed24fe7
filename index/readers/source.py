"""Reads the text of a source file."""

from __future__ import annotations

from pathlib import Path

from index.errors import CorpusError, Problem

_LOOK = 65536


def text_of(path: Path) -> str:
    """The content of a UTF-8 file. Raises CorpusError."""
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CorpusError([Problem(str(path), line, "not UTF-8: save the file as UTF-8")]) from None
    except OSError as error:
        raise CorpusError([Problem(str(path), None, f"cannot be read: {error.strerror}")]) from None


def opening(path: Path) -> str:
    """The first 64 KB of a file, for a look at it; empty where that is not possible."""
    try:
        with path.open("rb") as content:
            return content.read(_LOOK).decode("utf-8", errors="replace").removeprefix("\ufeff")
    except OSError:
        return ""
