"""Stand-ins for tests of the web server: an assistant with set answers, and a client of its app."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.answer import Answer, Citation, Statement, Turn
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.stream import Event, events
from assistant.web.server import create_app
from index import Entry, load_corpus

ROOT = Path(__file__).parents[1]
ANSWERED = Answer(
    status="answered",
    text="Onboarding went from 15 days to 20 minutes. [1]",
    statements=(Statement(text="Onboarding went from 15 days to 20 minutes.", citations=(1,)),),
    citations=(
        Citation(
            number=1,
            source="project/client-onboarding-automation",
            kind="project",
            title="Client Onboarding Automation",
            quote="Reduced merchant onboarding from 15 days to 20 minutes",
            url="/portfolio#project/client-onboarding-automation",
        ),
    ),
)
NO_KAFKA = Answer(
    status="not_in_portfolio",
    text="The portfolio does not mention Kafka.",
    statements=(Statement(text="The portfolio does not mention Kafka."),),
    related=(
        Citation(
            number=1,
            source="role/brandlock",
            kind="role",
            title="Brandlock",
            quote="Developed microservices with Express.js, PostgreSQL, Redis, RabbitMQ",
            url="/portfolio#role/brandlock",
        ),
    ),
)


class FakeAssistant:
    """Says `NO_KAFKA` to questions with Kafka, `ANSWERED` to all others; may be slow or broken."""

    def __init__(self, entries: Sequence[Entry], settings: Settings) -> None:
        self.settings = settings
        self.entries = tuple(entries)
        self.index = SimpleNamespace(entries=self.entries, passages=(), search=lambda *_: [])
        self.error: Exception | None = None
        self.error_after_status: Exception | None = None
        self.stream_pause = 0.0
        self.gate: threading.Event | None = None
        """Where set, an answer waits for it."""
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def suggestions(self) -> tuple[str, ...]:
        return ("Does the engineer know Redis?", "What is in production?")

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        if self.error:
            raise self.error
        if self.gate:
            self.gate.wait(10)
        return NO_KAFKA if "Kafka" in question else ANSWERED

    async def stream(self, question: str, history: Sequence[Turn] = ()) -> AsyncIterator[Event]:
        for at, event in enumerate(events(self.ask(question, history))):
            if at == 1:
                await asyncio.sleep(self.stream_pause)
                if self.error_after_status:
                    raise self.error_after_status
            yield event


class Stage:
    """An app over a fake assistant, and a client for it."""

    def __init__(self, var: Path, entries: Sequence[Entry] | None = None, **settings: Any) -> None:
        self.settings = Settings(var=var, **settings)
        shown = load_corpus(ROOT / "corpus") if entries is None else entries
        self.assistant = FakeAssistant(shown, self.settings)
        self.app: FastAPI = create_app(cast(Assistant, self.assistant), self.settings)
        self.client = self.client_at("192.0.2.1")

    def client_at(self, address: str, **options: Any) -> TestClient:
        """A client with this address."""
        return TestClient(
            self.app, client=(address, 50_000), raise_server_exceptions=False, **options
        )

    def ask(self, question: str = "Redis?", **fields: Any) -> Any:
        """Ask by the API."""
        return self.client.post("/api/ask", json={"question": question, **fields})


def sse(text: str) -> list[tuple[str, str]]:
    """The (event, data) pairs of a stream."""
    pairs = []
    for block in text.strip().split("\n\n"):
        if not block.startswith(":"):
            name, data = block.split("\n")
            pairs.append((name.removeprefix("event: "), data.removeprefix("data: ")))
    return pairs
