"""What a built index says about itself."""

from __future__ import annotations

import hashlib
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_LIBRARIES = (
    "chromadb",
    "llama-index-core",
    "sentence-transformers",
    "onnxruntime",
    "torch",
    "bm25s",
)


class Manifest(BaseModel):
    """Written last: a build without one is not finished."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fingerprint: str
    """Of everything that the index was built from: `fingerprint_of`."""
    corpus: str
    corpus_hash: str
    model: str
    model_hash: str
    code_hash: str
    dimension: int
    entries: int
    passages: int
    embedded: int
    """Passages embedded in this build; the others kept the vectors of an earlier one."""
    built_at: datetime
    seconds: float
    chroma_url: str | None
    collection: str
    versions: dict[str, str]
    files: dict[str, str]
    """A hash of each file beside the manifest."""


def fingerprint_of(corpus_hash: str, model_hash: str) -> str:
    """One hash of all that decides what is in an index."""
    return _hash(corpus_hash.encode(), model_hash.encode(), code_hash().encode())


def code_hash() -> str:
    """A hash of this package: changed code may cut or read entries differently."""
    root = Path(__file__).parent
    return _hash(*(file.read_bytes() for file in sorted(root.rglob("*.py"))))


def file_hash(file: Path) -> str:
    """A hash of the bytes of a file."""
    return _hash(file.read_bytes())


def library_versions() -> dict[str, str]:
    """The versions of the libraries that shape an index."""
    return {name: version(name) for name in _LIBRARIES}


def _hash(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
