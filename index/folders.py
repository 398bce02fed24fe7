"""Folders that are written whole or not at all."""

from __future__ import annotations

import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexingError


class FolderError(IndexingError):
    """A folder cannot be written. Says why."""


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Somewhere to write; it becomes `folder` at the end, and vanishes where anything goes wrong.

    `folder` may exist where it is empty. Raises FolderError.
    """
    _require_free(folder)
    target = folder.absolute()
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        draft.mkdir(parents=True)
        yield draft
        if target.exists():
            target.rmdir()  # it is empty; not every system renames onto an empty folder
        draft.rename(target)
    except OSError as error:
        raise FolderError(f"{folder}: cannot be written: {error.strerror}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _require_free(folder: Path) -> None:
    if folder.is_dir():
        if any(folder.iterdir()):
            raise FolderError(f"{folder}: is not empty; name a new or an empty folder")
    elif folder.exists() or folder.is_symlink():
        raise FolderError(f"{folder}: is a file; name a new or an empty folder")


def this_python() -> str:
    """This Python as one calls it from here: `.venv/bin/python`."""
    python = Path(sys.executable)
    return str(python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python)
