"""A real browser on somebody's site, with the widget of a stand-in assistant on another origin.

`conftest_widget.py` has the fixtures.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Browser, Locator, Page
from widget_stand_in import Site, StandIn

PAGE = """<!doctype html><html lang="en"{html}><head><meta charset="utf-8"><title>A site</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>
<body><main><h1>An engineer</h1><p>What I built.</p>{body}</main>{tag}</body></html>"""


class Stage:
    """What one test has: the assistant, the site, and pages in the browser."""

    def __init__(
        self, browser: Browser, assistant: StandIn, site: Site, closing: ExitStack
    ) -> None:
        self.assistant = assistant
        self.site = site
        self._browser = browser
        self._closing = closing
        self.console: list[str] = []
        """Messages and uncaught errors of all pages; not the browser's own on failed requests."""

    def html(self, attributes: str = "", *, html: str = "", head: str = "", body: str = "") -> str:
        """A page with the tag."""
        tag = f'<script src="{self.assistant.origin}/widget.js" defer {attributes}></script>'
        return PAGE.format(html=html, head=head, body=body, tag=tag)

    def page(self, **context: Any) -> Page:
        """An empty page in a browser of its own."""
        size = {"width": 1100, "height": 760}
        new = self._browser.new_context(**({"viewport": size} | context))
        self._closing.callback(new.close)
        page = new.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))
        page.on("console", self._heard)
        return page

    def visit(self, attributes: str = "", **parts: str) -> Widget:
        """The site with the tag, and the widget on it."""
        page = self.page()
        page.goto(self.site.page(self.html(attributes, **parts)))
        return Widget(page)

    def _heard(self, message: Any) -> None:
        if not message.text.startswith("Failed to load resource"):
            self.console.append(message.text)


class Widget:
    """The widget as a visitor meets it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.locator("portfolio-assistant").first
        self.launcher = self.element.locator(".launcher")
        self.panel = self.element.locator(".panel")
        self.input = self.element.locator("textarea")
        self.last = self.element.locator(".turn").last
        self.text = self.last.locator(".text")
        self.note = self.element.locator(".note")
        self.retry = self.element.get_by_role("button", name="Try again")

    def open(self) -> Widget:
        """Press the launcher."""
        self.launcher.click()
        self.panel.wait_for()
        return self

    def ask(self, question: str, *, wait: bool = True) -> Widget:
        """Type a question and send it; `wait` until its turn is complete."""
        self.input.fill(question)
        self.input.press("Enter")
        if wait:
            self.last.locator(".actions, .note").first.wait_for()
        return self

    def marker(self, number: int) -> Locator:
        """The first marker with this number in the last answer."""
        return self.last.get_by_role("button", name=f"Source {number}", exact=True).first

    def script(self, code: str, argument: Any = None) -> Any:
        """Run `code` with `w`, the element, and `a`, the argument."""
        return self.element.evaluate(f"async (w, a) => {{ {code} }}", argument)

    def focused(self) -> str:
        """Class or id of what has the focus, inside the widget too."""
        inside = "w.shadowRoot.activeElement ?? document.activeElement"
        return str(self.script(f"const f = {inside}; return f.className || f.id || f.tagName"))
