"""An answer as a stream of events, in the order in which a reader can use them.

`status`, then one `statement` for each sentence, then `citations`, `follow_ups`, `done`. `done`
carries the whole answer and is authoritative: a client shows it in place of what came before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from assistant.answer import Answer, AnswerStatus, Citation, Mode, Model


class StatusEvent(Model):
    """The first event."""

    event: Literal["status"] = "status"
    status: AnswerStatus
    mode: Mode


class StatementEvent(Model):
    """One finished, checked sentence."""

    event: Literal["statement"] = "statement"
    text: str
    citations: tuple[int, ...]


class CitationsEvent(Model):
    """The citations of all statements, and related evidence that supports none of them."""

    event: Literal["citations"] = "citations"
    citations: tuple[Citation, ...]
    related: tuple[Citation, ...]


class FollowUpsEvent(Model):
    """Questions that can be asked next."""

    event: Literal["follow_ups"] = "follow_ups"
    follow_ups: tuple[str, ...]


class DoneEvent(Model):
    """The last event."""

    event: Literal["done"] = "done"
    answer: Answer


Event = StatusEvent | StatementEvent | CitationsEvent | FollowUpsEvent | DoneEvent


def events(answer: Answer) -> Iterator[Event]:
    """The events of a finished answer."""
    yield StatusEvent(status=answer.status, mode=answer.mode)
    for statement in answer.statements:
        yield StatementEvent(text=statement.text, citations=statement.citations)
    yield CitationsEvent(citations=answer.citations, related=answer.related)
    yield FollowUpsEvent(follow_ups=answer.follow_ups)
    yield DoneEvent(answer=answer)
