"""A local server that speaks OpenAI's chat completions, and a model of set words."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.llm.client import Prompt
from assistant.llm.writing import Writing
from assistant.settings import Settings
from index import Index

TODAY = date(2026, 11, 22)
GOOD = "At Brandlock, they developed microservices with Redis. [2] "


class ScriptedModel:
    """Writes what it is given, and remembers what it was asked."""

    def __init__(self, *pieces: str) -> None:
        self.pieces = pieces
        self.asked: list[Prompt] = []

    def write(self, prompt: Prompt) -> Iterator[str]:
        self.asked.append(prompt)
        yield from self.pieces


def assistant_with(model: Any, index: Index, var: Path, **settings: Any) -> Assistant:
    """The real assistant over a model of set words; its budget is kept in `var`."""
    chosen = Settings(var=var, **settings)
    assistant = Assistant(index, chosen, TODAY)
    assistant._writing = Writing(assistant.portfolio, chosen, model)
    return assistant


def piece(text: str, finish: str | None = None) -> str:
    """One event of the protocol."""
    choice = {"index": 0, "delta": {"content": text} if text else {}, "finish_reason": finish}
    chunk = {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [choice],
    }
    return f"data: {json.dumps(chunk)}\n\n"


END = piece("", "stop") + "data: [DONE]\n\n"
Play = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Plays what the server was told to, and does not log."""

    protocol_version = "HTTP/1.0"

    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Endpoint)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.requests.append(json.loads(body))
        server.keys.append(self.headers["Authorization"] or "")
        server.play(self)

    def start(self, status: int = 200, kind: str = "text/event-stream") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def say(self, text: str) -> None:
        self.wfile.write(text.encode())
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Endpoint(ThreadingHTTPServer):
    """A server on a free port."""

    daemon_threads = True

    def __init__(self, play: Play) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.play = play
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.released = threading.Event()
        self.left = threading.Event()
        """Set when a client hangs up on `until_left`."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that left early is expected here."""


@contextmanager
def endpoint(play: Play) -> Iterator[Endpoint]:
    """A running server."""
    server = Endpoint(play)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def streams(*texts: str) -> Play:
    """Streams these pieces and ends as it should."""

    def play(handler: Handler) -> None:
        handler.start()
        for text in texts:
            handler.say(piece(text))
        handler.say(END)

    return play


def refuses(status: int) -> Play:
    """Answers with an error."""

    def play(handler: Handler) -> None:
        handler.start(status, "application/json")
        handler.say(json.dumps({"error": {"message": "no", "type": "x", "code": str(status)}}))

    return play


def waits(*texts: str) -> Play:
    """Streams these pieces, then keeps silent until the test is over."""

    def play(handler: Handler) -> None:
        handler.start()
        for text in texts:
            handler.say(piece(text))
        server = handler.server
        assert isinstance(server, Endpoint)
        server.released.wait(20)

    return play


def until_left(*texts: str, head: bool = True) -> Play:
    """Streams these pieces, or not even a head, and waits until the client hangs up."""

    def play(handler: Handler) -> None:
        server = handler.server
        assert isinstance(server, Endpoint)
        if head:
            handler.start()
        for text in texts:
            handler.say(piece(text))
        if handler.rfile.read(1) == b"":
            server.left.set()

    return play


def cut(*texts: str) -> Play:
    """Streams these pieces and hangs up without an end."""

    def play(handler: Handler) -> None:
        handler.start()
        for text in texts:
            handler.say(piece(text))

    return play


def garbles(handler: Handler) -> None:
    """A stream that is no JSON."""
    handler.start()
    handler.say("data: {oh no\n\ndata: [DONE]\n\n")


def sends_whole(handler: Handler) -> None:
    """A whole answer where a stream was asked for."""
    handler.start(kind="application/json")
    message = {"role": "assistant", "content": GOOD}
    handler.say(
        json.dumps(
            {
                "id": "x",
                "object": "chat.completion",
                "created": 1,
                "model": "m",
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            }
        )
    )


def settings_for(server: Endpoint, var: Path, **more: Any) -> Settings:
    """Settings that name the server."""
    given: dict[str, Any] = {"llm_model": "m", "llm_base_url": server.url, "var": var, **more}
    return Settings(**given)


def texts(statements: Sequence[Any]) -> list[str]:
    """The texts of statements or events."""
    return [each.text for each in statements]


class CitingModel(ScriptedModel):
    """Writes sentences with `{piece of a line}` for markers, as a model that reads would."""

    def write(self, prompt: Prompt) -> Iterator[str]:
        self.asked.append(prompt)
        evidence = [line for line in prompt.user.splitlines() if line.endswith("]")]
        for text in self.pieces:
            sentence, _, pieces = text.partition("{")
            marked = sentence.rstrip()
            for wanted in filter(None, pieces.rstrip("}").split("|")):
                found = [line for line in evidence if wanted in line]
                assert found, f"no evidence with {wanted!r}"
                marked += " [" + found[0].rpartition("[")[2]
            yield marked + " "
