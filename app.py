"""Builds the assistant, mounts the web parts and serves them, also on Hugging Face Spaces."""

from __future__ import annotations

import os
import socket
import sys

# Read when Gradio is imported; nothing here reports to anyone.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import uvicorn
from fastapi import FastAPI

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.settings_source import SettingsError, read_settings
from assistant.web import chat, logs
from assistant.web.server import create_app
from index import IndexingError


def build(settings: Settings) -> FastAPI:
    """The whole app. Raises IndexingError, OSError."""
    assistant = Assistant.open(settings)
    return chat.mount(create_app(assistant, settings), assistant, settings)


def main() -> int:
    """Serve until stopped; 2 when the settings, the portfolio or the port cannot be used."""
    try:
        settings = read_settings()
        listener = _listen(settings.host, settings.port)
        logs.configure()
        app = build(settings)
    except (SettingsError, IndexingError, OSError) as error:
        print(f"portfolio assistant: {error}", file=sys.stderr)
        return 2
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        # Forwarded headers are read by our own middleware, from named proxies only.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    host, port = listener.getsockname()[:2]
    print(f"Ready: http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}")
    uvicorn.Server(config).run(sockets=[listener])
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, made before the slow part so that a taken port is known at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise OSError(
            f"cannot listen on {host} port {port}: {error.strerror};"
            " choose another with ASSISTANT_PORT"
        ) from None
    return listener


if __name__ == "__main__":
    sys.exit(main())
