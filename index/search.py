"""An open index: entries, passages, and the search over them."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from index.chroma import nearest
from index.embedder import Embedder
from index.entry import Entry
from index.fusion import fuse
from index.manifest import Manifest
from index.passage import Passage
from index.stored import Contents

CANDIDATES = 50
"""Passages that each of the two searches puts forward."""

Vector = NDArray[np.float32]
_logger = logging.getLogger(__name__)


class Hit(BaseModel):
    """A passage that was found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: Passage
    score: float
    """Of both searches together: higher is better, comparable within one search only."""
    similarity: float
    """Cosine of question and passage."""
    bm25: float
    """0 where question and passage share no word."""


class Index:
    """A built index of one portfolio. Safe to share between threads."""

    def __init__(
        self,
        manifest: Manifest,
        contents: Contents,
        client: Client,
        collection: Collection,
        embedder: Embedder,
    ) -> None:
        self.manifest = manifest
        self.entries = contents.entries
        self.passages = contents.passages
        self._vectors = contents.vectors
        self._keywords = contents.keywords
        self._client = client
        self._collection = collection
        self._embedder = embedder
        self._by_id = {entry.id: entry for entry in self.entries}
        self._rows = {passage.id: row for row, passage in enumerate(self.passages)}

    def entry(self, entry_id: str) -> Entry:
        """The entry of that id. Raises KeyError where there is none."""
        return self._by_id[entry_id]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimension) vectors of unit length."""
        return self._embedder.embed(texts)

    def word_rank(self, word: str) -> int | None:
        """Place of a lower-case word in the model's vocabulary, frequent first; None if absent."""
        return self._embedder.word_rank(word)

    def similarities(self, vector: Vector) -> NDArray[np.float32]:
        """(passages,): the cosine of `vector` and every passage, in the order of `passages`."""
        similarities: NDArray[np.float32] = self._vectors @ vector
        return similarities

    def search(self, question: str, limit: int = 8, vector: Vector | None = None) -> list[Hit]:
        """The passages that fit best, best first; equals stand in the order of `passages`.

        `vector` is that of the question, where it is known already.
        """
        if vector is None:
            vector = self.embed([question])[0]
        wanted = min(max(CANDIDATES, limit), len(self.passages))
        bm25 = self._keywords.scores(question)
        rows = np.union1d(self._nearest(vector, wanted), _highest(bm25, wanted))
        similarity = self._vectors[rows] @ vector
        score = fuse(similarity, bm25[rows])
        best = np.lexsort((rows, -score))[:limit]
        return [
            Hit(
                passage=self.passages[rows[place]],
                score=float(score[place]),
                similarity=float(similarity[place]),
                bm25=float(bm25[rows[place]]),
            )
            for place in best
        ]

    def close(self) -> None:
        """Let go of Chroma."""
        self._client.close()

    def _nearest(self, vector: Vector, wanted: int) -> NDArray[np.intp]:
        """The rows of the passages nearest to `vector`, by Chroma."""
        try:
            found = nearest(self._collection, vector, wanted)
        except Exception as error:  # a server that is down raises whatever its client raises
            _logger.warning("Chroma does not answer, comparing all vectors: %s", error)
            return _highest(self.similarities(vector), wanted)
        return np.array([self._rows[passage_id] for passage_id in found], dtype=np.intp)


def _highest(scores: NDArray[np.float32], wanted: int) -> NDArray[np.intp]:
    """The rows with the highest positive scores, at most `wanted`; of equals the first."""
    rows = np.flatnonzero(scores > 0)
    if len(rows) > wanted:
        least = np.partition(scores[rows], -wanted)[-wanted]
        rows = rows[scores[rows] >= least]
    best = np.lexsort((rows, -scores[rows]))[:wanted]
    return rows[best]
