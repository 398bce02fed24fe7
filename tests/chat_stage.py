"""The chat page as a reader meets it, and assistants that keep a reader waiting."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date
from typing import Any

from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from assistant.answer import Turn
from assistant.assistant import Assistant
from assistant.stream import Event, StatementEvent
from assistant.web import chat
from assistant.web.server import create_app

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
TABLET: dict[str, Any] = {"viewport": {"width": 768, "height": 1024}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
SIZES = {"desktop": DESKTOP, "phone": PHONE}

NO_KAFKA = "The portfolio does not mention Kafka."
TODAY = date(2026, 11, 22)
Serve = Callable[[Any], str]
Visit = Callable[..., "Reader"]

# What a browser reports of requests that a test refuses or cuts on purpose.
EXPECTED_NOISE = ("Failed to load resource", "net::ERR_")


def build(assistant: Assistant) -> FastAPI:
    """The server with its chat page."""
    return chat.mount(create_app(assistant, assistant.settings), assistant, assistant.settings)


class Held(Assistant):
    """An assistant that waits for a word before each statement after the first."""

    go_on = threading.Semaphore(0)

    async def stream(self, question: str, history: Sequence[Turn] = ()) -> AsyncIterator[Event]:
        """The real events, held back."""
        seen = 0
        async for event in super().stream(question, history):
            if isinstance(event, StatementEvent):
                seen += 1
            if seen > 1 or (seen and not isinstance(event, StatementEvent)):
                while not self.go_on.acquire(blocking=False):
                    await asyncio.sleep(0.02)
            yield event


class Reader:
    """A person with a browser on the chat page."""

    def __init__(self, browser: Browser, address: str, **context: Any) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(**(DESKTOP | context))
        self.context.set_default_timeout(20_000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("console", self._heard)
        self.page: Page = self.context.new_page()

    def visit(self, path: str = "/") -> Reader:
        """Open the page and wait until it takes questions."""
        self.page.goto(self.address + path)
        return self.ready()

    def ready(self) -> Reader:
        """Wait until the page takes questions."""
        self.page.locator(":root[data-ready]").wait_for()
        return self

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name="Your question")

    @property
    def questions(self) -> Locator:
        return self.page.locator("#conversation .question h2")

    @property
    def answer(self) -> Locator:
        """The last answer."""
        return self.page.locator("#conversation .bot-row").last

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def notice(self) -> Locator:
        return self.page.locator("#notice")

    def button(self, name: str) -> Locator:
        """A button of the page, or of the last answer where there are several."""
        return self.page.get_by_role("button", name=name, exact=True).last

    def ask(self, question: str) -> Reader:
        """Type a question, send it, and wait until its answer is complete."""
        before = self.questions.count()
        self.composer.fill(question)
        self.button("Ask").click()
        return self.answered(before + 1)

    def answered(self, count: int) -> Reader:
        """Wait until `count` questions stand there and the last has its answer."""
        expect(self.questions).to_have_count(count)
        expect(self.answer.locator(".actions")).to_be_visible()
        expect(self.page.locator(":root[data-asking]")).to_have_count(0)
        return self

    def marker(self, number: int) -> Locator:
        """A marker in the last answer."""
        return (
            self.answer.locator(".statement button.marker")
            .filter(has_text=f"Source {number}:")
            .first
        )

    def marker_of_first_answer(self) -> Locator:
        """The first marker of the conversation."""
        return self.page.locator("#conversation .statement button.marker").first

    def go_back_to(self, element: Locator) -> None:
        """Press Shift and Tab until `element` has the focus."""
        for _ in range(40):
            self.page.keyboard.press("Shift+Tab")
            if element.evaluate("element => element === document.activeElement"):
                return
        expect(element).to_be_focused()

    def clipboard(self) -> str:
        """What was copied last."""
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(script))

    def _heard(self, message: Any) -> None:
        noise = any(text in message.text for text in EXPECTED_NOISE)
        if message.type == "error" and not noise:
            self.complaints.append(message.text)
