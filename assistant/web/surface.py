"""Which of Gradio's addresses exist here: those that the chat page needs, and no others.

Gradio brings many more: uploads, a proxy, fetching a URL given by the client, direct calls of
functions past the page. A chat needs none of them, so they are not found.
"""

from __future__ import annotations

from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.problems import KINDS, Refusal, refused

METHODS = ("GET", "HEAD", "POST")
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
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        allowed = (*_own_methods(scope), *_chat_methods(scope["path"]))
        if scope["method"] in allowed:
            await self._app(scope, receive, send)
            return
        # Past here, the chat mounted at "/" would see what is not ours, and answer its own way.
        kind = "method-not-allowed" if allowed else "not-found"
        refusal = refused(Refusal(kind, f"{KINDS[kind].title}."))
        if allowed:
            refusal.headers["Allow"] = ", ".join(dict.fromkeys(allowed))
        await refusal(scope, receive, send)


def _own_methods(scope: Scope) -> list[str]:
    """The methods of our own routes at the path of a request."""
    routes = [route for route in scope["app"].router.routes if not isinstance(route, Mount)]
    return [
        method
        for method in METHODS
        if any(route.matches({**scope, "method": method})[0] == Match.FULL for route in routes)
    ]


def _chat_methods(path: str) -> tuple[str, ...]:
    """The methods of what the chat page needs of Gradio at a path."""
    return EXACT.get(path.rstrip("/") or "/") or next(
        (methods for prefix, methods in PREFIXES.items() if path.startswith(prefix)), ()
    )
