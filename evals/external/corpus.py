"""Public texts as a portfolio: written as Markdown entries and opened with `index.open_index`.

What is measured is thus the way that an owner's files go: reader, passages, Chroma, BM25, fusion.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import Index, open_index

CACHE = Path(tempfile.gettempdir()) / "portfolio-assistant-external"
MODEL = "all-MiniLM-L6-v2"
FOLDER, KIND = "publications", "publication"
DEPTH = 20
"""Passages searched for each entry wanted: an entry has several, and all may be found."""
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Document:
    """One text of a public set; becomes one entry."""

    title: str
    text: str


@dataclass(frozen=True)
class Workshop:
    """Where the corpora are written and indexed, and with which model."""

    cache: Path
    model: str

    def index(self, documents: Sequence[Document]) -> Index:
        """The index over `documents`; the place of a document gives its id by `entry_id`.

        Built once for the same documents: the folder is named by a hash of them.
        """
        content = json.dumps([(document.title, document.text) for document in documents])
        name = hashlib.blake2b(content.encode(), digest_size=8).hexdigest()
        folder = self.cache / "corpora" / name / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for place, document in enumerate(documents):
            (folder / f"{place}.md").write_text(_page(place, document), "utf-8")
        return open_index(folder.parent, self.cache, self.model)


def entry_id(place: int) -> str:
    """The entry id of the document at that place, counted from 0."""
    return f"{KIND}/{place}"


def ranked(
    index: Index, question: str, limit: int, vector: NDArray[np.float32] | None = None
) -> list[str]:
    """The ids of the first `limit` different entries that a search finds, best first."""
    hits = index.search(question, limit=DEPTH * limit, vector=vector)
    return list(dict.fromkeys(hit.passage.entry_id for hit in hits))[:limit]


def _page(place: int, document: Document) -> str:
    # Every mark is escaped, so that the text arrives as it is, in one paragraph.
    text = _PUNCTUATION.sub(r"\\\1", " ".join(document.text.split()))
    return f"---\norder: {place}\ntitle: {json.dumps(document.title)}\n---\n\n{text}\n"
