"""Cuts a section with jobs, studies or projects into its items, each with opening lines and a body.

An item begins at a heading; without headings, at the lines around a date; without dates, at a short
line that an empty line precedes and a list follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.entry import Kind
from index.readers import periods
from index.readers.headers import has_word, label_of
from index.readers.outline import Line, joined
from index.tables import table

_LONGEST = 110
"""Characters of an opening line at most."""
_MOST = 4
"""Opening lines at most."""


@dataclass(frozen=True)
class Item:
    """The lines of one job, course of study or project."""

    opening: tuple[Line, ...]
    body: tuple[Line, ...]
    follows: bool = False
    """Whether it begins right below the item before, without an empty line."""


class Body(NamedTuple):
    """What stands below the opening lines."""

    paragraphs: tuple[str, ...]
    highlights: tuple[str, ...]
    technologies: tuple[str, ...]
    """The text behind labels like `Tools:`."""


def items_of(kind: Kind, lines: Sequence[Line]) -> tuple[list[Line], list[Item]]:
    """The lines before the first item, and the items."""
    if any(line.mark == "heading" for line in lines):
        return _by_headings(lines)
    starts = _by_dates(lines)
    if not starts or kind == "project":  # of projects, only some may have dates
        taken = {at for start, anchor in starts for at in range(start, anchor + 1)}
        starts = sorted([*starts, *(pair for pair in _by_blocks(lines) if pair[0] not in taken)])
    if not starts:
        return list(lines), []
    ends = [*(start for start, _ in starts[1:]), len(lines)]
    items = []
    for (start, anchor), end in zip(starts, ends, strict=True):
        body = _body_start(lines, start, anchor, end)
        follows = start > 0 and lines[start - 1].mark != "blank"
        items.append(Item(tuple(lines[start:body]), tuple(lines[body:end]), follows))
    return list(lines[: starts[0][0]]), items


def body_of(item: Item, width: int) -> Body:
    """Paragraphs, list items, and what is said to be technologies.

    Lines that are further in than the opening ones are a list whose marks were drawn, not written.
    """
    margin = min((line.indent for line in item.opening if line.text), default=0) + 1
    paragraphs: list[str] = []
    highlights: list[str] = []
    technologies: list[str] = []
    for line in joined(item.body, width):
        label = label_of(line.text)
        if label and label[0].lower() in table("header_words")["technologies"]:
            technologies.append(label[1])
        elif line.mark == "bullet" or (line.mark == "plain" and line.indent > margin):
            highlights.append(line.text)
        else:
            paragraphs.append(line.text)
    return Body(tuple(paragraphs), tuple(highlights), tuple(technologies))


def _by_headings(lines: Sequence[Line]) -> tuple[list[Line], list[Item]]:
    """A heading right below another is a second job at the same place, and shares its line."""
    loose: list[Line] = []
    items: list[Item] = []
    above: list[Line] = []  # headings that have nothing of their own
    opening: list[Line] = []
    body: list[Line] = []

    def close() -> None:
        if opening and (any(line.mark != "blank" for line in body) or len(opening) > len(above)):
            end = _opening_end(body)
            items.append(Item((*opening, *body[:end]), tuple(body[end:])))

    for line in lines:
        if line.mark != "heading":
            (body if opening else loose).append(line)
            continue
        is_parent = bool(opening) and not any(each.mark != "blank" for each in body)
        is_deeper = bool(opening) and line.level > opening[-1].level
        if is_parent and is_deeper:
            above = list(opening)
        else:
            close()
            above = [each for each in above if each.level < line.level]
        opening, body = [*above, line], []
    close()
    return loose, items


def _opening_end(body: Sequence[Line]) -> int:
    """Lines right below a heading that have a date, or stand between it and one."""
    start = next((at for at, line in enumerate(body) if line.mark != "blank"), len(body))
    for at in range(start, min(start + 3, len(body))):
        if not _is_short(body[at]):
            return 0
        if periods.within(body[at].text):
            return at + 1
    first = body[start] if start < len(body) else None
    is_job = (
        first and _is_short(first) and has_word(first.text, "position") and len(first.text) < 60
    )
    return start + 1 if is_job else 0


def _by_dates(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """(first line, line with the date) of each item; all items are built like the first one."""
    anchors = [at for at, line in enumerate(lines) if _is_short(line) and periods.within(line.text)]
    starts: list[tuple[int, int]] = []
    lookback: int | None = None
    free = 0  # lines from here on belong to no item yet
    for anchor in anchors:
        if starts and anchor < free:
            continue
        first = anchor
        while first > free and anchor - first < (_MOST - 1 if lookback is None else lookback):
            above = first - 1
            if lines[above].mark == "blank" and above > free and _is_lone_date(lines, first):
                above -= 1
            if not _is_short(lines[above]) or _continues(lines, above):
                break
            first = above
        lookback = anchor - first if lookback is None else lookback
        starts.append((first, anchor))
        free = anchor + 1
    return starts


def _is_lone_date(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins with its date, and no title stands right below it.

    The title is then the one above, across an empty line, as browsers print it.
    """
    found = periods.within(lines[at].text)
    below = lines[at + 1] if at + 1 < len(lines) else None
    is_last = below is None or below.mark != "plain" or below.indent > lines[at].indent
    return found is not None and found.start == 0 and is_last


def _continues(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the rest of a list item, by its first letter or its indent."""
    before = lines[at - 1] if at else None
    if before is None or before.mark != "bullet":
        return False
    return lines[at].text[:1].islower() or lines[at].indent > before.indent


def _by_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Short lines behind an empty line, or at the start, that a list or a text follows."""
    starts = []
    for at, line in enumerate(lines):
        before = lines[at - 1].mark if at else "blank"
        after = lines[at + 1].mark if at + 1 < len(lines) else "blank"
        titled = has_word(line.text, "position") or has_word(line.text, "degree")
        words = 10 if titled or after == "bullet" else 5
        is_followed = titled or after != "blank"
        if (
            before == "blank"
            and is_followed
            and _is_short(line)
            and len(line.text.split()) <= words
        ):
            starts.append((at, at))
    return starts


def _body_start(lines: Sequence[Line], start: int, anchor: int, end: int) -> int:
    """Behind the date may come one more short line: the job title, the place."""
    at = anchor + 1
    while at < end and at - start < _MOST and _is_short(lines[at]) and _names(lines[at]):
        at += 1
    return at


def _names(line: Line) -> bool:
    """Whether a line is a title or a place, not the beginning of a text."""
    return len(line.text.split()) <= 8 and label_of(line.text) is None


def _is_short(line: Line) -> bool:
    """Whether a line may be one of those that open an item."""
    text = line.text
    is_sentence = text.endswith((".", ";", ",")) and not text.endswith(
        ("Inc.", "Ltd.", "Co.", "Corp.")
    )
    return line.mark == "plain" and len(text) <= _LONGEST and not is_sentence
