"""Cleans the values of a source: white space, missing values, single values for lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# Characters that no one can see or quote; joiners of emoji and of scripts are not among them.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def line_of(value: Any) -> str | None:
    """A value as one line of text; None where there is nothing in it."""
    if value is None or isinstance(value, dict | list | bool):
        return None
    return " ".join(_CONTROL.sub("", str(value)).split()) or None


def prose(*values: Any) -> str:
    """The paragraphs of several texts, an empty line between them."""
    lines = (line_of(part) for value in values for part in _parts(value))
    return "\n\n".join(line for line in lines if line)


def lines_of(value: Any) -> tuple[str, ...]:
    """The texts of a list; a single text is a list of one."""
    values = value if isinstance(value, list) else [value]
    return tuple(line for line in map(line_of, values) if line)


def joined(parts: Iterable[str | None], separator: str = ", ") -> str | None:
    """What there is of the parts, in one text."""
    return separator.join(part for part in parts if part) or None


def _parts(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [part for item in value for part in _parts(item)]
    return _BLANK_LINE.split(value.replace("\r\n", "\n")) if isinstance(value, str) else [value]
