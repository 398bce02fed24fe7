"""What is measured: the assistant, or a baseline behind the same two methods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer, Model, Turn
from assistant.assistant import Assistant
from assistant.settings_source import read_settings
from index import Entry, Hit

KEPT = 10
"""Entries of a ranking: nDCG@10 needs no more."""


class Ranked(Model):
    """An entry that a search found."""

    source: str
    score: float
    """What the ranking is by; higher is better."""


class Searched(Model):
    """What a search gives for a question."""

    ranking: tuple[Ranked, ...]
    """The nearest entries, best first, each once."""
    confidence: float
    """How near the best evidence is, for risk against coverage; higher is surer."""


class Subject(Protocol):
    """Something that answers questions about one portfolio."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The portfolio."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer one question."""

    def search(self, question: str) -> Searched:
        """What is found for a question."""


class OpenSubject(Protocol):
    """Opens a subject over a portfolio, as on a given day."""

    def __call__(self, portfolio: Path, today: date) -> Subject:
        """Raises what the portfolio's reader raises."""


class AssistantSubject:
    """The assistant itself."""

    DEPTH = 40
    """Passages that are searched, so that ten different entries come out of them."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.entries = assistant.entries

    @classmethod
    def open(cls, portfolio: Path, today: date) -> AssistantSubject:
        """Open the assistant with the settings of the environment, over another portfolio."""
        return cls(Assistant.open(read_settings(corpus=portfolio), today))

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """What the assistant answers."""
        return self._assistant.ask(question, history)

    def search(self, question: str) -> Searched:
        """The entries of the passages that the index finds, and the highest cosine of them."""
        hits = self._assistant.index.search(question, limit=self.DEPTH)
        confidence = max((hit.similarity for hit in hits), default=0.0)
        return Searched(ranking=best_by_entry(hits), confidence=confidence)


def best_by_entry(hits: Sequence[Hit]) -> tuple[Ranked, ...]:
    """The best passage of each entry speaks for it."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.passage.entry_id] = max(best.get(hit.passage.entry_id, hit.score), hit.score)
    ranked = [Ranked(source=source, score=score) for source, score in best.items()]
    return tuple(sorted(ranked, key=lambda entry: -entry.score)[:KEPT])
