"""Two small servers for the widget's tests: an assistant that plays a part, and somebody's site.

The stand-in speaks the protocol of the API with hand-made answers, so that a test can hold a stream
half-way, cut it, or be refused. `test_widget_browser.py` ends with the real application.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from assistant.answer import Answer, Citation, Statement
from assistant.stream import DoneEvent, Event, events

STATIC = Path(__file__).parent.parent / "assistant" / "web" / "static"

ONBOARDING = Answer(
    status="answered",
    text="Merchant onboarding went from 15 days to 20 minutes. [1] "
    "It was built at Brandlock, with cron jobs and self-service. [2][1]",
    statements=(
        Statement(text="Merchant onboarding went from 15 days to 20 minutes.", citations=(1,)),
        Statement(
            text="It was built at Brandlock, with cron jobs and self-service.", citations=(2, 1)
        ),
    ),
    citations=(
        Citation(
            number=1,
            source="project/client-onboarding-automation",
            kind="project",
            title="Client Onboarding Automation",
            quote="Reduced merchant onboarding from 15 days to 20 minutes through automated "
            "workflows, cron jobs, and self-service configuration.",
            url="/portfolio#project/client-onboarding-automation",
        ),
        Citation(
            number=2,
            source="role/brandlock",
            kind="role",
            title="Full Stack Engineer at Brandlock",
            quote="Automated client onboarding workflows, reducing setup time from days to "
            "minutes.",
            url="/portfolio#role/brandlock",
        ),
    ),
    follow_ups=("How was the caching layer built?", "What else was built at Brandlock?"),
)

KAFKA = Answer(
    status="not_in_portfolio",
    text="The portfolio does not mention Kafka.",
    statements=(Statement(text="The portfolio does not mention Kafka."),),
    related=(
        Citation(
            number=1,
            source="principle/event-driven-architecture",
            kind="principle",
            title="Event-Driven Architecture",
            quote="RabbitMQ consumers, dead-letter queues, and eventual consistency patterns.",
            url="/portfolio#principle/event-driven-architecture",
        ),
    ),
    follow_ups=("Does the engineer know RabbitMQ?",),
)


def listing(count: int) -> Answer:
    """An answer that cites `count` projects, one a sentence."""
    numbers = range(1, count + 1)
    return Answer(
        status="answered",
        text=" ".join(f"Project {n} is in production. [{n}]" for n in numbers),
        statements=tuple(
            Statement(text=f"Project {n} is in production.", citations=(n,)) for n in numbers
        ),
        citations=tuple(
            Citation(
                number=n,
                source=f"project/number-{n}",
                kind="project",
                title=f"Project {n}",
                quote=f"Project {n}, in production.",
                url=f"/portfolio#project/number-{n}",
            )
            for n in numbers
        ),
    )


@dataclass
class Play:
    """How the next question is answered."""

    answer: Answer = ONBOARDING
    final: Answer | None = None
    """What `done` carries where it differs from what was streamed."""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hold_after: int | None = None
    """Wait after so many events until `go` is set."""
    cut_after: int | None = None
    """Drop the connection after so many events."""
    end_after: int | None = None
    """End the response properly, but without the rest of the events."""
    error_after: tuple[int, int] | None = None
    """After so many events, an `error` event with this status."""
    go: threading.Event = field(default_factory=threading.Event)


class Server:
    """A threaded server on a free port that remembers what it was asked."""

    def __init__(self, answer: Callable[[Handler], None]) -> None:
        self.requests: list[str] = []
        handler = type("BoundHandler", (Handler,), {"server_of_test": self, "answer": answer})
        self._httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._httpd.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._httpd.server_port}"
        threading.Thread(target=self._httpd.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._httpd.shutdown()
        self._httpd.server_close()


class Handler(BaseHTTPRequestHandler):
    """Hands every request to `answer`."""

    protocol_version = "HTTP/1.1"
    server_of_test: ClassVar[Server]
    answer: ClassVar[Callable[[Handler], None]]

    def handle_any(self) -> None:
        """Note the request and answer it."""
        self.server_of_test.requests.append(f"{self.command} {self.path}")
        type(self).answer(self)

    do_GET = do_POST = do_OPTIONS = do_HEAD = handle_any

    def send(self, body: str, kind: str, status: int = 200, **headers: str) -> None:
        """A whole response."""
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class StandIn(Server):
    """An assistant that answers what the test says."""

    def __init__(self) -> None:
        self.reset()
        super().__init__(self._answer)

    def reset(self) -> None:
        """As it is at the beginning of a test."""
        self.requests: list[str] = []
        self.play = Play()
        self.questions: list[dict[str, Any]] = []
        self.votes: list[dict[str, Any]] = []
        self.suggestions = ["What was built at Brandlock?", "Which projects use Redis?"]
        self.greeting = "Ask about the engineer."
        self.suggestions_status = 200
        self.feedback_status = 204
        self.allows_origins = True

    def _answer(self, handler: Handler) -> None:
        cors = {"Access_Control_Allow_Origin": "*"} if self.allows_origins else {}
        path = handler.path.split("?")[0]
        if handler.command == "OPTIONS":
            allow = {"Access_Control_Allow_Headers": "content-type"} | cors
            handler.send("", "text/plain", 200 if self.allows_origins else 400, **allow)
        elif path == "/widget.js":
            script = (STATIC / "widget.js").read_text("utf-8")
            handler.send(script, "text/javascript; charset=utf-8", **cors)
        elif path.startswith("/static-web/widget."):
            labels = (STATIC / Path(path).name).read_text("utf-8")
            handler.send(labels, "application/json", **cors)
        elif path == "/api/suggestions":
            body = {"suggestions": self.suggestions, "owner": "", "greeting": self.greeting}
            kind = "application/json"
            handler.send(json.dumps(body), kind, self.suggestions_status, **cors)
        elif path == "/api/ask/stream":
            self.questions.append(_body(handler))
            self._stream(handler, self.play, cors)
        elif path == "/api/feedback":
            self.votes.append(_body(handler))
            handler.send("", "text/plain", self.feedback_status, **cors)
        else:
            handler.send("<!doctype html><title>Elsewhere</title>", "text/html")

    @staticmethod
    def _stream(handler: Handler, play: Play, cors: dict[str, str]) -> None:
        if play.status != 200:
            problem = json.dumps({"type": "about:blank", "title": "No", "status": play.status})
            expose = {"Access_Control_Expose_Headers": "Retry-After"} | play.headers | cors
            return handler.send(problem, "application/problem+json", play.status, **expose)
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Transfer-Encoding", "chunked")
        for name, value in cors.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        try:
            _send_events(handler, play)
        except ConnectionError:
            handler.close_connection = True
        return None


def _send_events(handler: Handler, play: Play) -> None:
    for count, event in enumerate(events(play.answer)):
        if isinstance(event, DoneEvent) and play.final:
            event = DoneEvent(answer=play.final)
        if play.hold_after == count:
            play.go.wait(20)
        if play.cut_after == count:
            handler.close_connection = True
            return
        if play.error_after and play.error_after[0] == count:
            problem = {"type": "about:blank", "title": "No", "status": play.error_after[1]}
            _chunk(handler, f"event: error\ndata: {json.dumps(problem)}\n\n")
            break
        if play.end_after == count:
            break
        _chunk(handler, ": waiting\n\n" + _text(event))
    handler.wfile.write(b"0\r\n\r\n")


def _text(event: Event) -> str:
    return f"event: {event.event}\ndata: {event.model_dump_json(exclude={'event'})}\n\n"


def _chunk(handler: Handler, text: str) -> None:
    data = text.encode()
    handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    handler.wfile.flush()


def _body(handler: Handler) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
    return body


class Site(Server):
    """Somebody's site: pages by path, each with the headers that it is served with."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, dict[str, str]]] = {}
        super().__init__(self._answer)

    def reset(self) -> None:
        """Nothing is up."""
        self.pages.clear()
        self.requests.clear()

    def page(self, html: str, path: str = "/", **headers: str) -> str:
        """Put up a page and return its address."""
        self.pages[path] = (html, headers)
        return self.origin + path

    def _answer(self, handler: Handler) -> None:
        html, headers = self.pages.get(handler.path.split("?")[0], ("", {}))
        kind = "application/json" if handler.path.endswith(".json") else "text/html; charset=utf-8"
        handler.send(html, kind, 200 if html else 404, **headers)


S = TypeVar("S", bound=Server)


@contextmanager
def serving(server: S) -> Iterator[S]:
    """The server for as long as the block lasts."""
    try:
        yield server
    finally:
        server.close()
