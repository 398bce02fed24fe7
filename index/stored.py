"""A build as files: written once, and read back only if it still is what was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from index.entry import Entry
from index.errors import Damaged
from index.home import write_durably
from index.keywords import Keywords
from index.manifest import Manifest, file_hash
from index.passage import Passage

CHROMA = "chroma"
"""The folder of the embedded Chroma inside a build."""

_MANIFEST = "manifest.json"
_ENTRIES = TypeAdapter(tuple[Entry, ...])
_PASSAGES = TypeAdapter(tuple[Passage, ...])


@dataclass(frozen=True, eq=False)
class Contents:
    """Everything of an index but Chroma."""

    entries: tuple[Entry, ...]
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    """(passages, dimension), unit length."""
    keywords: Keywords


def write(build: Path, contents: Contents) -> None:
    """Write the contents into the folder of a build."""
    entries = _ENTRIES.dump_json(contents.entries, exclude_defaults=True)
    (build / "entries.json").write_bytes(entries)
    (build / "passages.json").write_bytes(_PASSAGES.dump_json(contents.passages))
    np.save(build / "vectors.npy", contents.vectors)
    contents.keywords.save(build / "keywords.npz")


def finish(build: Path, manifest: Manifest) -> None:
    """Write the manifest, with a hash of every other file: from now on the build is whole.

    Chroma's own files are left out: it writes to them whenever it is opened. It is asked instead.
    """
    hashes = {
        file.name: file_hash(file)
        for file in sorted(build.iterdir())
        if file.is_file() and file.name != _MANIFEST
    }
    manifest = manifest.model_copy(update={"files": hashes})
    write_durably(build / _MANIFEST, manifest.model_dump_json(indent=2))


def read_manifest(build: Path) -> Manifest:
    """The manifest of a build. Raises Damaged where there is no readable one."""
    try:
        return Manifest.model_validate_json((build / _MANIFEST).read_bytes())
    except (OSError, ValidationError):
        raise Damaged(f"{_MANIFEST} is missing or unreadable") from None


def read(build: Path, manifest: Manifest) -> Contents:
    """The contents of a build. Raises Damaged where a file is not as it was written."""
    for name, written in manifest.files.items():
        try:
            if file_hash(build / name) != written:
                raise Damaged(f"{name} is not as it was written")
        except OSError:
            raise Damaged(f"{name} cannot be read") from None
    return Contents(
        _ENTRIES.validate_json((build / "entries.json").read_bytes()),
        _PASSAGES.validate_json((build / "passages.json").read_bytes()),
        np.load(build / "vectors.npy"),
        Keywords.load(build / "keywords.npz"),
    )
