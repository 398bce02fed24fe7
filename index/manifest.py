"""What a built index says about itself, and whether it still fits what it was built from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.corpus import corpus_hash
from index.model import Model

_LIBRARIES = (
    "chromadb",
    "llama-index-core",
    "sentence-transformers",
    "onnxruntime",
    "torch",
    "bm25s",
)
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Source:
    """What an index is built from."""

    corpus: Path
    corpus_hash: str
    """Of every file of the corpus."""
    model: Model
    chroma_url: str | None

    @classmethod
    def of(cls, corpus: Path, model: str, chroma_url: str | None) -> Source:
        """Look at corpus and model as they are now.

        Raises CorpusError where there is no corpus, IndexingError where there is no model.
        """
        return cls(corpus, corpus_hash(corpus), Model.find(model), chroma_url)

    @cached_property
    def vectors_hash(self) -> str:
        """Of what decides which vector a text gets: the model, and how it is used."""
        return _hash(self.model.hash.encode(), (_HERE / "encoder.py").read_bytes())

    @cached_property
    def fingerprint(self) -> str:
        """Of everything that decides what is in the index."""
        parts = (self.corpus_hash, self.vectors_hash, code_hash())
        return _hash(*(part.encode() for part in parts))


class Manifest(BaseModel):
    """Written last: a build without one is not finished."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fingerprint: str
    corpus: str
    corpus_hash: str
    model: str
    vectors_hash: str
    code_hash: str
    dimension: int
    entries: int
    passages: int
    embedded: int
    """Passages embedded in this build; the others kept the vectors of an earlier one."""
    built_at: datetime
    seconds: float
    """How long the build took."""
    chroma_url: str | None
    """None: Chroma is embedded, and lies beside this manifest."""
    collection: str
    versions: dict[str, str]
    files: dict[str, str]
    """A hash of every file beside this one, by name."""

    def staleness(self, source: Source) -> str | None:
        """Why the index no longer fits `source`; None where it does."""
        changes = (
            (self.corpus_hash != source.corpus_hash, "the corpus has changed"),
            (self.vectors_hash != source.vectors_hash, "the model has changed"),
            (self.code_hash != code_hash(), "the program has changed"),
            (self.chroma_url != source.chroma_url, "the place of Chroma has changed"),
        )
        return next((reason for changed, reason in changes if changed), None)


@cache
def code_hash() -> str:
    """Of this package and its data: other code may read and cut entries in another way."""
    files = (file for file in sorted(_HERE.rglob("*.*")) if "__pycache__" not in file.parts)
    return _hash(*(file.read_bytes() for file in files if file.is_file()))


def file_hash(file: Path) -> str:
    """Of the bytes of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def library_versions() -> dict[str, str]:
    """The versions of the libraries that shape an index."""
    return {name: version(name) for name in _LIBRARIES}


def _hash(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
