"""How likely each intent is for a question: a logistic regression over its vector and its words.

It is trained on the example questions once, with scikit-learn, and kept as plain arrays beside
their vectors, so that answering needs numpy alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from assistant.words import tokenize

Floats = NDArray[np.float32]

_VECTOR_WEIGHT = 3.0
"""How much the vector counts beside the words, both of unit length."""
_STRENGTH = 10.0
_ROUNDS = 60
_SHARED = 2
"""In how many examples a word or a pair of words must stand to be looked at."""
_FEW = 100
"""Examples below which every word is looked at."""


def grams(text: str) -> list[str]:
    """The words of a text and its pairs of adjacent words, lower case."""
    words = [token.lower for token in tokenize(text)]
    return words + [f"{left} {right}" for left, right in pairwise(words)]


@dataclass(frozen=True, slots=True)
class Classifier:
    """A trained multinomial logistic regression."""

    labels: tuple[str, ...]
    rarity: dict[str, tuple[int, float]]
    """Column and inverse document frequency of each word and pair of words."""
    of_vector: Floats
    """Weights of the vector's dimensions, (labels, dimensions)."""
    of_words: Floats
    """Weights of words and pairs of words, (words, labels)."""
    bias: Floats

    def probabilities(self, text: str, vector: Floats) -> Floats:
        """Of each label, in their order, for a text with its vector."""
        scores = self.bias + _VECTOR_WEIGHT * np.einsum("ij,j->i", self.of_vector, vector)
        counts = Counter(gram for gram in grams(text) if gram in self.rarity)
        if counts:
            found = [(self.rarity[gram], times) for gram, times in counts.items()]
            weights = np.array([(1 + np.log(n)) * idf for (_, idf), n in found], dtype=np.float32)
            columns = [column for (column, _), _ in found]
            weights /= np.sqrt((weights * weights).sum())
            scores = scores + np.einsum("ij,i->j", self.of_words[columns], weights)
        likely = np.exp(scores - scores.max())
        return np.asarray(likely / likely.sum(), dtype=np.float32)

    def save(self, file: IO[bytes]) -> None:
        """Write the arrays in NumPy's format."""
        np.savez(
            file,
            labels=np.array(self.labels),
            grams=np.array(list(self.rarity)),
            rarity=np.array([idf for _, idf in self.rarity.values()], dtype=np.float32),
            of_vector=self.of_vector,
            of_words=self.of_words,
            bias=self.bias,
        )

    @classmethod
    def load(cls, path: Path | IO[bytes]) -> Classifier:
        """Read what `save` wrote. Raises OSError, ValueError or KeyError where it cannot."""
        with np.load(path) as kept:
            return cls(
                tuple(map(str, kept["labels"])),
                _columns(kept["grams"], kept["rarity"]),
                kept["of_vector"],
                kept["of_words"],
                kept["bias"],
            )

    @classmethod
    def trained(cls, texts: Sequence[str], labels: Sequence[str], vectors: Floats) -> Classifier:
        """Train on texts with their labels and vectors, (texts, dimensions)."""
        # Half a second to import, and needed only where the examples have changed.
        from scipy.sparse import csr_matrix, hstack
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        least = _SHARED if len(texts) >= _FEW else 1
        words = TfidfVectorizer(analyzer=grams, sublinear_tf=True, min_df=least)
        found = words.fit_transform(texts)
        both = hstack([csr_matrix(vectors * _VECTOR_WEIGHT), found]).tocsr()
        model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, tol=1e-3)
        model.fit(both, np.array(labels))
        size = vectors.shape[1]
        weights, bias = model.coef_.astype(np.float32), model.intercept_.astype(np.float32)
        if len(model.classes_) == 2:  # which are given as one row
            weights, bias = np.vstack([-weights, weights]) / 2, np.hstack([-bias, bias]) / 2
        return cls(
            tuple(map(str, model.classes_)),
            _columns(words.get_feature_names_out(), words.idf_),
            np.ascontiguousarray(weights[:, :size]),
            np.ascontiguousarray(weights[:, size:].T),
            bias,
        )


def _columns(names: Sequence[str], rarity: Sequence[float]) -> dict[str, tuple[int, float]]:
    return {
        str(name): (at, float(idf))
        for at, (name, idf) in enumerate(zip(names, rarity, strict=True))
    }
