"""Splits a Markdown file into YAML front matter, with the line of every field, and a body.

Every scalar stays the text that the owner wrote: `title: No` is "No" and `start: 2023` is "2023".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

# The parser in C, where PyYAML was built with it, is ten times faster.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FENCE = "---"
_NULLS = ("", "~", "null", "Null", "NULL")


class FrontMatterError(ValueError):
    """The front matter cannot be read; `line` counts from 1 in the file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Page:
    """A Markdown file taken apart."""

    fields: dict[str, Any]
    """Strings and lists of strings; fields without a value are left out."""
    lines: dict[str, int]
    """The line of each field."""
    body: str
    body_line: int


def split(text: str) -> Page:
    """Take a file apart.

    Raises FrontMatterError where front matter is missing, not closed, or not a YAML mapping.
    """
    # Not splitlines(), which also splits at characters that editors do not count as lines.
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise FrontMatterError(1, "no front matter: the first line must be ---")
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if closing is None:
        raise FrontMatterError(1, "front matter is not closed: a line --- is missing")
    fields, places = _mapping("\n".join(lines[1:closing]))
    return Page(fields, places, "\n".join(lines[closing + 1 :]), closing + 2)


def _mapping(source: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The fields of a YAML mapping and their lines in the file, whose line 1 is the fence."""
    try:
        node = yaml.compose(source, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "unreadable"
        line = mark.line + 2 if mark else 1
        raise FrontMatterError(line, f"broken front matter: {problem}") from None
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise FrontMatterError(2, "broken front matter: expected lines like `title: ...`")
    fields: dict[str, Any] = {}
    places: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        name = str(key.value)
        if name in places:
            raise FrontMatterError(line, f"{name} is given twice")
        places[name] = line
        plain = _plain(value)
        if plain is not None:
            fields[name] = plain
    return fields, places


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    is_quoted = isinstance(node, yaml.ScalarNode) and node.style
    return None if node.value in _NULLS and not is_quoted else node.value
