"""Reads a JSON Resume (schema v1, jsonresume.org/schema), as JSON or as YAML.

Keys that the schema does not know are left alone, as it allows. `basics` may hold three of ours:
`pronouns`, `questions`, and `contact: "public"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.entry import Entry, Kind
from index.errors import CorpusError, Problem
from index.readers.drafts import Draft, entries_of
from index.readers.located import Located, SourceError, read_json, read_yaml
from index.readers.shapes import Shape
from index.readers.source import opening, text_of
from index.readers.values import joined, line_of, lines_of, prose

DESCRIPTION = "a JSON Resume file"

_WORK = Shape(
    title=("name", "company", "organization", "position"),
    organisation=("name", "company", "organization"),
    position=("position",),
    location=("location",),
    text=("description", "summary"),
    highlights=("highlights",),
    technologies=("keywords", "technologies"),
    start=("startDate",),
    end=("endDate",),
)
SECTIONS: dict[str, tuple[Kind, Shape]] = {
    "work": ("role", _WORK),
    "projects": (
        "project",
        Shape(
            title=("name",),
            organisation=("entity",),
            position=("roles",),
            text=("description", "summary"),
            highlights=("highlights",),
            technologies=("keywords", "technologies"),
            start=("startDate",),
            end=("endDate",),
        ),
    ),
    "education": (
        "education",
        Shape(
            title=("institution", "studyType", "area"),
            organisation=("institution",),
            position=("studyType", "area"),
            location=("location",),
            text=("description", "summary"),
            labelled={"score": "Score", "gpa": "Score"},
            highlights=("courses", "highlights"),
            start=("startDate",),
            end=("endDate",),
        ),
    ),
    "skills": (
        "skill",
        Shape(title=("name",), position=("level",), text=("summary",), technologies=("keywords",)),
    ),
    "publications": (
        "publication",
        Shape(
            title=("name",),
            organisation=("publisher",),
            text=("summary",),
            date=("releaseDate", "date"),
        ),
    ),
    "awards": (
        "award",
        Shape(
            title=("title", "name"), organisation=("awarder",), text=("summary",), date=("date",)
        ),
    ),
    "certificates": (
        "certificate",
        Shape(title=("name", "title"), organisation=("issuer",), text=("summary",), date=("date",)),
    ),
    "volunteer": ("volunteer", _WORK),
    "languages": (
        "language",
        Shape(title=("language", "name"), position=("fluency", "level"), text=("summary",)),
    ),
    "interests": ("interest", Shape(title=("name",), text=("summary",), highlights=("keywords",))),
    "references": ("reference", Shape(title=("name",), text=("reference",))),
}
"""The kind and the shape of the items of each section."""

_TYPES: dict[str, Kind] = {
    "talk": "talk",
    "presentation": "talk",
    "conference": "talk",
    "volunteering": "volunteer",
}
"""Projects of these types are of another kind."""

_OURS = re.compile(rf"^(?:basics|{'|'.join(SECTIONS)})\s*:", re.MULTILINE)


def accepts(path: Path) -> bool:
    """A `.json` file, or a YAML file with sections of JSON Resume."""
    suffix = path.suffix.lower()
    if suffix == ".json" and path.is_file():
        return True
    return suffix in (".yaml", ".yml") and bool(_OURS.search(opening(path)))


def files(path: Path) -> tuple[Path, ...]:
    """The file itself."""
    return (path,)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries. Raises CorpusError with every problem."""
    text = text_of(path)
    try:
        resume = read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
    except SourceError as error:
        raise CorpusError([Problem(str(path), error.line, str(error))]) from None
    if not isinstance(resume, Located) or not {"basics", *SECTIONS} & resume.keys():
        message = f"not a JSON Resume: it has none of basics, {', '.join(SECTIONS)}"
        raise CorpusError([Problem(str(path), 1, message)])
    problems: list[Problem] = []
    drafts = [*_profile(resume, path, problems), *_drafts(resume, path, problems)]
    return entries_of(path, drafts, problems)


def _drafts(resume: Located, path: Path, problems: list[Problem]) -> Iterator[Draft]:
    for section, (kind, shape) in SECTIONS.items():
        items = resume.get(section)
        if isinstance(items, list | None):
            for number, item in enumerate(items or [], 1):
                found = _item(item, shape, resume.lines.get(section, 1))
                if found is None:
                    message = f"{section}: item {number} must be an object"
                    problems.append(Problem(str(path), resume.lines.get(section, 1), message))
                elif draft := shape.draft(_kind(kind, found), found):
                    yield draft
        else:
            message = f"{section} must be a list"
            problems.append(Problem(str(path), resume.lines.get(section, 1), message))


def _item(item: Any, shape: Shape, line: int) -> Located | None:
    """A bare text is taken for a title; nothing at all for an object without anything."""
    if isinstance(item, Located):
        return item
    if isinstance(item, list | bool):
        return None
    return Located({shape.title[0]: item}, line, {})


def _kind(kind: Kind, item: Located) -> Kind:
    return _TYPES.get(str(item.get("type")).lower(), kind) if kind == "project" else kind


def _profile(resume: Located, path: Path, problems: list[Problem]) -> Iterator[Draft]:
    basics = resume.get("basics")
    if not basics:
        return
    if not isinstance(basics, Located):
        problems.append(Problem(str(path), resume.lines["basics"], "basics must be an object"))
        return
    place = basics.get("location")
    place = place if isinstance(place, dict) else {"city": place}
    fields = {
        "name": line_of(basics.get("name")),
        "pronouns": line_of(basics.get("pronouns")),
        "headline": line_of(basics.get("label")),
        "text": prose(basics.get("summary")),
        "location": joined(line_of(place.get(key)) for key in ("city", "region")),
        "email": line_of(basics.get("email")),
        "phone": line_of(basics.get("phone")),
        "address": joined(line_of(place.get(key)) for key in ("address", "postalCode")),
        "links": tuple(dict.fromkeys(_links(basics))),
        "contact": line_of(basics.get("contact")),
        "questions": lines_of(basics.get("questions")),
    }
    if any(fields.values()):
        yield Draft("profile", "Profile", fields, basics.line, basics.lines)


def _links(basics: Located) -> Iterator[str]:
    for key in ("url", "website"):
        yield from lines_of(basics.get(key))
    profiles = basics.get("profiles")
    for profile in profiles if isinstance(profiles, list) else []:
        if isinstance(profile, Located):
            network, user = line_of(profile.get("network")), line_of(profile.get("username"))
            if link := line_of(profile.get("url")) or joined((network, user), ": "):
                yield link
