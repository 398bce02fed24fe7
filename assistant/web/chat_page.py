"""The HTML around Gradio: who this is about, the bar at the top, the panel for sources.

Gradio's own page is an empty `<gradio-app>` that fills seconds later and names Gradio to sites
that preview links. This puts our frame into it on the way out, so that a reader sees at once
whom to ask about; the conversation and the composer inside the frame are Gradio's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.settings import Settings
from assistant.web.colours import accent_of
from assistant.web.owner import Owner

_templates = Environment(
    loader=PackageLoader("assistant.web"), autoescape=True, undefined=StrictUndefined
)
_DEMO_HEAD = re.compile(
    r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*|<link rel="manifest"[^>]*>\s*'
)
_HEAD = re.compile(r"<head>.*?<meta\s+name=\"viewport\"[^>]*>", re.S)
_BODY = re.compile(r"<body\b[^>]*>", re.S)


class Frame:
    """What stands around the conversation, rendered from who the portfolio is about."""

    def __init__(self, owner: Owner, questions: tuple[str, ...], settings: Settings) -> None:
        values = {
            "owner": owner,
            "questions": questions,
            "settings": settings,
            "accent": accent_of(settings.accent),
        }
        self.head = _templates.get_template("chat_head.html").render(values)
        self.body = _templates.get_template("chat_frame.html").render(values)

    def around(self, html: str) -> str:
        """Gradio's page with the frame in it. Raises ValueError where there is no place for it."""
        html = _DEMO_HEAD.sub("", html)
        html, heads = _HEAD.subn(lambda found: found[0] + self.head, html, count=1)
        html, bodies = _BODY.subn(lambda found: found[0] + self.body, html, count=1)
        if not (heads and bodies):
            raise ValueError("Gradio's page has changed: <head> with viewport or <body> is missing")
        return html


class Framed:
    """Middleware around Gradio's app that puts the frame around its page at `/`."""

    def __init__(self, app: ASGIApp, frame: Callable[[], Frame]) -> None:
        self._app = app
        self._make_frame = frame
        self._frame: Frame | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the page back until it is complete; pass everything else through."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start: Message = {}
        page = bytearray()

        async def hold(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            page.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await self._send(start, bytes(page), send)

        await self._app({**scope, "headers": plain}, receive, hold)

    async def _send(self, start: Message, page: bytes, send: Send) -> None:
        if Headers(raw=start["headers"]).get("content-type", "").startswith("text/html"):
            self._frame = self._frame or self._make_frame()
            page = self._frame.around(page.decode()).encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["Content-Length"] = str(len(page))
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": page})
