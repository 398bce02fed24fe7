"""Inline Markdown as plain text, for sources that write some in their values."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token


class Link(NamedTuple):
    """Words and the address behind them."""

    text: str
    address: str


_MARKDOWN = MarkdownIt("commonmark")


def plain(text: str) -> str:
    """`**Led** [Acme](https://acme.example)` -> `Led Acme`."""
    tokens = _MARKDOWN.parseInline(text)
    return "".join(map(_text, tokens[0].children or [])).strip() if tokens else ""


def links_of(text: str) -> tuple[Link, ...]:
    """The links in a text."""
    tokens = _MARKDOWN.parseInline(text)
    found: list[Link] = []
    for token in (tokens[0].children or []) if tokens else []:
        if token.type == "link_open":
            found.append(Link("", str(token.attrs["href"])))
        elif found and token.type in ("text", "code_inline") and not found[-1].text:
            found[-1] = found[-1]._replace(text=token.content)
    return tuple(found)


def _text(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
