"""BM25 over passages: finds by words what vectors miss, such as names and versions.

Names with marks in them are one word and also their parts: "Node.js" -> node.js, node, js;
"CI/CD" -> ci/cd, ci, cd; "real-time" -> realtime, real, time. "C++" and "C#" keep their marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_EN
from numpy.typing import NDArray

_WORD = re.compile(r"\w+(?:[.\-/&'’]\w+)*(?:\+\+|[+#](?!\w))?")
_JOINTS = re.compile(r"[.\-/&'’]")
_STOPWORDS = frozenset(STOPWORDS_EN) | {"s", "t", "do", "does", "did", "has", "have", "had"}
_stemmer = Stemmer.Stemmer("english")


def words(text: str) -> list[str]:
    """The words that a text is indexed and searched by: folded, stemmed, without stop words."""
    folded = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in folded if not unicodedata.combining(char)).lower()
    return [
        stem
        for match in _WORD.finditer(plain)
        for word in _variants(match[0])
        if word not in _STOPWORDS and (stem := _stem(word))
    ]


def _variants(word: str) -> Iterator[str]:
    parts = _JOINTS.split(word)
    if len(parts) > 1:
        yield "".join(parts) if "-" in word else word
    yield from (part.rstrip("+") if part[-1:] == "+" != part[-2:-1] else part for part in parts)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(word)
    return stem


class Keywords:
    """A BM25 index (Lucene's variant, k1=1.5, b=0.75)."""

    def __init__(self, bm25: bm25s.BM25) -> None:
        self._bm25 = bm25

    @classmethod
    def build(cls, texts: Iterable[str]) -> Keywords:
        """Index the texts in their order."""
        bm25 = bm25s.BM25()
        bm25.index([words(text) or [""] for text in texts], show_progress=False)
        return cls(bm25)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        self._bm25.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Keywords:
        """Read what `save` wrote."""
        return cls(bm25s.BM25.load(folder, mmap=True))

    def scores(self, question: str) -> NDArray[np.float32]:
        """The score of every text, in order; 0 where no word is shared."""
        known: Sequence[str] = [w for w in words(question) if w in self._bm25.vocab_dict]
        size = int(self._bm25.scores["num_docs"])
        if not known:
            return np.zeros(size, dtype=np.float32)
        scores: NDArray[np.float32] = self._bm25.get_scores(list(known))
        return scores
