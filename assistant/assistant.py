"""The way from a question to a checked answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import aclosing
from datetime import date

from assistant.answer import Answer, Turn
from assistant.answering import Answering, Composed
from assistant.claims import Claim
from assistant.intents import Intents
from assistant.llm.client import Endpoint
from assistant.llm.streaming import in_thread, written_events
from assistant.llm.writing import Outcome, Writing
from assistant.portfolio import Portfolio
from assistant.reader import Reader
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
        self._writing = _writing(self.portfolio, settings)

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
        composed = self.compose(question, history)
        if self._writing is None:
            return self._answering.cited(composed)
        outcome = self.write(composed)
        return self._answering.cited(outcome.composed, outcome.mode)

    def write(self, composed: Composed) -> Outcome:
        """A composed answer in the model's words, with what was withheld and why: the debug form.

        Without a model the composed answer stands.
        """
        *_, outcome = self._steps(composed)
        assert isinstance(outcome, Outcome)
        return outcome

    async def stream(self, question: str, history: Sequence[Turn] = ()) -> AsyncIterator[Event]:
        """The events of the answer to `question`."""
        composed = await asyncio.to_thread(self.compose, question, history)
        if self._writing is None:
            for event in events(self._answering.cited(composed)):
                yield event
            return
        cited = self._answering.cited

        def written(left: Callable[[], bool]) -> Iterator[Event]:
            return written_events(self._steps(composed, left), composed, cited)

        async with aclosing(in_thread(written)) as parts:
            async for event in parts:
                yield event

    def compose(self, question: str, history: Sequence[Turn] = ()) -> Composed:
        """The checked claims that answer a question, before any model writes them out."""
        return self._answering.compose(question, history, self._today or date.today())

    def _steps(
        self, composed: Composed, left: Callable[[], bool] = lambda: False
    ) -> Iterator[Claim | Outcome]:
        if self._writing is None:
            return iter([Outcome(composed, "extractive")])
        return self._writing.write(composed, self._today or date.today(), left)


def _writing(portfolio: Portfolio, settings: Settings) -> Writing | None:
    """The model of the settings, if there is one. Raises Trouble where its packages are missing."""
    if not (settings.llm_base_url and settings.llm_model):
        return None
    return Writing(portfolio, settings, Endpoint(settings))
