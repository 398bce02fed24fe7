"""The neighbours of every figure: two plain ways to answer, behind the same methods.

Both quote the three best chunks as they are. Chunks are whole entries, as llama-index's default
splitter makes them of texts of this size.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import bm25s
import Stemmer
import torch

from assistant.answer import Answer, Citation, Statement, Turn
from assistant.settings_source import read_settings
from evals.subject import KEPT, OpenSubject, Ranked, Searched
from index import Entry, load_corpus
from index.model import Model

os.environ.setdefault("HF_HUB_OFFLINE", "1")
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

QUOTED = 3


class LlamaIndexSubject:
    """`VectorStoreIndex` as its documentation shows it, without a language model."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        documents = [
            Document(text=entry.document, id_=entry.id, metadata={"entry": entry.id})
            for entry in entries
        ]
        index = VectorStoreIndex.from_documents(documents, embed_model=_embedding())
        retriever = index.as_retriever(similarity_top_k=KEPT)
        # The runner searches for what it has just asked: it need not be embedded twice.
        self._retrieve = lru_cache(maxsize=1)(retriever.retrieve)

    @classmethod
    def open(cls, portfolio: Path, today: date) -> LlamaIndexSubject:
        """Index a portfolio; the day does not matter to it."""
        return cls(load_corpus(portfolio))

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The first three chunks."""
        return quoted(self.search(question).ranking, self.entries)

    def search(self, question: str) -> Searched:
        """The entries by cosine."""
        found: dict[str, float] = {}
        for node in self._retrieve(question) if question.strip() else ():
            found.setdefault(str(node.metadata["entry"]), node.get_score())
        return _searched(Ranked(source=s, score=score) for s, score in found.items())


class Bm25Subject:
    """BM25 over whole entries, with stop words and stems."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._stemmer = Stemmer.Stemmer("english")
        self._bm25 = bm25s.BM25()
        self._bm25.index(self._tokens([entry.document for entry in entries]), show_progress=False)

    @classmethod
    def open(cls, portfolio: Path, today: date) -> Bm25Subject:
        """Index a portfolio; the day does not matter to it."""
        return cls(load_corpus(portfolio))

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The first three entries that share a word with the question."""
        return quoted(self.search(question).ranking, self.entries)

    def search(self, question: str) -> Searched:
        """The entries by BM25, without those that share no word with the question."""
        tokens = self._tokens([question])
        if not tokens[0]:
            return _searched(())
        limit = min(KEPT, len(self.entries))
        rows, scores = self._bm25.retrieve(tokens, k=limit, show_progress=False)
        return _searched(
            Ranked(source=self.entries[row].id, score=float(score))
            for row, score in zip(rows[0], scores[0], strict=True)
            if score > 0
        )

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        tokens: list[list[str]] = bm25s.tokenize(
            texts, stopwords="en", stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return tokens


def quoted(ranked: Sequence[Ranked], entries: Sequence[Entry]) -> Answer:
    """An answer that says the first three entries as they are, each citing itself."""
    by_id = {entry.id: entry for entry in entries}
    chosen = [by_id[entry.source] for entry in ranked[:QUOTED]]
    if not chosen:
        text = "The portfolio says nothing about this."
        return Answer(status="not_in_portfolio", text=text, statements=(Statement(text=text),))
    return Answer(
        status="answered",
        text="\n".join(f"{entry.document} [{at}]" for at, entry in enumerate(chosen, start=1)),
        statements=tuple(
            Statement(text=entry.document, citations=(at,))
            for at, entry in enumerate(chosen, start=1)
        ),
        citations=tuple(
            Citation(
                number=at,
                source=entry.id,
                kind=entry.kind,
                title=entry.title,
                quote=entry.document,
                url=f"#{entry.id}",
            )
            for at, entry in enumerate(chosen, start=1)
        ),
    )


def _searched(ranked: Iterable[Ranked]) -> Searched:
    ranking = tuple(ranked)
    return Searched(ranking=ranking, confidence=ranking[0].score if ranking else 0.0)


@lru_cache(maxsize=1)
def _embedding() -> BaseEmbedding:
    """The model of the assistant, in sentence-transformers.

    One thread, because two wait for each other on a busy machine (17 ms became 600 ms); how fast
    the plain way is on a quiet one is for `evals speed`.
    """
    torch.set_num_threads(1)
    folder = Model.find(read_settings().model).folder
    return HuggingFaceEmbedding(model_name=str(folder), device="cpu")


BASELINES: dict[str, OpenSubject] = {
    "llama-index top 3": LlamaIndexSubject.open,
    "BM25 top 3": Bm25Subject.open,
}
