"""Rate limits per client address, by a moving window, for every route and the chat's own events.

Questions count against `rate_limit`, everything else against `page_limit`. Nothing that a client
sends can change what it is counted by: see `forwarded.py`.
"""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse_many
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.forwarded import limit_key
from assistant.web.metrics import Metrics
from assistant.web.problems import Refusal, refused
from assistant.web.window_storage import WindowStorage

QUESTION_PATHS = ("/api/ask", "/api/ask/stream", "/api/feedback", "/gradio_api/queue/join")
FREE_PATHS = ("/healthz", "/readyz")


class RateLimiter:
    """Counts requests of clients in memory; several processes each count their own."""

    def __init__(self, rate: str) -> None:
        self._rates: list[RateLimitItem] = sorted(parse_many(rate))
        self._limiter = MovingWindowRateLimiter(WindowStorage())

    def wait(self, client: str) -> int | None:
        """Count one request. None lets it pass; otherwise the seconds until the next one may."""
        for rate in self._rates:
            if not self._limiter.hit(rate, client):
                reset = self._limiter.get_window_stats(rate, client).reset_time
                return max(1, math.ceil(reset - time.time()))
        return None


class RateLimits:
    """Middleware that answers 429 with Retry-After to a client over its limit."""

    def __init__(self, app: ASGIApp, questions: str, pages: str, metrics: Metrics) -> None:
        self._app = app
        self._questions = RateLimiter(questions)
        self._pages = RateLimiter(pages)
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count one request, and pass it on or refuse it."""
        if scope["type"] != "http" or scope["path"] in FREE_PATHS:
            await self._app(scope, receive, send)
            return
        asks = scope["method"] == "POST" and scope["path"].rstrip("/") in QUESTION_PATHS
        limiter = self._questions if asks else self._pages
        wait = limiter.wait(limit_key((scope.get("client") or ("", 0))[0]))
        if wait is None:
            await self._app(scope, receive, send)
            return
        self._metrics.refused.labels("rate-limited").inc()
        detail = f"Please wait {wait} seconds before the next request."
        await refused(Refusal("rate-limited", detail, wait))(scope, receive, send)
