"""Public texts as a portfolio: written as Markdown entries and opened through `index.open_index`.

What is measured is thus the real way from files to hits: reader, passages, Chroma, BM25, fusion.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import Index, open_index

FOLDER = "publications"
KIND = "publication"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Document:
    """One text of a public set; becomes one entry."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Workshop:
    """Where external corpora are written and indexed, and with which model."""

    cache: Path
    model: str

    def index(self, documents: Sequence[Document]) -> Index:
        """The index over `documents`; entry n has the id `publication/n`, counted from 0.

        Built once for the same documents: the folder is named by a hash of them.
        """
        content = json.dumps([(d.id, d.title, d.text) for d in documents])
        name = hashlib.blake2b(content.encode(), digest_size=8).hexdigest()
        folder = self.cache / "corpora" / name / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for number, document in enumerate(documents):
            (folder / f"{number}.md").write_text(_page(number, document), "utf-8")
        return open_index(folder.parent, self.cache, self.model)


def entry_id(number: int) -> str:
    """The entry id of the document with that place."""
    return f"{KIND}/{number}"


def ranked(index: Index, question: str, limit: int, **search: object) -> list[str]:
    """The ids of the first `limit` distinct entries that a search finds, best first."""
    hits = index.search(question, limit=20 * limit, **search)  # type: ignore[arg-type]
    return list(dict.fromkeys(hit.passage.entry_id for hit in hits))[:limit]


def _page(number: int, document: Document) -> str:
    # Every mark is escaped, so that the text arrives as it is, in one paragraph.
    text = _PUNCTUATION.sub(r"\\\1", " ".join(document.text.split()))
    return f"---\norder: {number}\ntitle: {json.dumps(document.title)}\n---\n\n{text}\n"
