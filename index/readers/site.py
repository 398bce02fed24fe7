"""Reads the content of a Hugo or Jekyll site: a folder of Markdown pages with the usual fields.

    content/projects/tide/index.md  ->  project/tide
    _posts/2021-03-01-b-trees.md    ->  deep-dive/b-trees

The section (folder or collection) gives the kind, `date` and the like the period, `tags` and
`categories` the technologies. Drafts, list pages and pages like "search" are left out.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from index.entry import Entry, Kind
from index.errors import CorpusError, Problem
from index.readers import body, periods
from index.readers.drafts import Draft, entries_of
from index.readers.located import SourceError
from index.readers.page import SitePage, page_of
from index.readers.sections import kind_of
from index.readers.source import opening, text_of
from index.readers.values import line_of, lines_of, prose
from index.tables import table

DESCRIPTION = "the content of a Hugo or Jekyll site"

_CONFIGS = ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "_config.yml", "_config.yaml")
_LOOKED_AT = 25
_SUFFIXES = (".md", ".markdown", ".mdx")
_SKIPPED_FOLDERS = frozenset(
    {"_site", "_layouts", "_includes", "_data", "_sass", "_drafts", "node_modules", "public"}
    | {"themes", "layouts", "static", "assets", "archetypes", "resources", "vendor"}
)
_POST = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
_LAST = sys.maxsize
_TAGS = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def accepts(path: Path) -> bool:
    """A folder with the configuration of a site, or with pages that only a site has."""
    if not path.is_dir():
        return False
    words = table("site_fields")
    found: set[str] = set()
    for file in islice(files(path), _LOOKED_AT):
        try:
            found |= page_of(opening(file)).fields.keys()
        except SourceError:
            continue
    is_ours = not found.isdisjoint(words["ours_only"])
    is_site = not found.isdisjoint(words["site_only"])
    configured = any((place / name).is_file() for place in (path, path.parent) for name in _CONFIGS)
    return is_site and (configured or not is_ours)


def files(folder: Path) -> Iterator[Path]:
    """The pages, in a fixed order."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name[0] != "." and name not in _SKIPPED_FOLDERS
        )
        for name in sorted(names):
            stem, suffix = os.path.splitext(name)
            if suffix.lower() in _SUFFIXES and name[0] != "." and stem.lower() != "readme":
                yield Path(parent, name)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries by kind, then by `weight`, newest first. Raises CorpusError."""
    problems: list[Problem] = []
    found: list[tuple[tuple[int, int, str], Draft]] = []
    for file in files(path):
        try:
            page = page_of(text_of(file))
        except SourceError as error:
            problems.append(Problem(str(file), error.line, str(error)))
            continue
        except CorpusError as error:
            problems += error.problems
            continue
        if draft := _draft(path, file, page):
            found.append((_order(file, page), draft))
    drafts = [draft for _, draft in sorted(found, key=lambda pair: pair[0])]
    profiles = [draft for draft in drafts if draft.kind == "profile"]
    return entries_of(path, [*profiles[:1], *(d for d in drafts if d.kind != "profile")], problems)


def _draft(root: Path, file: Path, page: SitePage) -> Draft | None:
    """The draft of a page; None for one that is no entry."""
    kind = _kind(root, file, page)
    if kind is None or _is_hidden(page.fields):
        return None
    paragraphs, highlights = body.parse(_IMAGE.sub("", _TAGS.sub("", page.body)))
    stem = _stem(file)
    title = _first(page, "title") or _words(stem)
    fields: dict[str, Any] = {
        "text": prose(_first(page, "description"), *paragraphs),
        "highlights": (*_all(page, "highlights"), *highlights),
        "organisation": _first(page, "organisation"),
        "position": _first(page, "position"),
        "location": _first(page, "location"),
        "technologies": tuple(dict.fromkeys(_all(page, "technologies"))),
        "url": _address(page),
        **_dates(kind, file, page),
    }
    if kind == "profile":
        known = ("name", "pronouns", "headline", "email", "phone", "contact")
        fields |= {name: line_of(page.fields.get(name)) for name in known}
        fields = {name: fields[name] for name in ("text", "highlights", "location", *known)}
    elif kind in ("role", "education", "volunteer"):
        fields["organisation"] = fields["organisation"] or title
    return Draft(kind, title, fields, 1, _lines(page), file=file, name=stem)


def _kind(root: Path, file: Path, page: SitePage) -> Kind | None:
    """By the folder, else by `type`, else a page at the top is about the person."""
    words = table("site_fields")
    stem = file.stem.lower()
    if stem in words["not_entries"] or line_of(page.fields.get("layout")) in words["not_entries"]:
        return None
    folders = [part.lower().lstrip("_") for part in file.relative_to(root).parts[:-1]]
    if stem == "index":  # a page with its pictures: the folder is its name, not its section
        folders = folders[:-1]
    sections = [name for name in folders if name not in words["wrappers"]]
    is_list = stem == "_index" or (stem == "index" and not sections and not folders)
    if is_list and sections:
        return None
    if not sections:
        about = stem in ("_index", "index") or kind_of(_words(_stem(file))) == "profile"
        return "profile" if about else _named(str(page.fields.get("type", ""))) or "deep-dive"
    named = (_named(name) for name in (*sections, str(page.fields.get("type", ""))))
    return next((kind for kind in named if kind), "deep-dive")


def _named(name: str) -> Kind | None:
    for kind, names in table("site_fields")["sections"].items():
        if name in names:
            found: Kind = kind
            return found
    section = kind_of(_words(name)) if name else None
    return None if section in (None, "contact", "profile") else section  # type: ignore[return-value]


def _is_hidden(fields: Mapping[str, Any]) -> bool:
    return (
        str(fields.get("draft", "")).lower() == "true"
        or str(fields.get("published", "")).lower() == "false"
    )


def _order(file: Path, page: SitePage) -> tuple[int, int, str]:
    weight = str(page.fields.get("weight") or page.fields.get("order") or "")
    date = periods.whole(_day(file, page) or "")
    newest = -date.start.ordinal if date else 0
    return int(weight) if weight.isdecimal() and int(weight) else _LAST, newest, str(file)


def _dates(kind: Kind, file: Path, page: SitePage) -> dict[str, object]:
    start, end = _first(page, "start"), _first(page, "end")
    if start:
        return periods.typed(start, end)
    day = _day(file, page)
    if not day:
        return {}
    found = periods.whole(day)
    return {"start": found.start, "end": found.end} if found else {"start": day}


def _lines(page: SitePage) -> dict[str, int]:
    """The lines of the dates, by the fields of the entry that they fill."""
    keys = {"start": ("start", "date"), "end": ("end",)}
    return {
        field: page.lines[key]
        for field, names in keys.items()
        for name in names
        for key in table("site_fields")[name]
        if key in page.lines
    }


def _day(file: Path, page: SitePage) -> str | None:
    """`date`, without its time, else the date in the name of a Jekyll post."""
    written = _first(page, "date")
    if written:
        return re.sub(r"(?<=\d)[T ]\d{1,2}:.*", "", written)
    named = _POST.fullmatch(file.stem)
    return named[1] if named else None


def _stem(file: Path) -> str:
    stem = file.parent.name if file.stem.lower() in ("index", "_index") else file.stem
    named = _POST.fullmatch(stem)
    return named[2] if named else stem


def _words(stem: str) -> str:
    return " ".join(re.split(r"[-_]+", stem)).strip().capitalize()


def _address(page: SitePage) -> str | None:
    """A link elsewhere; `url` is the page's own address unless it is a whole one."""
    found = (line_of(page.fields.get(key)) for key in table("site_fields")["url"])
    return next((link for link in found if link and link.startswith(("http://", "https://"))), None)


def _first(page: SitePage, field: str) -> str | None:
    found = (line_of(page.fields.get(key)) for key in table("site_fields")[field])
    return next((value for value in found if value), None)


def _all(page: SitePage, field: str) -> list[str]:
    keys = table("site_fields")[field]
    return [value for key in keys for value in lines_of(_split(key, page.fields.get(key)))]


def _split(key: str, value: Any) -> Any:
    """Jekyll takes `tags: go testing` for two of them, others `go, testing`."""
    if not isinstance(value, str):
        return value
    spaced = key in ("tags", "categories") and "," not in value
    listed = key in table("site_fields")["technologies"]
    return value.split() if spaced else value.split(",") if listed else value
