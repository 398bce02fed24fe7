"""The conversation of one chat page: what was asked and what was answered, as the page keeps it.

The browser holds it as JSON (the *record*), sends it along with each question and puts it back
after a reload, so that the server remembers nothing about a reader and may restart at any time.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, ValidationError

from assistant.answer import Answer, Model, Turn
from assistant.asking import HISTORY_CHARS, HISTORY_TURNS, QUESTION_CHARS

MAX_EXCHANGES = 100


class Exchange(Model):
    """One question and what came of it: an answer, a problem, or nothing yet."""

    question: str = Field(max_length=QUESTION_CHARS)
    answer: Answer | None = None
    problem: str | None = Field(default=None, max_length=500)
    """Why there is no answer, as a sentence for the reader."""


class Conversation(Model):
    """Exchanges, oldest first."""

    exchanges: tuple[Exchange, ...] = Field(default=(), max_length=MAX_EXCHANGES)

    @classmethod
    def read(cls, record: str | None) -> Self:
        """The conversation of a record; an empty one where the record cannot be read."""
        try:
            return cls.model_validate_json(record) if record else cls()
        except ValidationError:
            return cls()

    @property
    def record(self) -> str:
        """The conversation as one line of JSON."""
        return self.model_dump_json()

    def asking(self, question: str) -> Conversation:
        """With `question` at the end; questions that got no answer make room for it."""
        answered = tuple(exchange for exchange in self.exchanges if exchange.answer)
        return Conversation(exchanges=(*answered[1 - MAX_EXCHANGES :], Exchange(question=question)))

    def answered(self, answer: Answer) -> Conversation:
        """With `answer` to the last question."""
        return self._with_last(Exchange(question=self.exchanges[-1].question, answer=answer))

    def failed(self, problem: str) -> Conversation:
        """With `problem` in place of an answer to the last question."""
        return self._with_last(Exchange(question=self.exchanges[-1].question, problem=problem))

    def history(self) -> tuple[Turn, ...]:
        """The newest answered exchanges that fit the limits of the API, oldest first."""
        turns: list[Turn] = []
        room = HISTORY_CHARS
        for exchange in reversed(self.exchanges):
            if exchange.answer is None:
                continue
            room -= len(exchange.question) + len(exchange.answer.text)
            if room < 0 or len(turns) + 2 > HISTORY_TURNS:
                break
            turns.append(Turn(role="assistant", content=exchange.answer.text))
            turns.append(Turn(role="user", content=exchange.question))
        return tuple(reversed(turns))

    def _with_last(self, exchange: Exchange) -> Conversation:
        return Conversation(exchanges=(*self.exchanges[:-1], exchange))
