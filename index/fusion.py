"""One score from two: cosine similarity and BM25."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WORDS = 0.3
"""The weight of BM25; the rest is that of similarity."""


def fuse(similarity: NDArray[np.float32], bm25: NDArray[np.float32]) -> NDArray[np.float32]:
    """A weighted sum of cosine and of BM25 as a share of the best BM25 score.

    Both (candidates,). The order of candidates does not matter.
    """
    best = float(bm25.max(initial=0.0))
    share = bm25 / best if best > 0 else bm25
    fused: NDArray[np.float32] = (1 - WORDS) * similarity + WORDS * share
    return fused
