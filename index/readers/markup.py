"""Inline Markdown as plain text, for sources that write some in their values."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark")


def plain(text: str) -> str:
    """`**Led** [Acme](https://acme.example)` -> `Led Acme`."""
    tokens = _MARKDOWN.parseInline(text)
    return "".join(map(_text, tokens[0].children or [])).strip() if tokens else ""


def links_of(text: str) -> tuple[str, ...]:
    """The addresses that a text links to."""
    tokens = _MARKDOWN.parseInline(text)
    children = (tokens[0].children or []) if tokens else []
    return tuple(str(token.attrs["href"]) for token in children if token.type == "link_open")


def _text(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
