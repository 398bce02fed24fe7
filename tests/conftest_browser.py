"""Fixtures for tests with a real browser: `pytest_plugins = ["conftest_browser"]` brings them."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
START_SECONDS = 60


def installed_browser(playwright: Playwright) -> str | None:
    """The path of a Chromium or Chrome: `CHROMIUM`, one on the PATH, or playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for all tests; each test opens a context of its own in it."""
    with sync_playwright() as playwright:
        path = installed_browser(playwright)
        if path is None:
            pytest.skip("no Chromium or Chrome is installed; set CHROMIUM to its path")
        running = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(app)` runs an ASGI app on a free port until the tests are over; gives its address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: Any) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
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
    for server, thread in running:
        with contextlib.suppress(KeyboardInterrupt):
            thread.join(5)
        server.force_exit = True
