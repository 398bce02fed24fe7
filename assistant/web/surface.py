"""Which of Gradio's addresses exist here: those that the chat page needs, and no others.

Gradio brings many more: uploads, a proxy, fetching a URL given by the client, direct calls of
functions past the page. A chat needs none of them, so they are not found.
"""

from __future__ import annotations

from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.problems import KINDS, Refusal, refused

_READ = ("GET", "HEAD")

EXACT = {
    "/": _READ,
    "/config": _READ,
    "/theme.css": _READ,
    "/favicon.ico": _READ,
    "/robots.txt": _READ,
    "/manifest.json": _READ,
    "/gradio_api/info": _READ,
    "/gradio_api/app_id": _READ,
    "/gradio_api/startup-events": _READ,
    "/gradio_api/queue/data": _READ,
    "/gradio_api/queue/join": ("POST",),
    "/gradio_api/cancel": ("POST",),
    "/gradio_api/reset": ("POST",),
}
PREFIXES = {
    "/assets/": _READ,
    "/static/": _READ,
    "/svelte/": _READ,
    "/gradio_api/heartbeat/": _READ,
}


class ChatSurface:
    """Middleware that answers 404 for what is neither ours nor needed by the chat page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http" and (kind := _refusal(scope)):
            await refused(Refusal(kind, f"{KINDS[kind].title}."))(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _refusal(scope: Scope) -> str | None:
    """Why a request is refused, or None."""
    matches = [
        route.matches(scope)[0]
        for route in scope["app"].router.routes
        if not isinstance(route, Mount)
    ]
    if Match.FULL in matches:
        return None
    path, method = scope["path"], scope["method"]
    methods = EXACT.get(path.rstrip("/") or "/") or next(
        (allowed for prefix, allowed in PREFIXES.items() if path.startswith(prefix)), ()
    )
    if method in methods:
        return None
    # Without the chat mounted at "/", the app itself would see this; with it, Gradio would.
    return "method-not-allowed" if methods or Match.PARTIAL in matches else "not-found"
