"""The chat page when the server is slow, busy, killed, or back again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from chat_stage import NO_KAFKA, TODAY, Held, Reader, Serve, Visit, build
from playwright.sync_api import Route, expect

from assistant.assistant import Assistant
from assistant.settings import Settings
from index import Index

pytest_plugins = ["conftest_browser", "chat_fixtures"]
pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]


def test_statements_show_one_by_one(
    serve: Serve, visit: Visit, index: Index, settings: Settings
) -> None:
    reader = visit(at=serve(build(Held(index, settings, TODAY))))
    reader.composer.fill("Does the engineer know Redis?")
    reader.button("Ask").click()
    statements = reader.answer.locator(".statement")
    expect(statements).to_have_count(1)
    expect(reader.answer.locator(".waiting")).to_be_visible()
    expect(reader.answer.locator(".source-chip")).to_have_count(0)
    Held.go_on.release()
    expect(statements).to_have_count(2)
    for _ in range(20):
        Held.go_on.release()
    reader.answered(1)
    expect(reader.answer.locator(".waiting")).to_have_count(0)


def test_a_limit_is_said_calmly_and_the_question_is_kept(
    serve: Serve, visit: Visit, index: Index, settings: Settings
) -> None:
    limited = settings.model_copy(update={"rate_limit": "1/hour"})
    reader = visit(at=serve(build(Assistant(index, limited, TODAY))))
    reader.ask("Does the engineer know Redis?")
    reader.composer.fill("And Kafka?")
    reader.button("Ask").click()
    expect(reader.notice).to_contain_text("many questions in a short time")
    expect(reader.composer).to_have_value("And Kafka?")
    expect(reader.notice.get_by_role("button", name="Try again")).to_be_visible()
    expect(reader.questions).to_have_count(1)


def test_a_busy_server_is_asked_again_with_one_press(reader: Reader) -> None:
    def busy(route: Route) -> None:
        problem = {"title": "The assistant is busy", "status": 503, "detail": "Busy."}
        route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))

    reader.page.route("**/queue/join*", busy)
    reader.page.locator(".starters button").first.click()
    expect(reader.notice).to_contain_text("Many people are asking just now")
    reader.page.unroute("**/queue/join*")
    reader.notice.get_by_role("button", name="Try again").click()
    reader.answered(1)
    expect(reader.notice).to_be_hidden()


class Server:
    """The real application as a process of its own, which can be killed."""

    def __init__(self, var: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ,
            "ASSISTANT_PORT": str(self.port),
            "ASSISTANT_VAR": str(var),
            "ASSISTANT_INBOX": "false",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(240):
            try:
                if httpx.get(f"{self.address}/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                assert self._process.poll() is None, "app.py ended"
            time.sleep(0.25)
        raise AssertionError("app.py did not get ready within a minute")

    def kill(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def running(var: Path) -> Iterator[Server]:
    server = Server(var)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def test_the_page_recovers_when_the_server_is_killed_and_restarted(
    visit: Visit, index: Index, var: Path
) -> None:
    with running(var) as server:
        reader = visit(at=server.address).ask("Does the engineer know Redis?")
        server.kill()
        reader.composer.fill("And Kafka?")
        reader.button("Ask").click()
        expect(reader.notice).to_contain_text("The connection is interrupted")
        server.start()
        reader.answered(2)
        expect(reader.notice).to_be_hidden()
        expect(reader.questions).to_have_text(["Does the engineer know Redis?", "And Kafka?"])
        expect(reader.answer).to_contain_text(NO_KAFKA)
        server.kill()
        server.start()
        reader.ask("And RabbitMQ?")
        expect(reader.questions).to_have_count(3)
