"""Which sites may call the API and Gradio's endpoints: itself, and the owner's list.

CORS alone only keeps a foreign page from reading an answer; this refuses the request.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.metrics import Metrics
from assistant.web.problems import Refusal, refused

GUARDED = ("/api/", "/gradio_api/")
_PORTS = {"http": 80, "https": 443}


def same_host(origin: str, host: str) -> bool:
    """Whether `https://a.example` is a page of the host `a.example` or `a.example:443`.

    The scheme is left aside: behind a proxy that ends TLS it differs.
    """
    try:
        page, own = urlsplit(origin), urlsplit(f"//{host}")
        default = _PORTS.get(page.scheme)
        page_port, own_port = page.port or default, own.port or default
    except ValueError:
        return False
    return bool(page.hostname) and (page.hostname, page_port) == (own.hostname, own_port)


class OriginGate:
    """Middleware that answers 403 to requests from pages of sites that are not allowed."""

    def __init__(self, app: ASGIApp, allowed: Sequence[str], metrics: Metrics) -> None:
        self._app = app
        self._allowed = frozenset(allowed)
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it."""
        if scope["type"] == "http" and scope["path"].startswith(GUARDED):
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and not self._is_welcome(origin, headers):
                self._metrics.refused.labels("origin-not-allowed").inc()
                detail = "The owner of the assistant has to add the site to ALLOWED_ORIGINS."
                await refused(Refusal("origin-not-allowed", detail))(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _is_welcome(self, origin: str, headers: Headers) -> bool:
        # X-Forwarded-Host is only left in the headers when a trusted proxy set it.
        host = headers.get("x-forwarded-host") or headers.get("host", "")
        return origin in self._allowed or same_host(origin, host)
