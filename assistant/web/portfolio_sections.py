"""A portfolio as the sections of a page: what stands where, under which heading.

The prose of a profile may hold headings of its own ("How I think about systems") with a line
below each. Where one is about a kind of entry, it heads that section; the others stay where they
are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from index import Entry

Layout = Literal["timeline", "register", "numbered", "list", "tags", "quotes"]


class Style(NamedTuple):
    """How a kind of entry is shown."""

    kind: str
    heading: str
    layout: Layout
    words: tuple[str, ...]
    """A heading of the profile that has one of them is about this kind."""


# In the order of the page.
STYLES = (
    Style("role", "Experience", "timeline", ("role", "career", "experience", "impact")),
    Style("project", "Projects", "register", ("project", "built", "explorations")),
    Style("principle", "Principles", "numbered", ("principle", "how i think", "philosophy")),
    Style("deep-dive", "Deep dives", "list", ("deep dive", "topics")),
    Style("skill", "Skills", "tags", ("skills",)),
    Style("education", "Education", "timeline", ("education", "studies")),
    Style("publication", "Publications", "list", ("publication", "papers", "writing")),
    Style("talk", "Talks", "list", ("talks", "speaking")),
    Style("certificate", "Certificates", "list", ("certificate", "certification")),
    Style("award", "Awards", "list", ("awards",)),
    Style("volunteer", "Volunteering", "timeline", ("volunteer",)),
    Style("language", "Languages", "tags", ("languages i speak",)),
    Style("interest", "Interests", "tags", ("interests",)),
    Style("reference", "References", "quotes", ("references",)),
)
FIGURES = Style("figures", "In numbers", "list", ("numbers", "metrics", "figures"))


class Heading(NamedTuple):
    """A heading with the prose below it."""

    title: str
    prose: tuple[str, ...] = ()


class Group(NamedTuple):
    """Entries of one status."""

    label: str | None
    entries: tuple[Entry, ...]


class Section(NamedTuple):
    """All entries of one kind."""

    style: Style
    heading: Heading
    groups: tuple[Group, ...]


class Page(NamedTuple):
    """The whole portfolio."""

    lead: tuple[str, ...]
    notes: tuple[Heading, ...]
    """Headings of the profile that are about no kind of entry."""
    figures: Heading
    sections: tuple[Section, ...]


def page_of(entries: Sequence[Entry]) -> Page:
    """The sections of a portfolio; every entry but the profile is in exactly one."""
    profile = next((entry for entry in entries if entry.kind == "profile"), None)
    lead, headings = split_prose(profile.text if profile else "")
    shown = [style for style in STYLES if any(entry.kind == style.kind for entry in entries)]
    claims = _claims(headings, (FIGURES, *reversed(shown)))
    sections = tuple(
        Section(style, claims.get(style.kind, Heading(style.heading)), _groups(style, entries))
        for style in shown
    )
    taken = list(claims.values())
    notes = tuple(heading for heading in headings if heading not in taken)
    return Page(lead, notes, claims.get("figures", Heading(FIGURES.heading)), sections)


def split_prose(text: str) -> tuple[tuple[str, ...], tuple[Heading, ...]]:
    """Paragraphs before the first heading, and the headings with theirs.

    A short paragraph that ends without a full stop, and that prose follows, is a heading.
    """
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    lead: list[str] = []
    headings: list[Heading] = []
    for at, part in enumerate(parts):
        followed = at + 1 < len(parts) and _is_prose(parts[at + 1])
        if not _is_prose(part) and followed:
            headings.append(Heading(part))
        elif headings:
            headings[-1] = Heading(headings[-1].title, (*headings[-1].prose, part))
        else:
            lead.append(part)
    return tuple(lead), tuple(headings)


def _is_prose(paragraph: str) -> bool:
    return len(paragraph) > 60 or paragraph.endswith((".", "!", "?", ":", ";", "…"))


def _claims(headings: Sequence[Heading], styles: Sequence[Style]) -> dict[str, Heading]:
    """The heading of each kind; a heading is claimed once, by the first style that fits."""
    claims: dict[str, Heading] = {}
    for heading in headings:
        text = " ".join((heading.title, *heading.prose)).lower()
        free = (style for style in styles if style.kind not in claims)
        if fitting := next((s for s in free if any(word in text for word in s.words)), None):
            claims[fitting.kind] = heading
    return claims


def _groups(style: Style, entries: Sequence[Entry]) -> tuple[Group, ...]:
    own = [entry for entry in entries if entry.kind == style.kind]
    if style.layout == "timeline":
        own.sort(key=_newest_first)
    if style.layout != "register":
        return (Group(None, tuple(own)),)
    labels = dict.fromkeys(entry.status for entry in own)
    return tuple(
        Group(label, tuple(entry for entry in own if entry.status == label)) for label in labels
    )


def _newest_first(entry: Entry) -> tuple[int, int]:
    start = entry.start.ordinal if entry.start else 0
    end = entry.end.ordinal if entry.end else (10**6 if entry.start else 0)
    return (-end, -start)
