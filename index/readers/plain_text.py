"""Reads a plain-text or Markdown résumé: one file with headings, jobs, dates and lists.

What can be told apart becomes entries; everything else is kept as text of the profile, under the
heading of its section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from index.entry import Entry, Kind
from index.errors import CorpusError, Problem
from index.readers import front_matter, loose
from index.readers.contact import contact
from index.readers.drafts import Draft, entries_of
from index.readers.front_matter import FrontMatterError
from index.readers.headers import has_word, header
from index.readers.items import Item, body_of, items_of
from index.readers.outline import Line, Part, joined, lines_of, parts_of
from index.readers.sections import is_document_name
from index.readers.source import text_of
from index.readers.values import prose

DESCRIPTION = "a plain-text or Markdown résumé"

_MARKDOWN = (".md", ".markdown")
_TEXT = (".txt", ".text", "")
_WITH_ITEMS: tuple[Kind, ...] = ("role", "education", "project", "volunteer")


def accepts(path: Path) -> bool:
    """A text file, by its name."""
    return path.is_file() and path.suffix.lower() in (*_MARKDOWN, *_TEXT)


def files(path: Path) -> tuple[Path, ...]:
    """The file itself."""
    return (path,)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries. Raises CorpusError with every problem."""
    text = text_of(path)
    is_markdown = path.suffix.lower() in _MARKDOWN
    if is_markdown and text.startswith("---\n"):
        text = _without_front_matter(path, text)
    return entries_of(path, drafts_of(text, is_markdown))


def drafts_of(text: str, is_markdown: bool) -> list[Draft]:
    """The drafts of a résumé."""
    head, *sections = parts_of(lines_of(text, is_markdown))
    contacts = [part for part in sections if part.kind == "contact"]
    results = [_section(part) for part in sections if part.kind != "contact"]
    drafts, texts = loose.joined(results)
    return [*_profile(head, contacts, texts), *drafts]


def _without_front_matter(path: Path, text: str) -> str:
    """The text below front matter, on the same lines."""
    try:
        page = front_matter.split(text)
    except FrontMatterError as error:
        raise CorpusError([Problem(str(path), error.line, str(error))]) from None
    return "\n" * (page.body_line - 1) + page.body


def _profile(head: Part, contacts: Sequence[Part], texts: Iterable[str]) -> list[Draft]:
    name, lines = _name(head.lines)
    private_lines = [line for part in contacts for line in part.lines]
    found = contact(_without_links(line) for line in _head(lines))
    private = contact(map(_without_links, private_lines), all_private=True)
    behind = [link.address for line in (*lines, *private_lines) for link in line.links]
    written = (*found.links, *private.links, *behind)
    mailto = next((link.removeprefix("mailto:") for link in behind if "@" in link), None)
    fields = {
        "name": name,
        "headline": found.headline or private.headline,
        "text": prose(*found.rest, *texts),
        "location": found.location or private.location,
        "email": found.email or private.email or mailto,
        "phone": found.phone or private.phone,
        "address": ", ".join((*found.address, *private.address)) or None,
        "links": tuple(dict.fromkeys(link for link in written if "@" not in link)),
    }
    return [Draft("profile", "Profile", fields)] if any(fields.values()) else []


def _without_links(line: Line) -> str:
    """The line without words that only stand for an address: `ada@... · LinkedIn`."""
    text = line.text
    for link in line.links:
        alone = rf"(?:^|(?<=[|·•,;—–]))\s*{re.escape(link.text)}\s*(?=$|[|·•,;—–])"
        text = re.sub(alone, " ", text, count=1)
    return text


def _head(lines: Iterable[Line]) -> list[Line]:
    """The lines of the head; only long ones, which are wrapped prose, are put together."""
    found: list[Line] = []
    for line in lines:
        if line.mark == "blank":
            found.append(line)
        elif (
            found
            and found[-1].mark == "plain"
            and len(found[-1].text) > 60
            and line.mark == "plain"
        ):
            found[-1] = Line(f"{found[-1].text} {line.text}", found[-1].number, "plain")
        else:
            found.append(line)
    return [line for line in found if line.text]


def _name(lines: Sequence[Line]) -> tuple[str | None, list[Line]]:
    """The name in the first line, and the other lines; what stands beside it is one of them."""
    rest = [line for line in lines if not is_document_name(line.text)]
    at = next((number for number, line in enumerate(rest) if line.text), None)
    if at is None:
        return None, rest
    first = rest[at]
    words, beside = _beside(first.text)
    is_name = (
        1 <= len(words.split()) <= 5
        and not any(char.isdigit() or char in "@:/" for char in words)
        and not words.endswith(".")
        and not has_word(words, "position")
    )
    if not is_name:
        return None, rest
    others = [Line(beside, first.number, "plain")] if beside else []
    words = words.title() if words.isupper() and words.isascii() else words
    return words, [*rest[:at], *others, *rest[at + 1 :]]


def _beside(text: str) -> tuple[str, str]:
    """`Ada Novak – Engineer` -> (`Ada Novak`, `Engineer`)."""
    for separator in (" | ", " — ", " – ", " - ", "   ", " • ", " · ", ", "):
        name, found, rest = text.partition(separator)
        if found:
            return name.strip(), rest.strip()
    return text, ""


def _section(part: Part) -> loose.Result:
    name = part.name or ""
    kind = next((kind for kind in _WITH_ITEMS if kind == part.kind), None)
    if kind:
        before, items = items_of(kind, part.lines)
        lines = [(line.text, line.number) for line in joined(before, part.width)]
        made: list[Draft] = []
        for item in items:
            above = made[-1] if made and item.follows else None
            made.append(_item(kind, item, part.width, above))
        return loose.joined([(made, []), loose.entries(kind, name, lines)])
    return loose.entries(part.kind, name, _labelled(part))


def _labelled(part: Part) -> list[tuple[str, int]]:
    """The lines of a section; those below a heading inside it get it as a label."""
    found: list[tuple[str, int]] = []
    label: Line | None = None
    below: list[str] = []
    for line in [*joined(part.lines, part.width), Line("", 0, "heading")]:
        if line.mark == "heading":
            if label:
                listing = ", ".join(below) if part.kind == "skill" else " – ".join(below)
                found.append((": ".join(filter(None, (label.text, listing))), label.number))
            label, below = line, []
        elif label:
            below.append(line.text)
        else:
            found.append((line.text, line.number))
    return found


def _item(kind: Kind, item: Item, width: int, above: Draft | None) -> Draft:
    """The draft of an item; a second job right below another one is at the same place."""
    opening = header(kind, [line.text for line in item.opening if line.text])
    if above and kind == "role" and opening.position and not opening.organisation:
        shared = above.fields.get("organisation")
        if isinstance(shared, str) and not has_word(opening.position, "alone"):
            opening = replace(opening, title=shared, organisation=shared)
    body = body_of(item, width)
    links = [link.address for line in item.opening for link in line.links]
    listed = [name for line in body.technologies for name in loose.listed(line)]
    fields = {
        **opening.fields,
        "text": prose(*opening.rest, *body.paragraphs),
        "highlights": body.highlights,
        "technologies": tuple(dict.fromkeys(listed)),
        "url": opening.url or next(iter(links), None),
    }
    return Draft(kind, opening.title, fields, item.opening[0].number)
