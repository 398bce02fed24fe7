"""Where the builds of one corpus are kept, and which of them serves.

    var/index/corpus-1c9d0f3a/
        current                       the name of the build that serves, replaced in one step
        20261122T101500-4be1a0/       a build
        lock                          held while building

A build that `current` does not name was never finished, or is the previous one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

_DRAFT = ".tmp"


@dataclass(frozen=True)
class Home:
    """The builds of one corpus."""

    folder: Path

    @classmethod
    def of(cls, corpus: Path, var: Path) -> Home:
        """That of `corpus`, by its name and its resolved path."""
        resolved = corpus.resolve()
        digest = hashlib.blake2b(str(resolved).encode(), digest_size=4).hexdigest()
        return cls(var / "index" / f"{resolved.stem}-{digest}")

    def current(self) -> Path | None:
        """The build that serves."""
        try:
            name = (self.folder / "current").read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        build = self.folder / name
        return build if name and build.parent == self.folder and build.is_dir() else None

    def new_build(self) -> Path:
        """An empty folder for a build."""
        build = self.folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        build.mkdir(parents=True)
        return build

    def make_current(self, build: Path) -> None:
        """Let `build` serve from now on. Only the previous one is kept beside it.

        The previous one stays because another process may be opening it. Needs the lock.
        """
        previous = self.current()
        write_durably(self.folder / "current", build.name)
        for old in self.folder.iterdir():
            if old.is_dir() and old not in (build, previous):
                shutil.rmtree(old, ignore_errors=True)
        for draft in self.folder.glob(f"*{_DRAFT}"):
            draft.unlink(missing_ok=True)


def write_durably(file: Path, text: str) -> None:
    """Write a small file in one step: whoever reads it sees all of the old or of the new text."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(3)}{_DRAFT}")
    try:
        with draft.open("w", encoding="utf-8") as content:
            content.write(text)
            content.flush()
            os.fsync(content.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time work in `folder`. The lock goes with the process that holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(f"index: waiting for another process that works in {folder}", file=sys.stderr)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
