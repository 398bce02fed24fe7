"""Reads a folder of Markdown files with YAML front matter, one file for each entry.

    corpus/projects/session-replay-engine.md  ->  project/session-replay-engine

The folder gives the kind, the file name the slug, the front matter the typed fields, the body the
text and, as a list at its end, the highlights. `order` sorts the entries of a kind. Files and
folders whose name begins with `_` or `.`, and READMEs, are left alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from index.entry import KINDS, Entry, Kind
from index.errors import CorpusError, Problem
from index.readers import body, front_matter
from index.readers.front_matter import FrontMatterError, Page
from index.readers.validation import problems_of

DESCRIPTION = "a folder of Markdown files with front matter"

FOLDERS: dict[str, Kind] = {
    "roles": "role",
    "projects": "project",
    "principles": "principle",
    "deep-dives": "deep-dive",
    "education": "education",
    "skills": "skill",
    "publications": "publication",
    "talks": "talk",
    "awards": "award",
    "certificates": "certificate",
    "volunteering": "volunteer",
    "languages": "language",
    "interests": "interest",
    "references": "reference",
}
"""The kind of all entries in a folder, by the folder's name."""

PROFILE = "profile.md"
"""The one entry that lies in no folder."""

_BODY_FIELDS = ("text", "highlights")
_TITLE_IS_ENOUGH: tuple[Kind, ...] = (
    "profile", "skill", "award", "certificate", "language", "interest",
)  # fmt: skip
"""An entry of another kind has a text, or at least one field besides its title."""
_PRESENT = ("present", "now", "today")
_LAST = sys.maxsize
_Ordered = tuple[tuple[int, int, str], Entry]
"""An entry, after what it is sorted by."""


def accepts(path: Path) -> bool:
    """Any folder."""
    return path.is_dir()


def files(folder: Path) -> Iterator[Path]:
    """The files of a corpus folder that are entries, in a fixed order."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        for name in sorted(names):
            stem, suffix = os.path.splitext(name)
            if suffix.lower() == ".md" and name[0] not in "._" and stem.lower() != "readme":
                yield Path(parent, name)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries by kind, then by `order`, then by file name.

    Raises CorpusError with every problem of every file.
    """
    problems: list[Problem] = []
    found: list[_Ordered] = []
    owners: dict[str, Path] = {}
    for file in files(path):
        try:
            ordered = _read_file(path, file)
        except CorpusError as error:
            problems += error.problems
            continue
        entry = ordered[1]
        if first := owners.get(entry.id):
            problems.append(Problem(str(file), 1, f"{entry.id} is already the id of {first}"))
        owners.setdefault(entry.id, file)
        found.append(ordered)
    if not found and not problems:
        problems.append(Problem(str(path), None, "no entries: there is no .md file in this folder"))
    if problems:
        raise CorpusError(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))


def _read_file(root: Path, file: Path) -> _Ordered:
    try:
        page = front_matter.split(file.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CorpusError([Problem(str(file), line, "not UTF-8: save the file as UTF-8")]) from None
    except OSError as error:
        raise CorpusError([Problem(str(file), None, f"cannot be read: {error.strerror}")]) from None
    except FrontMatterError as error:
        raise CorpusError([Problem(str(file), error.line, str(error))]) from None
    problems = [
        Problem(str(file), page.lines[name], f"{name} belongs in the body, below the front matter")
        for name in _BODY_FIELDS
        if name in page.lines
    ]
    order = _order(file, page, problems)
    values = _values(root, file, page, problems)
    entry: Entry | None = None
    try:
        entry = Entry.model_validate(values)
    except ValidationError as error:
        problems += problems_of(error, str(file), page.lines)
    if problems or entry is None:
        raise CorpusError(problems)
    return (KINDS.index(entry.kind), order, str(file)), entry


def _order(file: Path, page: Page, problems: list[Problem]) -> int:
    written = page.fields.get("order", _LAST)
    try:
        return int(written)
    except (TypeError, ValueError):
        message = f"order {written!r} is not a whole number"
        problems.append(Problem(str(file), page.lines["order"], message))
        return _LAST


def _values(root: Path, file: Path, page: Page, problems: list[Problem]) -> dict[str, Any]:
    """The fields of the entry. What is missing is added to `problems`."""
    values = {
        name: value
        for name, value in page.fields.items()
        if name != "order" and name not in _BODY_FIELDS
    }
    place = file.relative_to(root).parts[0]
    kind = values.get("kind") or ("profile" if place == PROFILE else FOLDERS.get(place))
    if kind is None:
        folders = ", ".join(FOLDERS)
        message = f"what kind of entry is it? Write `kind: ...`, or put it in one of {folders}"
        problems.append(Problem(str(file), 1, message))
        kind = KINDS[-1]  # to find what else is wrong
    values["kind"] = kind
    values["id"] = kind if kind == "profile" else f"{kind}/{file.stem.lower()}"
    if str(values.get("end", "")).lower() in _PRESENT:
        del values["end"]
    paragraphs, highlights = body.parse(page.body)
    says_more = values.keys() - {"id", "kind", "title"} or kind in _TITLE_IS_ENOUGH
    if not paragraphs and not highlights and not says_more:
        message = "empty: write a text below the front matter"
        problems.append(Problem(str(file), page.body_line, message))
    return values | {"text": "\n\n".join(paragraphs), "highlights": highlights}
