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


class Ranked(Model):
    """An entry that a search found."""

    source: str
    score: float
    """What the ranking is by; higher is better."""


class Subject(Protocol):
    """Something that answers questions about one portfolio."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The portfolio."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer one question."""

    def rank(self, question: str) -> list[Ranked]:
        """The entries that are nearest to a question, best first, each once."""

    def confidence(self, question: str) -> float | None:
        """How near the best evidence is, for risk against coverage; higher is surer."""


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

    def rank(self, question: str) -> list[Ranked]:
        """The entries of the passages that the index finds."""
        return best_by_entry(self._assistant.index.search(question, limit=self.DEPTH))

    def confidence(self, question: str) -> float | None:
        """The highest cosine between the question and a passage."""
        hits = self._assistant.index.search(question, limit=8)
        return max((hit.similarity for hit in hits), default=None)


def best_by_entry(hits: Sequence[Hit]) -> list[Ranked]:
    """The best passage of each entry speaks for it."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.passage.entry_id] = max(best.get(hit.passage.entry_id, hit.score), hit.score)
    ranked = [Ranked(source=source, score=score) for source, score in best.items()]
    return sorted(ranked, key=lambda entry: -entry.score)
