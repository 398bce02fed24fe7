"""From a path to entries: picks the reader, and tells whether the source has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.entry import Entry
from index.errors import CorpusError, Problem
from index.readers import READERS, Reader


def load_corpus(path: Path) -> tuple[Entry, ...]:
    """The entries of a portfolio, in the order of the source.

    Raises CorpusError with every problem found.
    """
    return reader_of(path).read(path)


def reader_of(path: Path) -> Reader:
    """The first reader that accepts a source. Raises CorpusError where none does."""
    if not path.exists():
        raise CorpusError([Problem(str(path), None, "no such file or folder")])
    for reader in READERS:
        if reader.accepts(path):
            return reader
    expected = "; ".join(reader.DESCRIPTION for reader in READERS)
    raise CorpusError([Problem(str(path), None, f"not a portfolio: expected {expected}")])


def corpus_hash(path: Path) -> str:
    """A hash of the names and the bytes of everything that `load_corpus` reads."""
    digest = hashlib.blake2b(digest_size=16)
    for file in reader_of(path).files(path):
        name = file.relative_to(path).as_posix() if file != path else file.name
        try:
            content = file.read_bytes()
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            raise CorpusError([Problem(str(file), None, message)]) from None
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
