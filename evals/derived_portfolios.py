"""Copies of a portfolio with fields or kinds removed, to ask about what is no longer there."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, get_args

from index import Entry
from index.writing import write

Variant = Literal["whole", "without fields", "without kinds", "without name", "public"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)

SCORES = ("Score: ", "GPA: ", "Grade: ")
"""How a line begins that holds the result of a course of study."""
_REMOVED: dict[str, tuple[str, ...]] = {
    "profile": ("location",),
    "role": ("position", "location", "start", "end"),
    "project": ("position", "technologies", "start", "end"),
    "education": ("position", "location", "start", "end", "highlights"),
    "certificate": ("organisation", "start", "end"),
    "award": ("organisation", "start", "end"),
    "publication": ("organisation", "start", "end"),
    "language": ("position",),
    "volunteer": ("position", "start", "end"),
}
_OF_PROFILE: dict[Variant, dict[str, Any]] = {
    "without name": {"name": None},
    "public": {"contact": "public"},
}
_KEPT_KINDS = ("profile", "role", "skill")


def variant_of(entries: Iterable[Entry], variant: Variant, keywords: Iterable[str]) -> list[Entry]:
    """The entries as this variant has them. `keywords` are removed from all lists of skills."""
    gone = frozenset(keywords)
    if variant == "without kinds":
        return [entry for entry in entries if entry.kind in _KEPT_KINDS]
    if variant == "without fields":
        return [_without(entry, gone) for entry in entries]
    changes = _OF_PROFILE.get(variant, {})
    return [_changed(entry, **changes) if entry.kind == "profile" else entry for entry in entries]


def put(entries: Iterable[Entry], folder: Path) -> Path:
    """Write the entries in place of what is in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    write(entries, folder)
    return folder


def _without(entry: Entry, gone: frozenset[str]) -> Entry:
    empty = {name: Entry.model_fields[name].default for name in _REMOVED.get(entry.kind, ())}
    kept = tuple(name for name in entry.technologies if name not in gone)
    text = "\n\n".join(part for part in entry.text.split("\n\n") if not part.startswith(SCORES))
    return _changed(entry, **{"technologies": kept, "text": text, **empty})


def _changed(entry: Entry, **values: Any) -> Entry:
    """A copy, checked as a new entry is."""
    return Entry.model_validate(entry.model_dump() | values)
