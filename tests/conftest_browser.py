"""Fixtures for tests with a real browser: `pytest_plugins = ["conftest_browser"]` brings them.

They last as long as one test module: while Playwright runs, no other event loop can.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tools.browser import MISSING, find

START_SECONDS = 60


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; each test opens a context of its own in it."""
    path = find()
    if not path:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[Any], str]]:
    """`serve(app)` runs an ASGI app on a free port until the module is over; gives its address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: Any) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        running.append((server, thread))
        for _ in range(START_SECONDS * 50):
            if server.started:
                return f"http://127.0.0.1:{port}"
            thread.join(0.02)
            if not thread.is_alive():
                break
        raise RuntimeError("the server did not start")

    yield start
    for server, _ in running:
        server.should_exit = True
    for _, thread in running:
        thread.join(10)
