"""What kind of question it is, by its nearest examples.

The examples are data (`intents.yaml`, `absent.yaml`). They are embedded once and kept beside the
index; a question gets the intent whose examples are nearest to it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assistant.classifier import Classifier
from assistant.tables import table
from assistant.words import stems
from index import Index

ABSENT = "absent:"
"""Prefix of the intents that come from `absent.yaml`."""


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent with the likeness of its nearest examples, at most 1."""

    name: str
    score: float


def is_declined(intent: str) -> bool:
    """Whether an intent asks for something that is not the assistant's job."""
    return intent in table("replies")["declined"]


def is_chat(intent: str) -> bool:
    """Whether an intent is small talk or about the assistant."""
    return intent in table("replies")["chat"]


class Intents:
    """The examples of all intents, embedded."""

    def __init__(self, index: Index, folder: Path) -> None:
        pairs = [(name, text) for name, texts in table("intents").items() for text in texts]
        pairs += [
            (ABSENT + name, text)
            for name, row in table("absent").items()
            for text in row["examples"]
        ]
        counts: dict[str, Counter[str]] = {}
        for name, text in pairs:
            counts.setdefault(name, Counter()).update(stems(text))
        self._words = {
            name: frozenset(word for word, times in found.items() if times >= _SHARED)
            for name, found in counts.items()
        }
        names = [name for name, _ in pairs]
        self._labels = list(dict.fromkeys(names))
        self._starts = np.array([names.index(name) for name in self._labels])
        """The examples of an intent stand together: where those of each begin."""
        self._sizes = np.diff([*self._starts, len(names)])
        texts = [text for _, text in pairs]
        self._vectors = _embedded(texts, index, folder)
        self._classifier = _trained(
            texts, [name for name, _ in pairs], self._vectors, index, folder
        )
        places = {name: at for at, name in enumerate(self._classifier.labels)}
        self._places = [places[name] for name in self._labels]

    def words(self, name: str) -> frozenset[str]:
        """Stems of the words in the examples of an intent: what it accounts for in a question."""
        return self._words.get(name, frozenset())

    def of(self, question: str, vector: NDArray[np.float32]) -> list[Intent]:
        """All intents for a question with its vector, the likeliest first.

        The likeness of an intent is the mean of its two nearest examples, the nearer counting
        double. The order is by likeness and by what the classifier finds probable; the likenesses
        are given out in that order, so that the first is how near the question is to any example.
        """
        # Not a product by BLAS: its threads cost more than they save on so small a matrix.
        likeness = np.einsum("ij,j->i", self._vectors, vector)
        scores = self._likest_two(likeness)
        best = np.sort(scores)[::-1]
        blend = scores
        if best[0] < _ALL_BUT_SAME:
            probable = self._classifier.probabilities(question, vector)[self._places]
            blend = scores + _PROBABLE * np.log(np.maximum(probable, _RAREST))
        order = np.argsort(-blend, kind="stable")
        return [Intent(self._labels[at], float(best[n])) for n, at in enumerate(order)]

    def _likest_two(self, likeness: NDArray[np.float32]) -> NDArray[np.float64]:
        """(intents,): the mean of the two highest likenesses of each, weighted."""
        first = np.maximum.reduceat(likeness, self._starts)
        at_first = likeness == np.repeat(first, self._sizes)
        others = np.maximum.reduceat(np.where(at_first, -np.inf, likeness), self._starts)
        tied = np.add.reduceat(at_first, self._starts, dtype=np.intp) > 1
        second = np.where(tied | (self._sizes == 1), first, others)
        scores: NDArray[np.float64] = (_WEIGHTS[0] * first + _WEIGHTS[1] * second) / _WEIGHTS.sum()
        return scores


_SHARED = 2
"""In how many examples a word must stand to belong to the intent and not to a subject."""
_WEIGHTS = np.array([2.0, 1.0], dtype=np.float32)
_PROBABLE = 0.1
"""What the logarithm of the classifier's probability counts for beside the likeness."""
_RAREST = 1e-5
_ALL_BUT_SAME = 0.8
"""Likeness from which on the examples alone decide."""


def _embedded(texts: Sequence[str], index: Index, folder: Path) -> NDArray[np.float32]:
    """Vectors of `texts`, from a file in `folder` if the same texts were embedded by the same
    model."""
    key = hashlib.sha256(json.dumps([index.manifest.model, list(texts)]).encode()).hexdigest()[:16]
    path = folder / f"intents-{key}.npy"
    if path.is_file():
        with suppress(OSError, ValueError):
            kept: NDArray[np.float32] = np.load(path)
            if kept.shape[0] == len(texts):
                return kept
    print(f"assistant: embedding {len(texts)} example questions, once", file=sys.stderr, flush=True)
    vectors = index.embed(texts)
    _keep(path, lambda file: np.save(file, vectors))
    return vectors


def _keep(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file whole or not at all; what cannot be kept is made anew the next time."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            write(file)
        os.replace(file.name, path)


def _trained(
    texts: Sequence[str],
    labels: Sequence[str],
    vectors: NDArray[np.float32],
    index: Index,
    folder: Path,
) -> Classifier:
    """The classifier for the same examples, from a file in `folder` if it is there."""
    parts = [index.manifest.model, list(zip(labels, texts, strict=True))]
    key = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
    path = folder / f"classifier-{key}.npz"
    if path.is_file():
        with suppress(OSError, ValueError, KeyError, BadZipFile):
            return Classifier.load(path)
    classifier = Classifier.trained(texts, labels, vectors)
    _keep(path, classifier.save)
    return classifier
