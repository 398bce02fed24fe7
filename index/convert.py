"""`python -m index convert SOURCE DIRECTORY`: any source as Markdown, to be edited by hand."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from index.corpus import load_corpus
from index.errors import IndexingError
from index.writing import write


class ConvertError(IndexingError):
    """The folder cannot be written. Says why."""


def convert(source: Path, folder: Path) -> int:
    """Write the entries of `source` into `folder` and return how many there are.

    The folder appears whole or not at all, and gives the same entries as the source. Raises
    CorpusError where the source cannot be read, ConvertError where the folder is in use.
    """
    _require_free(folder)
    entries = load_corpus(source)
    target = folder.absolute()
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(entries, draft)
        written = load_corpus(draft)
        if written != entries:
            changed = [e.id for e, w in zip(entries, written, strict=False) if e != w]
            where = ", ".join(changed[:3]) or "the number of entries"
            raise ConvertError(f"{source}: cannot be written as Markdown without change: {where}")
        if target.exists():
            target.rmdir()  # empty, as was seen; a system may refuse to rename onto a folder
        draft.rename(target)
    except OSError as error:
        raise ConvertError(f"{folder}: cannot be written: {error.strerror}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return len(entries)


def _require_free(folder: Path) -> None:
    if folder.is_dir():
        if any(folder.iterdir()):
            raise ConvertError(f"{folder}: is not empty; name a new or an empty folder")
    elif folder.exists():
        raise ConvertError(f"{folder}: is a file; name a new or an empty folder")
