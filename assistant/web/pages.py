"""Templates and static files that the pages of this server share."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import Response

from assistant.web.colours import accent_of
from assistant.web.problems import Refusal
from assistant.web.static_files import Asset, StaticFiles

TEMPLATES = Path(__file__).parent / "templates"
_FIGURE = re.compile(r"(?<![\w.])[$€£]?\d[\d,.]*(?:[KMBk]\+?|\+|%)(?!\w)")


def _emphasised(text: str) -> Markup:
    """Text with its large figures in bold: `processing <b>1M+</b> records`."""
    return Markup(_FIGURE.sub(r"<b>\g<0></b>", str(escape(text))))


def _period(period: str | None) -> Markup:
    """`Mar 2022 — Apr 2023` with a chance for a line break before the second date."""
    start, dash, end = (period or "").partition(" — ")
    return Markup("<b>{}{}</b> <b>{}</b>").format(start, dash.rstrip(), end)


def _code(text: str) -> Markup:
    """Text with its `names` in a code element."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _bare(url: str) -> str:
    """`https://www.example.com/` -> `example.com`."""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")


def environment() -> Environment:
    """The templates; everything is escaped, and a name that is missing is an error."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["figures"] = _emphasised
    templates.filters["code"] = _code
    templates.filters["period"] = _period
    templates.filters["bare"] = _bare
    return templates


def accent_css(colour: str) -> str:
    """The owner's colour, made readable, for the stylesheets."""
    accent = accent_of(colour)
    return (
        f":root{{--accent:{accent.on_light};--on-accent:#ffffff}}\n"
        "@media (prefers-color-scheme:dark)"
        f"{{:root{{--accent:{accent.on_dark};--on-accent:#14161a}}}}\n"
    )


def mark_svg(colour: str) -> str:
    """The sign of the pages in a browser's tab, in the owner's colour."""
    accent = accent_of(colour)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>'
        f"path{{fill:{accent.on_light}}}"
        f"@media(prefers-color-scheme:dark){{path{{fill:{accent.on_dark}}}}}"
        '</style><path d="M6 4h20a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H14l-7 6v-6H6a4 4 0 0 1-4-4V8a4 4'
        ' 0 0 1 4-4z"/></svg>'
    )


def static_router(accent: str) -> APIRouter:
    """`/static-web/NAME`."""
    router = APIRouter(include_in_schema=False)
    files = StaticFiles()
    generated = {
        "accent.css": Asset(accent_css(accent).encode(), "text/css; charset=utf-8"),
        "mark.svg": Asset(mark_svg(accent).encode(), "image/svg+xml"),
    }

    @router.api_route("/static-web/{name}", methods=["GET", "HEAD"])
    def static_file(name: str, request: Request) -> Response:
        asset = generated.get(name) or files.get(name)
        if asset is None:
            raise Refusal("not-found", "There is no such file.")
        return asset.response(request)

    return router
