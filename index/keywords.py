"""BM25 over passages: finds by words what vectors miss, such as names and versions.

bm25s weighs every word of every passage at build time; a question only adds up what its words
weigh, which needs no more than the arrays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.words import words


@dataclass(frozen=True, eq=False)
class Keywords:
    """The weight of each word in each text, as the columns of a sparse matrix."""

    columns: dict[str, int]
    """The column of each word."""
    weights: NDArray[np.float32]
    rows: NDArray[np.int32]
    """The text that each weight belongs to."""
    starts: NDArray[np.int64]
    """Where each column begins in `weights` and `rows`, and the end of the last."""
    texts: int

    @classmethod
    def build(cls, texts: Iterable[str]) -> Keywords:
        """Weigh the words of the texts (BM25 in Lucene's variant, k1=1.5, b=0.75)."""
        # Brings numba along where that is installed, 56 MB that no question needs.
        import bm25s

        tokens = [words(text) or [""] for text in texts]
        bm25 = bm25s.BM25(k1=1.5, b=0.75, method="lucene")
        bm25.index(tokens, show_progress=False, create_empty_token=False)
        scores = bm25.scores
        return cls(
            columns={word: int(column) for word, column in bm25.vocab_dict.items()},
            weights=np.asarray(scores["data"], dtype=np.float32),
            rows=np.asarray(scores["indices"], dtype=np.int32),
            starts=np.asarray(scores["indptr"], dtype=np.int64),
            texts=len(tokens),
        )

    def scores(self, question: str) -> NDArray[np.float32]:
        """(texts,): the BM25 score of each text; 0 where no word is shared."""
        scores = np.zeros(self.texts, dtype=np.float32)
        for word in dict.fromkeys(words(question)):
            column = self.columns.get(word)
            if column is not None:
                here = slice(self.starts[column], self.starts[column + 1])
                scores[self.rows[here]] += self.weights[here]
        return scores

    def save(self, file: Path) -> None:
        """Write everything into one `.npz` file."""
        header = json.dumps({"columns": self.columns, "texts": self.texts}).encode()
        np.savez(
            file,
            header=np.frombuffer(header, dtype=np.uint8),
            weights=self.weights,
            rows=self.rows,
            starts=self.starts,
        )

    @classmethod
    def load(cls, file: Path) -> Keywords:
        """Read what `save` wrote."""
        with np.load(file) as arrays:
            header = json.loads(arrays["header"].tobytes())
            return cls(
                header["columns"],
                arrays["weights"],
                arrays["rows"],
                arrays["starts"],
                header["texts"],
            )
