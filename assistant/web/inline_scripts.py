"""Names the inline scripts of the chat page in its content security policy, by their hashes.

Gradio writes its configuration into the page as inline scripts. `'unsafe-inline'` would allow
every other one as well, so the page is read once it is complete and exactly these are allowed.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.security import CHAT, policy_text

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc\s*=)[^>]*>(.*?)</script>", re.S | re.I)


def script_hashes(html: bytes) -> tuple[str, ...]:
    """The policy sources of the inline scripts of a page: `'sha256-...'`."""
    # A browser hashes the text after it has made one newline of each kind of line end.
    scripts = (script.replace(b"\r\n", b"\n") for script in _INLINE_SCRIPT.findall(html))
    digests = dict.fromkeys(hashlib.sha256(script).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


class _Page(NamedTuple):
    scripts: tuple[str, ...]
    packed: bytes


@lru_cache(maxsize=4)
def _page(html: bytes) -> _Page:
    return _Page(script_hashes(html), gzip.compress(html, 6, mtime=0))


class InlineScripts:
    """Middleware around the chat page at `/`; all else passes through it untouched."""

    def __init__(self, app: ASGIApp, ancestors: Sequence[str]) -> None:
        self._app = app
        self._ancestors = ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold one page back until it is complete, and send it with its policy."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        takes_gzip = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        # Gradio would compress the page, and it has to be read here.
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start: Message = {}
        html = bytearray()

        async def hold(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            html.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await self._send(start, bytes(html), takes_gzip, send)

        await self._app({**scope, "headers": plain}, receive, hold)

    async def _send(self, start: Message, html: bytes, takes_gzip: bool, send: Send) -> None:
        headers = MutableHeaders(raw=list(start["headers"]))
        body = html
        if html and headers.get("content-type", "").startswith("text/html"):
            page = _page(html)
            body = page.packed if takes_gzip else html
            csp = policy_text(CHAT, self._ancestors, page.scripts)
            headers["Content-Security-Policy"] = csp
            headers["Content-Length"] = str(len(body))
            headers["Cache-Control"] = "no-cache"
            headers.add_vary_header("Accept-Encoding")
            if takes_gzip:
                headers["Content-Encoding"] = "gzip"
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": body})
