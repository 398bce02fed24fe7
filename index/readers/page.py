"""Takes a page of a site apart: front matter in YAML, TOML or JSON, and the body below it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from index.readers.located import Located, SourceError, read_yaml


@dataclass(frozen=True)
class SitePage:
    """A page; one without front matter has no fields."""

    fields: Mapping[str, Any]
    body: str
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each field, where it is known."""


def page_of(text: str) -> SitePage:
    """Raises SourceError where front matter begins and cannot be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if text.startswith("---\n"):
        source, content = _between(text, "---")
        fields = read_yaml("\n" + source) if source.strip() else Located({}, 1, {})
        if not isinstance(fields, Located):
            raise SourceError(2, "broken front matter: expected lines like `title: ...`")
        return SitePage(fields, content, fields.lines)
    if text.startswith("+++\n"):
        source, content = _between(text, "+++")
        try:
            return SitePage(_flat(tomllib.loads(source)), content)
        except tomllib.TOMLDecodeError as error:
            raise SourceError(1, f"broken front matter: {error}") from None
    if text.startswith("{\n"):
        try:
            values, end = json.JSONDecoder().raw_decode(text)
        except json.JSONDecodeError as error:
            raise SourceError(error.lineno, f"broken front matter: {error.msg}") from None
        return SitePage(_flat(values), text[end:])
    return SitePage({}, text)


def _between(text: str, fence: str) -> tuple[str, str]:
    lines = text.split("\n")
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == fence), None)
    if closing is None:
        raise SourceError(1, f"front matter is not closed: a line {fence} is missing")
    return "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :])


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Hugo's tables `params` and `taxonomies` hold fields, too; dates become text."""
    flat: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, Mapping):
            flat |= {name: _text(each) for name, each in value.items()}
        else:
            flat[key] = _text(value)
    return flat


def _text(value: Any) -> Any:
    if isinstance(value, list):
        return [_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
