"""The answer: one model, the same in Python, in JSON, on the stream and in the evals."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

AnswerStatus = Literal["answered", "partial", "not_in_portfolio", "chat", "declined"]
Mode = Literal["extractive", "llm", "fallback"]


class Model(BaseModel):
    """Frozen, and strict about unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Turn(Model):
    """One earlier message. It helps to understand the question and is never evidence."""

    role: Literal["user", "assistant"]
    content: str


class Citation(Model):
    """A quote from one entry."""

    number: int = Field(ge=1)
    """Counts from 1 in order of first use; in `related` it counts on from the last citation."""
    source: str
    """The id of the entry."""
    kind: str
    title: str
    quote: str
    """Verbatim from `Entry.document`; it may span lines."""
    url: str


class Statement(Model):
    """One sentence of the answer with the numbers of the citations that support it."""

    text: str
    """Without markers."""
    citations: tuple[int, ...] = ()


class Answer(Model):
    """What the reader gets."""

    status: AnswerStatus
    text: str
    """The statements in order, each followed by its markers: `Redis is cached. [1][2]`."""
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()
    """Nearest evidence that does not answer the question; shown apart."""
    follow_ups: tuple[str, ...] = ()
    mode: Mode = "extractive"
