"""Drafts: what a reader found, before it becomes an entry with an id.

Ids are the kind and the title's slug; entries come in the order of the kinds, and within a kind in
the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from index.entry import KINDS, Entry, Kind
from index.errors import CorpusError, Problem
from index.readers.validation import problems_of
from index.slugs import unique


@dataclass(frozen=True)
class Draft:
    """The fields of one entry. Those that are None or empty are not there."""

    kind: Kind
    title: str
    fields: Mapping[str, Any]
    line: int = 1
    """Where it begins in its file."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where its fields are, by their names in the entry."""
    file: Path | None = None
    """Its file, where the source has several."""
    name: str | None = None
    """What the id is made from, where that is not the title."""


def entries_of(
    source: Path, drafts: Iterable[Draft], problems: Sequence[Problem] = ()
) -> tuple[Entry, ...]:
    """The entries of a source.

    Raises CorpusError with `problems` and everything that is wrong with the drafts, or because
    there is no draft.
    """
    found = list(problems)
    entries: list[Entry] = []
    taken: dict[Kind, set[str]] = {kind: set() for kind in KINDS}
    for draft in sorted(drafts, key=lambda each: KINDS.index(each.kind)):
        try:
            entries.append(_entry(draft, taken[draft.kind]))
        except ValidationError as error:
            lines = {name: draft.line for name in Entry.model_fields} | dict(draft.lines)
            found += problems_of(error, str(draft.file or source), lines)
    if not entries and not found:
        found.append(Problem(str(source), None, "no entries: nothing in it can be read as one"))
    if found:
        raise CorpusError(sorted(found, key=lambda problem: (problem.file, problem.line or 0)))
    return tuple(entries)


def _entry(draft: Draft, taken: set[str]) -> Entry:
    fields = {name: value for name, value in draft.fields.items() if value not in (None, "", ())}
    if draft.kind == "profile":
        return Entry.model_validate(
            {"id": "profile", "kind": "profile", "title": "Profile", **fields}
        )
    slug = unique(draft.name or draft.title, draft.kind, taken)
    taken.add(slug)
    identity = {"id": f"{draft.kind}/{slug}", "kind": draft.kind, "title": draft.title}
    return Entry.model_validate(identity | fields)
