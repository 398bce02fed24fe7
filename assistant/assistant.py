"""The way from a question to a checked answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date

from assistant.answer import Answer, Turn
from assistant.answering import Answering
from assistant.intents import Intents
from assistant.portfolio import Portfolio
from assistant.reading import Reader
from assistant.settings import Settings
from assistant.stream import Event, events
from assistant.suggesting import starters
from index import Entry, Index, open_index


class Assistant:
    """Answers questions about one portfolio. Safe to share between threads once open."""

    def __init__(self, index: Index, settings: Settings, today: date | None = None) -> None:
        self.index = index
        self.settings = settings
        self._today = today
        self.portfolio = Portfolio(index)
        reader = Reader(self.portfolio, Intents(index, settings.var / "models"))
        self._answering = Answering(self.portfolio, reader, settings.portfolio_url)

    @classmethod
    def open(cls, settings: Settings, today: date | None = None) -> Assistant:
        """Open the index of the corpus in `settings`, building it where it is missing or stale.

        `today` stands still for tests; by default it is the day of each question.
        """
        index = open_index(settings.corpus, settings.var, settings.model, settings.chroma_url)
        return cls(index, settings, today)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries of the portfolio, in the order of the source."""
        return self.index.entries

    def suggestions(self) -> tuple[str, ...]:
        """Five questions to start from."""
        return starters(self.portfolio, self.settings.questions)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer one question; `history` is oldest first and only helps to understand it."""
        return self._answering.answer(question, history, self._today or date.today())

    async def stream(self, question: str, history: Sequence[Turn] = ()) -> AsyncIterator[Event]:
        """The events of the answer to `question`."""
        for event in events(self.ask(question, history)):
            yield event
