"""`python -m index convert SOURCE DIRECTORY`: any source as Markdown, to be edited by hand."""

from __future__ import annotations

from pathlib import Path

from index.corpus import load_corpus
from index.errors import IndexingError
from index.folders import new_folder
from index.writing import write


class ConvertError(IndexingError):
    """A source has something that Markdown cannot hold. Says where."""


def convert(source: Path, folder: Path) -> int:
    """Write the entries of `source` into `folder` and return how many there are.

    The folder gives the same entries as the source. Raises CorpusError where the source cannot be
    read, FolderError where the folder is in use or cannot be written, ConvertError.
    """
    entries = load_corpus(source)
    with new_folder(folder) as draft:
        write(entries, draft)
        written = load_corpus(draft)
        if written != entries:
            pairs = zip(entries, written, strict=False)
            where = next((entry.id for entry, other in pairs if entry != other), "their number")
            raise ConvertError(f"{source}: would not stay the same as Markdown: {where}")
    return len(entries)
