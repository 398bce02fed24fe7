"""An open index: entries, passages, and the search over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from chromadb.api.models.Collection import Collection
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from index.chroma import nearest
from index.embedder import Embedder
from index.entry import Entry
from index.fusion import fuse
from index.keywords import Keywords
from index.manifest import Manifest
from index.passage import Passage

CANDIDATES = 50
"""Passages that each of the two searches puts forward."""


class Hit(BaseModel):
    """A passage that was found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: Passage
    score: float
    """Of both searches together; the higher the better, comparable within one search only."""
    similarity: float
    """Cosine of question and passage."""
    bm25: float
    """0 where question and passage share no word."""


@dataclass(frozen=True, eq=False)
class Index:
    """A built index of one portfolio. Safe to share between threads."""

    entries: tuple[Entry, ...]
    passages: tuple[Passage, ...]
    manifest: Manifest
    vectors: NDArray[np.float32]
    """(passages, dimension), unit length, in the order of `passages`."""
    _collection: Collection
    _keywords: Keywords
    _embedder: Embedder

    def __post_init__(self) -> None:
        rows = {passage.id: row for row, passage in enumerate(self.passages)}
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_entries", {entry.id: entry for entry in self.entries})

    def entry(self, entry_id: str) -> Entry:
        """The entry of that id. Raises KeyError where there is none."""
        return self._entries[entry_id]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimension) vectors of unit length."""
        return self._embedder.embed(texts)

    def similarities(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """The cosine of `vector` and every passage, in the order of `passages`."""
        similarities: NDArray[np.float32] = self.vectors @ vector
        return similarities

    def search(
        self, question: str, limit: int = 8, vector: NDArray[np.float32] | None = None
    ) -> list[Hit]:
        """The passages that fit best, best first; `vector` is that of the question, if known."""
        if vector is None:
            vector = self.embed([question])[0]
        wanted = min(max(CANDIDATES, limit), len(self.passages))
        by_vector = [self._rows[found] for found in nearest(self._collection, vector, wanted)]
        bm25 = self._keywords.scores(question)
        by_words = np.argsort(-bm25, kind="stable")[:wanted]
        by_words = by_words[bm25[by_words] > 0]
        rows = sorted({*by_vector, *by_words.tolist()})
        similarity = self.vectors[rows] @ vector
        scores = fuse(similarity, bm25[rows])
        best = sorted(zip(-scores, rows, similarity, strict=True))[:limit]
        return [
            Hit(
                passage=self.passages[row],
                score=-score,
                similarity=float(cosine),
                bm25=float(bm25[row]),
            )
            for score, row, cosine in best
        ]
