"""Turns the Markdown body of an entry into plain paragraphs and highlights.

    Some *prose* here,          paragraphs: ("Some prose here, wrapped.",)
    wrapped.                    highlights: ("first", "second")

    - first
    - second

Only a list at the very end holds highlights; the items of any other list are paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

_MARKDOWN = MarkdownIt("commonmark")
_LISTS = ("bullet_list", "ordered_list")
_BREAKS = ("softbreak", "hardbreak")


def parse(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs and the highlights of a body, as plain text."""
    blocks = SyntaxTreeNode(_MARKDOWN.parse(body)).children
    last = blocks[-1] if blocks else None
    trailing = last if last is not None and last.type in _LISTS else None
    paragraphs = [text for block in blocks if block is not trailing for text in _texts(block)]
    highlights = list(_texts(trailing)) if trailing is not None else []
    return tuple(paragraphs), tuple(highlights)


def _texts(block: SyntaxTreeNode) -> Iterator[str]:
    """The plain texts of a block in reading order, without empty ones."""
    if block.type == "inline":
        text = "".join(map(_plain, block.token.children or [])) if block.token else ""
    elif block.type in ("fence", "code_block", "html_block"):
        is_comment = block.type == "html_block" and block.content.lstrip().startswith("<!--")
        text = "" if is_comment else block.content
    else:
        for child in block.children:
            yield from _texts(child)
        return
    if text.strip():
        yield text.strip()


def _plain(token: Token) -> str:
    if token.type in _BREAKS:
        return " "
    if token.type == "html_inline" and token.content.startswith("<!--"):
        return ""
    return token.content
