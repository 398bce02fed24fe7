"""Reads a RenderCV YAML file: `cv` with its header and, in `sections`, entries of eight types.

The section's name gives the kind of its entries (`sections.yaml`); where it does not say, their
type does. Texts of a section whose name says nothing become part of the profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.entry import Entry, Kind
from index.errors import CorpusError, Problem
from index.readers import loose
from index.readers.drafts import Draft, entries_of
from index.readers.located import Located, SourceError, read_yaml
from index.readers.markup import links_of, plain
from index.readers.sections import Section, kind_of
from index.readers.shapes import Shape
from index.readers.source import opening, text_of
from index.readers.values import line_of, lines_of, prose

DESCRIPTION = "a RenderCV YAML file"

_DATES: dict[str, Any] = {"start": ("start_date",), "end": ("end_date",), "date": ("date",)}
TYPES: dict[str, tuple[Kind, Shape]] = {
    "institution": (
        "education",
        Shape(
            title=("institution",),
            organisation=("institution",),
            position=("degree", "area"),
            location=("location",),
            text=("summary",),
            labelled={"gpa": "GPA", "grade": "Grade"},
            highlights=("highlights",),
            **_DATES,
        ),
    ),
    "company": (
        "role",
        Shape(
            title=("company",),
            organisation=("company",),
            position=("position",),
            location=("location",),
            text=("summary",),
            highlights=("highlights",),
            **_DATES,
        ),
    ),
    "title": (
        "publication",
        Shape(
            title=("title",),
            organisation=("journal",),
            text=("summary",),
            labelled={"authors": "Authors", "doi": "DOI"},
            url=("url",),
            **_DATES,
        ),
    ),
    "name": (
        "project",
        Shape(
            title=("name",),
            location=("location",),
            text=("summary",),
            highlights=("highlights",),
            **_DATES,
        ),
    ),
}
"""The default kind and the shape of an entry, by the key that it cannot be without."""

_LINES = ("bullet", "number", "reversed_number")
_NETWORKS = {
    "GitHub": "https://github.com/{}",
    "GitLab": "https://gitlab.com/{}",
    "LinkedIn": "https://www.linkedin.com/in/{}",
    "ORCID": "https://orcid.org/{}",
    "StackOverflow": "https://stackoverflow.com/users/{}",
    "YouTube": "https://www.youtube.com/@{}",
    "X": "https://x.com/{}",
    "Instagram": "https://instagram.com/{}",
    "Leetcode": "https://leetcode.com/u/{}",
}
_CV = re.compile(r"^cv\s*:", re.MULTILINE)


def accepts(path: Path) -> bool:
    """A YAML file with `cv:`."""
    return path.suffix.lower() in (".yaml", ".yml") and bool(_CV.search(opening(path)))


def files(path: Path) -> tuple[Path, ...]:
    """The file itself."""
    return (path,)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries. Raises CorpusError with every problem."""
    try:
        source = read_yaml(text_of(path))
    except SourceError as error:
        raise CorpusError([Problem(str(path), error.line, str(error))]) from None
    cv = source.get("cv") if isinstance(source, Located) else None
    if not isinstance(cv, Located):
        raise CorpusError([Problem(str(path), 1, "not a RenderCV file: cv must be a mapping")])
    problems: list[Problem] = []
    drafts, paragraphs = loose.joined(
        _section(name, items, line) for name, items, line in _sections(cv, path, problems)
    )
    return entries_of(path, [*_profile(cv, paragraphs), *drafts], problems)


def _sections(
    cv: Located, path: Path, problems: list[Problem]
) -> Iterator[tuple[str, list[Any], int]]:
    sections = cv.get("sections") or Located({}, 1, {})
    if not isinstance(sections, Located):
        problems.append(Problem(str(path), cv.lines["sections"], "sections must be a mapping"))
        return
    for name, items in sections.items():
        line = sections.lines[name]
        if isinstance(items, list):
            yield name.replace("_", " "), items, line
        else:
            problems.append(Problem(str(path), line, f"section {name} must be a list"))


def _section(name: str, items: list[Any], line: int) -> loose.Result:
    """The drafts of a section, and the paragraphs that belong to the profile."""
    named = kind_of(name)
    results: list[loose.Result] = []
    texts: list[tuple[str, int]] = []
    for item in items:
        if not isinstance(item, Located):
            texts += [(plain(text), line) for text in lines_of(item)]
        elif key := next((key for key in TYPES if item.get(key)), None):
            kind, shape = TYPES[key]
            if draft := shape.draft(_kind(named, kind), _plain(item)):
                results.append(([draft], []))
        elif item.get("label") or item.get("details"):
            label, details = (plain(line_of(item.get(each)) or "") for each in ("label", "details"))
            results.append(loose.with_label(named, name, label, details, item.line))
        else:
            texts += [
                (plain(text), item.line) for each in _LINES for text in lines_of(item.get(each))
            ]
    return loose.joined([*results, loose.entries(named, name, texts)])


def _kind(named: Section | None, by_type: Kind) -> Kind:
    """The section's kind, where its entries can be of that kind."""
    if named is None or named == "contact" or named in ("profile", "skill"):
        return by_type
    return named


def _plain(item: Located) -> Located:
    """An entry without the Markdown in its values, and with the address that its title links to."""
    values: dict[str, Any] = {}
    for key, value in item.items():
        lines = lines_of(value)
        values[key] = [plain(line) for line in lines] if isinstance(value, list) else value
        if isinstance(value, str):
            values[key] = "\n\n".join(plain(line) for line in value.split("\n\n"))
            if not item.get("url") and (links := links_of(value)):
                values.setdefault("url", links[0].address)
    if doi := line_of(item.get("doi")):
        values.setdefault("url", f"https://doi.org/{doi}")
    return Located(values, item.line, item.lines)


def _profile(cv: Located, paragraphs: list[str]) -> Iterator[Draft]:
    fields = {
        "name": line_of(cv.get("name")),
        "pronouns": line_of(cv.get("pronouns")),
        "headline": plain(line_of(cv.get("headline") or cv.get("label")) or ""),
        "text": prose(*paragraphs),
        "location": line_of(cv.get("location")),
        "email": next(iter(lines_of(cv.get("email"))), None),
        "phone": next(iter(lines_of(cv.get("phone"))), None),
        "address": line_of(cv.get("address")),
        "links": tuple(dict.fromkeys(_links(cv))),
        "contact": line_of(cv.get("contact")),
        "questions": lines_of(cv.get("questions")),
    }
    if any(fields.values()):
        yield Draft("profile", "Profile", fields, cv.line, cv.lines)


def _links(cv: Located) -> Iterator[str]:
    yield from lines_of(cv.get("website"))
    for network in cv.get("social_networks") or []:
        if isinstance(network, Located) and (user := line_of(network.get("username"))):
            name = line_of(network.get("network")) or "Profile"
            yield _NETWORKS.get(name, name + ": {}").format(user)
    for connection in cv.get("custom_connections") or []:
        if isinstance(connection, Located) and (address := line_of(connection.get("url"))):
            yield address
