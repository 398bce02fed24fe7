"""Reads a PDF résumé: its text layer, as a plain-text résumé."""

from __future__ import annotations

import logging
from pathlib import Path

from index.entry import Entry
from index.errors import CorpusError, Problem, first_line
from index.readers.drafts import entries_of
from index.readers.plain_text import drafts_of

DESCRIPTION = "a PDF résumé"

_BEGINS = b"%PDF-"
_ENOUGH = 40
"""Letters that a text layer has at least."""


def accepts(path: Path) -> bool:
    """A file that says it is a PDF."""
    try:
        with path.open("rb") as content:
            return _BEGINS in content.read(1024)
    except OSError:
        return False


def files(path: Path) -> tuple[Path, ...]:
    """The file itself."""
    return (path,)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries. Raises CorpusError with every problem; lines are those of the text layer."""
    text = _text(path)
    if sum(char.isalpha() for char in text) < _ENOUGH:
        message = "the PDF has no text, only pictures: save it with text, or give a text file"
        raise CorpusError([Problem(str(path), None, message)])
    return entries_of(path, drafts_of(text, is_markdown=False))


def _text(path: Path) -> str:
    try:
        # An optional dependency, and only who has a PDF waits for it.
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        message = "to read a PDF, install pypdf: pip install 'portfolio-assistant[pdf]'"
        raise CorpusError([Problem(str(path), None, message)]) from None

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is said below
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            message = "the PDF is locked with a password: save it without one"
            raise CorpusError([Problem(str(path), None, message)])
        return "\n".join(page.extract_text(extraction_mode="layout") for page in reader.pages)
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"the PDF cannot be read: {first_line(error)}"
        raise CorpusError([Problem(str(path), None, message)]) from None
