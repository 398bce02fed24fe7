"""What a reader sees on opening a source: the cited entry with the quote marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Citation
from index import Entry

_META = ("position", "organisation", "period", "location")
_UNTITLED = "Profile"
"""The title of a profile that has no other."""
_KIND_NAMES = {"volunteer": "Volunteering"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text, quoted or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an entry."""

    field: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A citation together with the entry that it was taken from."""

    number: int
    title: str
    kind: str
    """For readers: `Deep dive`."""
    status: Line | None
    facts: tuple[Line, ...]
    """Position, dates and place."""
    heading: Line
    body: tuple[Line, ...]
    """Everything else, in reading order."""
    quote: str
    """Set where the entry no longer holds the quote, so that the reader still sees it."""
    url: str


def source_of(citation: Citation, entry: Entry | None) -> Source:
    """The source behind `citation`; without an entry it shows the quote alone.

    `deep-dive`, quote `skip lists` in `data structures (skip lists)` ->
    kind `Deep dive`, segments `data structures (`, **skip lists**, `)`.
    """
    lines = tuple(_marked_lines(entry, citation.quote)) if entry else ()
    found = any(segment.marked for line in lines for segment in line.segments)
    by_field = {line.field: line for line in lines}
    heading = "name" if "name" in by_field and citation.title == _UNTITLED else "title"
    shown_above = (*_META, heading, "title", "status")
    return Source(
        number=citation.number,
        title=title_of(citation, entry),
        kind=kind_name(citation.kind),
        status=by_field.get("status"),
        facts=tuple(line for line in lines if line.field in _META),
        heading=by_field.get(heading) or Line("title", (Segment(citation.title),)),
        body=tuple(line for line in lines if line.field not in shown_above),
        quote="" if found else citation.quote,
        url=safe_url(citation.url),
    )


def title_of(citation: Citation, entry: Entry | None) -> str:
    """What readers know the entry by: a profile that is just called so by the person's name."""
    named = entry.name if entry and citation.title == _UNTITLED else None
    return named or citation.title


def kind_name(kind: str) -> str:
    """`deep-dive` -> `Deep dive`."""
    return _KIND_NAMES.get(kind) or kind.replace("-", " ").capitalize()


def safe_url(url: str) -> str:
    """`url` if it leads to a page of a site, else nothing."""
    return url if re.match(r"https?://|/(?![/\\])", url) else ""


def _marked_lines(entry: Entry, quote: str) -> Iterator[Line]:
    begin = entry.document.find(quote)
    end = begin + len(quote) if begin >= 0 else begin
    offset = 0
    for field, text in entry.lines:
        yield Line(field, tuple(_segments(text, begin - offset, end - offset)))
        offset += len(text) + 1


def _segments(text: str, begin: int, end: int) -> Iterator[Segment]:
    begin, end = max(begin, 0), min(end, len(text))
    if begin >= end:
        yield Segment(text)
        return
    parts = ((text[:begin], False), (text[begin:end], True), (text[end:], False))
    yield from (Segment(part, marked) for part, marked in parts if part)
