"""Between every way of asking (API, stream, chat) and the assistant: caps, time, counts, inbox.

Answering is work for the processor, so it runs in a small pool of threads and the event loop
stays free. Disk trouble of the inbox is logged and counted, and never reaches a reader.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncGenerator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore
from typing import Literal

from pydantic import Field

from assistant.answer import Answer, Model
from assistant.asking import Asking, History, QuestionText
from assistant.assistant import Assistant
from assistant.inbox import Inbox, Note
from assistant.settings import Settings
from assistant.stream import DoneEvent, Event
from assistant.web.metrics import Metrics
from assistant.web.problems import Refusal

logger = logging.getLogger("assistant.web")

Via = Literal["api", "stream", "chat"]

MAX_WAITING_NOTES = 200
UNCOVERED = ("partial", "not_in_portfolio")


class Feedback(Model):
    """A thumb up or down for one answer."""

    question: QuestionText
    """The question that the answer was for."""
    vote: Literal["up", "down"]
    comment: str = Field(default="", max_length=1_000)
    """What was wrong or missing, in the reader's words."""
    history: History = ()
    """The conversation before the question."""
    answer: str = Field(default="", max_length=20_000)
    """The text of the answer."""


class Service:
    """One assistant, shared by all readers."""

    def __init__(self, assistant: Assistant, settings: Settings, metrics: Metrics) -> None:
        self.assistant = assistant
        self.settings = settings
        self.metrics = metrics
        self.inbox = Inbox(settings.var, settings.inbox_days) if settings.inbox else None
        self._in_flight = 0
        self._pool = ThreadPoolExecutor(settings.answer_threads, "answer")
        # One thread, so that notes are written one after the other, and only so many may wait.
        self._notes = ThreadPoolExecutor(1, "inbox")
        self._room = BoundedSemaphore(MAX_WAITING_NOTES)

    async def ask(self, asking: Asking, via: Via) -> Answer:
        """The answer to one question. Raises Refusal when busy or out of time."""
        with self._place():
            started = time.perf_counter()
            loop = asyncio.get_running_loop()
            try:
                async with asyncio.timeout(self.settings.request_timeout):
                    answer = await loop.run_in_executor(
                        self._pool, self.assistant.ask, asking.question, asking.history
                    )
            except TimeoutError:
                raise self._overdue() from None
            self._account(asking, answer, via, time.perf_counter() - started)
            return answer

    async def stream(self, asking: Asking, via: Via) -> AsyncGenerator[Event, None]:
        """The events of the answer to one question. Raises Refusal when busy or out of time."""
        # The assistant is read in one task: whoever iterates here may do each step in another,
        # and a timeout holds only within a task.
        parts: asyncio.Queue[Event | Exception | None] = asyncio.Queue()
        task = asyncio.create_task(self._read(asking, via, parts))
        try:
            while (part := await parts.get()) is not None:
                if isinstance(part, Exception):
                    raise part
                yield part
        finally:
            task.cancel()

    async def _read(
        self, asking: Asking, via: Via, parts: asyncio.Queue[Event | Exception | None]
    ) -> None:
        started = time.perf_counter()
        try:
            with self._place():
                async with asyncio.timeout(self.settings.request_timeout):
                    async for event in self.assistant.stream(asking.question, asking.history):
                        if isinstance(event, DoneEvent):
                            seconds = time.perf_counter() - started
                            self._account(asking, event.answer, via, seconds)
                        parts.put_nowait(event)
            parts.put_nowait(None)
        except TimeoutError:
            parts.put_nowait(self._overdue())
        except Exception as error:
            parts.put_nowait(error)

    def suggestions(self) -> tuple[str, ...]:
        """Questions to start from: the owner's, or those made from the portfolio."""
        return self.settings.questions or self.assistant.suggestions()

    def take_feedback(self, feedback: Feedback) -> None:
        """Count a thumb, and keep the question of a thumb down."""
        self.metrics.feedback.labels(feedback.vote).inc()
        if feedback.vote == "down":
            self._keep(
                Note(
                    reason="thumbs_down",
                    status="",
                    question=feedback.question,
                    history=feedback.history,
                    answer=feedback.answer,
                    comment=feedback.comment.strip(),
                )
            )

    def close(self) -> None:
        """Finish what is being written, and stop the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._notes.shutdown(wait=True)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if self._in_flight >= self.settings.max_answers:
            self.metrics.refused.labels("busy").inc()
            raise Refusal("busy", "Many questions are being answered; please retry shortly.", 2)
        self._in_flight += 1
        self.metrics.in_flight.set(self._in_flight)
        try:
            yield
        finally:
            self._in_flight -= 1
            self.metrics.in_flight.set(self._in_flight)

    def _overdue(self) -> Refusal:
        self.metrics.refused.labels("overdue").inc()
        seconds = f"{self.settings.request_timeout:g}"
        return Refusal("overdue", f"There was no answer within {seconds} seconds.", 5)

    def _account(self, asking: Asking, answer: Answer, via: Via, seconds: float) -> None:
        self.metrics.answers.labels(answer.status, answer.mode, via).inc()
        self.metrics.answer_seconds.labels(answer.mode).observe(seconds)
        fields: dict[str, object] = {
            "status": answer.status,
            "mode": answer.mode,
            "via": via,
            "ms": round(seconds * 1000, 1),
            "citations": [citation.source for citation in answer.citations],
        }
        if self.settings.log_questions:
            fields["question"] = asking.question
        logger.info("answer", extra={"fields": fields})
        if answer.status in UNCOVERED:
            self._keep(Note.of(asking.question, asking.history, answer))

    def _keep(self, note: Note) -> None:
        if self.inbox is None:
            return
        if not self._room.acquire(blocking=False):
            self.metrics.inbox_failures.inc()
            return
        with suppress(RuntimeError):  # The server is closing.
            self._notes.submit(self._write, self.inbox, note)

    def _write(self, inbox: Inbox, note: Note) -> None:
        try:
            inbox.add(note)
        except (sqlite3.Error, OSError) as error:
            self.metrics.inbox_failures.inc()
            logger.warning("inbox", extra={"fields": {"error": str(error)}})
        finally:
            self._room.release()
