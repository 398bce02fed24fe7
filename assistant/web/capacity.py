"""How much at one time: requests open, and the size and arrival time of a request body."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.metrics import Metrics
from assistant.web.problems import Refusal, refused

RETRY_SECONDS = 2


class RequestCap:
    """Middleware that answers 503 with Retry-After when too many requests are open."""

    def __init__(self, app: ASGIApp, most: int, metrics: Metrics) -> None:
        self._app = app
        self._most = most
        self._metrics = metrics
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold a place for one request while it lasts."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._open >= self._most:
            self._metrics.refused.labels("busy").inc()
            refusal = Refusal("busy", "Too many requests are open; please retry.", RETRY_SECONDS)
            await refused(refusal)(scope, receive, send)
            return
        self._open += 1
        self._metrics.open_requests.set(self._open)
        try:
            await self._app(scope, receive, send)
        finally:
            self._open -= 1
            self._metrics.open_requests.set(self._open)


class BodyLimit:
    """Middleware that reads a body whole, up to a size and a time, before anything else does."""

    def __init__(self, app: ASGIApp, most: int, seconds: float, metrics: Metrics) -> None:
        self._app = app
        self._most = most
        self._seconds = seconds
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read one body, and pass it on or refuse it."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._seconds):
                body = await self._read(Headers(scope=scope), receive)
        except TimeoutError:
            body = Refusal("body-too-slow", f"It must arrive within {self._seconds:g} seconds.")
        if body is None:
            return
        if isinstance(body, Refusal):
            self._metrics.refused.labels(body.kind).inc()
            await refused(body)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _read(self, headers: Headers, receive: Receive) -> bytes | Refusal | None:
        """The body; or why it is refused; or None when the client went away."""
        too_large = Refusal("body-too-large", f"At most {self._most:,} bytes are taken.")
        declared = headers.get("content-length", "0")
        if declared.isdecimal() and int(declared[:20]) > self._most:
            return too_large
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return None
            body += message.get("body", b"")
            if len(body) > self._most:
                return too_large
            more = message.get("more_body", False)
        return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body again, and then whatever comes: a disconnect."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
