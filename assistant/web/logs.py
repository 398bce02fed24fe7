"""Structured logs: one JSON object a line on standard error.

A line of a request has its route, status and duration; never a query string, a question (unless
the owner asks for it) or an address.
"""

from __future__ import annotations

import json
import logging
import secrets
import sys
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.metrics import Metrics
from assistant.web.problems import Refusal, refused

logger = logging.getLogger("assistant.web")

ROUTES = ("/api/", "/gradio_api/", "/portfolio", "/widget", "/docs", "/assets/", "/static")
EXACT_ROUTES = (
    "/api/ask",
    "/api/ask/stream",
    "/api/suggestions",
    "/api/feedback",
    "/gradio_api/queue/join",
    "/gradio_api/queue/data",
    "/portfolio",
    "/widget.js",
    "/healthz",
    "/readyz",
    "/metrics",
    "/docs",
    "/openapi.json",
    "/",
)
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def route_of(path: str) -> str:
    """A label for a path, out of a small set: what a client invents becomes `other`."""
    if path in EXACT_ROUTES:
        return path
    return next((route + "*" for route in ROUTES if path.startswith(route)), "other")


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON; fields come in `extra={"fields": {...}}`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure(level: int = logging.INFO) -> None:
    """Send all logs of this process to standard error as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(level)  # Some libraries set loggers of their own to DEBUG.
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("assistant", "index", "uvicorn.error"):
        logging.getLogger(name).setLevel(level)


class RequestLog:
    """Middleware that logs and counts each request, and answers for one that crashed."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        started = time.perf_counter()
        status = 0

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception:
            logger.exception("crash", extra={"fields": {"request": request_id}})
            if status == 0:
                refusal = Refusal("internal", f"The server's log has it as {request_id}.")
                await refused(refusal)(scope, receive, watch)
        finally:
            route = route_of(scope["path"])
            method = scope["method"] if scope["method"] in METHODS else "other"
            self._metrics.requests.labels(route, method, str(status)).inc()
            fields = {
                "request": request_id,
                "route": route,
                "method": method,
                "status": status,
                "ms": round((time.perf_counter() - started) * 1000, 1),
            }
            logger.info("request", extra={"fields": fields})
