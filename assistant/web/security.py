"""Security headers, and one content security policy for each part of the server.

Nothing is allowed to `eval`, and no inline script runs but those of the chat page, which
`inline_scripts.py` names by their hashes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Policy = Mapping[str, str]

PAGE: Policy = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
DATA: Policy = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
CHAT: Policy = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Gradio's components set style attributes and add style elements.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
POLICIES: tuple[tuple[str, Policy], ...] = (
    ("/api/", DATA),
    ("/portfolio", PAGE),
    ("/docs", PAGE),
    ("/widget", DATA),
    ("/healthz", DATA),
    ("/readyz", DATA),
    ("/metrics", DATA),
    ("/openapi.json", DATA),
    ("/", CHAT),
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def policy_of(path: str) -> Policy:
    """The content security policy of a path."""
    return next(policy for prefix, policy in POLICIES if path.startswith(prefix))


def policy_text(policy: Policy, ancestors: Sequence[str], scripts: Sequence[str] = ()) -> str:
    """A policy as the value of its header; `scripts` are hashes of inline scripts to allow."""
    sources = {**policy, "frame-ancestors": " ".join(["'self'", *ancestors])}
    if scripts:
        sources["script-src"] = " ".join([policy["script-src"], *scripts])
    return "; ".join(f"{name} {value}" for name, value in sources.items())


class SecurityHeaders:
    """Middleware that adds the headers to every response that does not have its own."""

    def __init__(self, app: ASGIApp, ancestors: Sequence[str]) -> None:
        self._app = app
        self._ancestors = ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to one response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers(scope).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _headers(self, scope: Scope) -> dict[str, str]:
        csp = policy_text(policy_of(scope["path"]), self._ancestors)
        headers = {**HEADERS, "Content-Security-Policy": csp}
        if not self._ancestors:
            headers["X-Frame-Options"] = "SAMEORIGIN"
        if scope.get("scheme") == "https":
            headers["Strict-Transport-Security"] = "max-age=31536000"
        return headers
