"""Reads JSON and YAML into plain values that know the line on which they stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

# The parser in C, where PyYAML was built with it, is ten times faster.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = ("", "~", "null", "Null", "NULL")


class SourceError(ValueError):
    """A text that cannot be parsed; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Located(dict[str, Any]):
    """A mapping with the line of each of its keys."""

    def __init__(self, values: dict[str, Any], line: int, lines: dict[str, int]) -> None:
        super().__init__(values)
        self.line = line
        self.lines = lines


def read_json(text: str) -> Any:
    """A JSON text; its mappings are `Located`. Raises SourceError."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(error.lineno, f"broken JSON: {error.msg}") from None
    except RecursionError:
        raise SourceError(1, "broken JSON: nested too deeply") from None
    try:
        # JSON is YAML but for tabs, which stand only between values.
        node = yaml.compose(text.replace("\t", " "), Loader=_Loader)
    except yaml.YAMLError:
        node = None
    return _located(value, node)


def read_yaml(text: str) -> Any:
    """A YAML text with every scalar as it is written: `3.10` is "3.10". Raises SourceError."""
    try:
        node = yaml.compose(text, Loader=_Loader)
        return None if node is None else _plain(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "unreadable"
        line = min(mark.line, text.rstrip("\n").count("\n")) + 1 if mark else 1
        raise SourceError(line, f"broken YAML: {problem}") from None
    except RecursionError:
        raise SourceError(1, "broken YAML: nested too deeply") from None


def _located(value: Any, node: yaml.Node | None) -> Any:
    """A value of `json.loads` with the lines of the YAML node of the same text."""
    if isinstance(value, dict):
        pairs = dict(_pairs(node))
        return Located(
            {key: _located(item, pairs.get(key, (1, None))[1]) for key, item in value.items()},
            node.start_mark.line + 1 if node else 1,
            {key: line for key, (line, _) in pairs.items()},
        )
    if isinstance(value, list):
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [None] * len(value)
        return [_located(item, each) for item, each in zip(value, nodes, strict=True)]
    return value


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, tuple[int, yaml.Node | None]]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), (key.start_mark.line + 1, value)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        pairs = dict(_pairs(node))
        return Located(
            {key: _plain(value) for key, (_, value) in pairs.items() if value is not None},
            node.start_mark.line + 1,
            {key: line for key, (line, _) in pairs.items()},
        )
    is_quoted = isinstance(node, yaml.ScalarNode) and node.style
    return None if node.value in _NULLS and not is_quoted else node.value
