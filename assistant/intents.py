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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
        self._names = np.array([name for name, _ in pairs])
        self._labels = list(dict.fromkeys(name for name, _ in pairs))
        self._rows = {name: np.flatnonzero(self._names == name) for name in self._labels}
        self._vectors = _embedded([text for _, text in pairs], index, folder)

    def words(self, name: str) -> frozenset[str]:
        """Stems of the words in the examples of an intent: what it accounts for in a question."""
        return self._words.get(name, frozenset())

    def of(self, vector: NDArray[np.float32]) -> list[Intent]:
        """All intents for a question's vector, the likeliest first.

        The score of an intent is the mean of its two nearest examples, the nearer counting double.
        """
        # Not a product by BLAS: its threads cost more than they save on so small a matrix.
        likeness = np.einsum("ij,j->i", self._vectors, vector)
        found: list[Intent] = []
        for name in self._labels:
            nearest = np.sort(likeness[self._rows[name]])[::-1][:2]
            score = float(nearest @ _WEIGHTS[: len(nearest)] / _WEIGHTS[: len(nearest)].sum())
            found.append(Intent(name, score))
        return sorted(found, key=lambda intent: -intent.score)


_SHARED = 2
"""In how many examples a word must stand to belong to the intent and not to a subject."""
_WEIGHTS = np.array([2.0, 1.0], dtype=np.float32)


def _embedded(texts: Sequence[str], index: Index, folder: Path) -> NDArray[np.float32]:
    """Vectors of `texts`, from a file in `folder` if the same texts were embedded by the same
    model."""
    key = hashlib.sha256(json.dumps([index.manifest.model, list(texts)]).encode()).hexdigest()[:16]
    path = folder / f"intents-{key}.npy"
    if path.is_file():
        try:
            kept: NDArray[np.float32] = np.load(path)
            if kept.shape[0] == len(texts):
                return kept
        except (OSError, ValueError):
            pass
    print(f"assistant: embedding {len(texts)} example questions, once", file=sys.stderr, flush=True)
    vectors = index.embed(texts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".tmp", delete=False) as file:
            np.save(file, vectors)
        os.replace(file.name, path)
    except OSError:
        pass
    return vectors
