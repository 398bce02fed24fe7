"""Copies of a portfolio with fields or kinds removed, to ask about what is no longer there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TELLING: dict[str, tuple[str, ...]] = {
    "award": ("won", "winner", "winning", "awarded", "honoured", "honored", "world record"),
    "education": ("bootcamp", "boot camp", "graduate", "graduated", "studied", "alumnus", "alumna"),
    "publication": ("author", "authored", "co-authored"),
    "talk": ("speaker", "keynote"),
}
"""Words by which prose tells of a kind without naming it."""


def variant_of(entries: Iterable[Entry], variant: Variant, keywords: Iterable[str]) -> list[Entry]:
    """The entries as this variant has them. `keywords` are removed from all lists of skills."""
    gone = frozenset(keywords)
    if variant == "without kinds":
        return [entry for entry in entries if entry.kind in _KEPT_KINDS]
    if variant == "without fields":
        return [_without(entry, gone) for entry in entries]
    changes = _OF_PROFILE.get(variant, {})
    return [_changed(entry, **changes) if entry.kind == "profile" else entry for entry in entries]


def is_told(field: str, group: Sequence[Entry], left: Sequence[Entry]) -> bool:
    """Whether what is left still tells, in other words or places, what the field said."""
    ids = {entry.id for entry in group}
    own = "\n".join(entry.document for entry in left if entry.id in ids)
    rest = "\n".join(entry.document for entry in left)
    if field == "period":
        lines = (line for line in rest.split("\n") if any(stands_in(e.title, line) for e in group))
        return any(map(_YEAR.search, (own, *lines)))
    if field == "name":
        return any(stands_in(word, rest) for e in group for word in (e.name or "").split())
    if field == "position":
        return any(_is_position_told(entry, own, rest) for entry in group)
    if field == "location":
        return any(stands_in((entry.location or "").split(",")[0], own) for entry in group)
    if field == "organisation":
        names = [entry.organisation or "" for entry in group]
        parts = [part for name in names for part in (*name.split(" / "), *_initials(name))]
        return any(stands_in(part, own) for part in parts)
    return False


def is_kind_told(kind: str, group: Sequence[Entry], left: Sequence[Entry]) -> bool:
    """Whether what is left tells of a kind in prose, without its name."""
    if kind == "project":
        return any(e.kind == "role" and (e.text or e.highlights) for e in left)
    rest = "\n".join(entry.document for entry in left)
    names = list(_TELLING.get(kind, ()))
    if kind == "education":
        names += [part for entry in group for part in (entry.position or "").split(", ")[1:]]
    return any(stands_in(name, rest) for name in names)


def titles_in(position: str) -> list[str]:
    """The titles that a position consists of, without what is in brackets."""
    bare = re.sub(r"\s*\([^)]*\)", "", position) or position
    return [part for part in re.split(r", | ?/ ?", bare) if part]


def stands_in(name: str, text: str) -> bool:
    """Whether a name is in a text as a whole, in any letter case."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def put(entries: Iterable[Entry], folder: Path) -> Path:
    """Write the entries in place of what is in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    write(entries, folder)
    return folder


def _is_position_told(entry: Entry, own: str, rest: str) -> bool:
    """A degree by its subject, a title by its last word, what one was in a project by the verb."""
    titles = titles_in(entry.position or "")
    if entry.kind == "education":
        return any(stands_in(subject, rest) for subject in titles[1:] or titles)
    if any(stands_in(title, own) for title in titles) or stands_in(", ".join(titles), rest):
        return True
    heads = [title.split()[-1] for title in titles if " " in title]
    if any(head.lower() != entry.kind and stands_in(head, own) for head in heads):
        return True
    return entry.kind in ("project", "volunteer") and any(
        re.search(rf"(?<!\w)(?:{_verb(title)})(?!\w)", own, re.IGNORECASE)
        for title in titles
        if " " not in title
    )


def _verb(title: str) -> str:
    """`Creator`: create, creates, created, creating, authored of `Author`."""
    stem = re.sub(r"(?:er|or)$", "", title)
    forms = [f"{re.escape(title)}(?:ed|ing)"]
    if len(stem) > 4:
        forms.append(f"{re.escape(stem)}(?:e|es|ed|s|ing)?")
    return "|".join(forms)


def _initials(name: str) -> list[str]:
    """`AWS` of `Amazon Web Services`."""
    found = "".join(word[0] for word in name.split() if word[0].isupper())
    return [found] if len(found) > 2 else []


def _without(entry: Entry, gone: frozenset[str]) -> Entry:
    empty = {name: Entry.model_fields[name].default for name in _REMOVED.get(entry.kind, ())}
    kept = tuple(name for name in entry.technologies if name not in gone)
    text = "\n\n".join(part for part in entry.text.split("\n\n") if not part.startswith(SCORES))
    return _changed(entry, **{"technologies": kept, "text": text, **empty})


def _changed(entry: Entry, **values: Any) -> Entry:
    """A copy, checked as a new entry is."""
    return Entry.model_validate(entry.model_dump() | values)
