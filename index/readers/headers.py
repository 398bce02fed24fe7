"""Takes the lines that open a job, a course of study or a project apart.

    Senior Engineer, Acme GmbH, Berlin, Germany | Jan 2020 – Present
    ->  position Senior Engineer, organisation Acme GmbH, location Berlin, Germany, since Jan 2020

Parts are told apart by words that job titles, degrees and institutions have. What cannot be told
apart stays together, in the title or in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.entry import Kind
from index.readers import periods
from index.readers.periods import Found, Period
from index.tables import table

# What stands between the parts of a line, the strongest first; a comma only where it is needed.
_STRONG = re.compile(r"\t+|\s{3,}|\s+[|•·∙‧●⋅@—–]+\s+|\s+-\s+|\s*\|\s*")
_AT = re.compile(r"\s+(?:at|bei|chez)\s+(?=[A-Z0-9ÄÖÜÉ])")
_EDGES = " \t,;:|•·∙—–-"
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[,;|–—-]*\s*[)\]]")
_STATE = re.compile(r"[A-Z]{2}(?:\s+\d{5})?")
_BRACKETED = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_RESULT = re.compile(r"(?:C?GPA|grade|score|note|mark)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]]+|\b[\w-]+\.(?:com|org|net|io|dev)/[^\s)\]]+")


@dataclass(frozen=True)
class Header:
    """What the opening lines of an entry say."""

    title: str
    organisation: str | None = None
    position: str | None = None
    location: str | None = None
    period: Period | None = None
    url: str | None = None
    rest: tuple[str, ...] = ()
    """What is none of these."""

    @property
    def fields(self) -> dict[str, object]:
        """As fields of an entry, without title and rest."""
        dates = {"start": self.period.start, "end": self.period.end} if self.period else {}
        return {
            "organisation": self.organisation,
            "position": self.position,
            "location": self.location,
            "url": self.url,
            **dates,
        }


def header(kind: Kind, lines: Sequence[str]) -> Header:
    """What the opening lines of an entry of this kind say."""
    period, without = _take_period(lines)
    url, without = _take_address(without)
    parts = [part for line in without for part in _parts(line)]
    location, parts = _take_location(parts)
    if kind == "project":
        return _project(parts, location, period, url)
    marks = ("position", "institution") if kind != "education" else ("degree", "institution")
    parts = _split_commas(parts, marks)
    position = next((part for part in parts if has_word(part, marks[0])), None)
    others = [part for part in parts if part is not position]
    known = (
        [part for part in others if has_word(part, "institution")] if kind == "education" else []
    )
    organisation = known[0] if known else others[0] if others else None
    rest = [part for part in others if part is not organisation]
    if position:
        position, results = _take_results(position)
        rest += results
    if kind == "education" and position is None and rest:
        position, *rest = rest
    elif location is None and position and len(rest) == 1 and _is_short_name(rest[0]):
        location, rest = rest[0], []
    title = organisation or position or location or str(period.start if period else kind)
    return Header(title, organisation, position, location, period, url, tuple(rest))


def has_word(text: str, group: str) -> bool:
    """Whether a text has a word of a group of `header_words.yaml`."""
    return bool(_words(group).search(text))


def label_of(line: str) -> tuple[str, str] | None:
    """`Tools: Go, Rust` -> (`Tools`, `Go, Rust`); None for a line without a short label."""
    label, colon, rest = line.partition(":")
    is_label = colon and 0 < len(label.split()) <= 5 and rest[:2] != "//" and len(label) < 50
    return (label.strip(" *_"), rest.strip(" *_")) if is_label and rest.strip(" *_") else None


def _project(
    parts: list[str], location: str | None, period: Period | None, url: str | None
) -> Header:
    title = parts[0] if parts else location or "Project"
    position = next((part for part in parts[1:] if has_word(part, "position")), None)
    rest = tuple(part for part in parts[1:] if part is not position)
    return Header(title, None, position, location if parts else None, period, url, rest)


def _take_period(lines: Sequence[str]) -> tuple[Period | None, list[str]]:
    """The first period, and the lines without it."""
    remaining = list(lines)
    found: list[tuple[int, Found]] = [
        (number, each) for number, line in enumerate(lines) if (each := periods.within(line))
    ]
    if not found:
        return None, remaining
    is_range = [pair for pair in found if pair[1].period.start != pair[1].period.end]
    number, first = (is_range or found)[0]
    line = lines[number]
    # A strong separator takes the place of the period: what stood on its two sides is apart.
    cut = f"{line[: first.start].rstrip(_EDGES)} | {line[first.end :].lstrip(_EDGES)}"
    remaining[number] = _EMPTY_BRACKETS.sub("", re.sub(r"[(\[]\s*\|\s*[)\]]", "|", cut)).strip(
        _EDGES
    )
    return first.period, [line for line in remaining if line]


def _take_address(lines: list[str]) -> tuple[str | None, list[str]]:
    for number, line in enumerate(lines):
        if match := _ADDRESS.search(line):
            rest = _EMPTY_BRACKETS.sub("", line[: match.start()] + line[match.end() :])
            kept = [*lines[:number], rest.strip(_EDGES), *lines[number + 1 :]]
            return match[0].rstrip(".,;)"), [line for line in kept if line]
    return None, lines


def _parts(line: str) -> list[str]:
    pieces = (piece for strong in _STRONG.split(line) for piece in _AT.split(strong))
    return [piece for part in pieces if (piece := part.strip(_EDGES))]


def _take_location(parts: list[str]) -> tuple[str | None, list[str]]:
    """The first part that is a place, or the end of a part that is one."""
    for number, part in enumerate(parts):
        pieces = [piece.strip() for piece in part.split(",")]
        bare = re.sub(r"^\(|\)$", "", part)
        if _is_place(bare):
            return bare, parts[:number] + parts[number + 1 :]
        bracketed = _BRACKETED.fullmatch(part)
        if bracketed and _is_place(bracketed[2]):
            return bracketed[2], [*parts[:number], bracketed[1], *parts[number + 1 :]]
        if len(pieces) > 1 and _is_company(pieces[-2]) and not has_word(pieces[-1], "position"):
            kept = ", ".join(pieces[:-1])
            return pieces[-1], [*parts[:number], kept, *parts[number + 1 :]]
        if len(pieces) < 2 or not _is_region(pieces[-1]):
            continue
        kept = ", ".join(pieces[:-2])
        return ", ".join(pieces[-2:]), [
            *parts[:number],
            *([kept] if kept else []),
            *parts[number + 1 :],
        ]
    return None, parts


def _is_place(text: str) -> bool:
    """`Remote`, or a city with its region."""
    city, comma, region = text.rpartition(",")
    return text.lower() in table("header_words")["place"] or bool(
        comma and "," not in city and _is_region(region.strip())
    )


def _is_company(text: str) -> bool:
    """`Acme GmbH`: it ends as only names of companies do."""
    return text.lower().rpartition(" ")[2] in table("header_words")["legal"] and " " in text


def _is_region(text: str) -> bool:
    return bool(_STATE.fullmatch(text)) or text.lower() in table("header_words")["country"]


def _split_commas(parts: list[str], marks: tuple[str, str]) -> list[str]:
    """Parts in which one piece between commas is a job title or degree and the rest is not."""
    if sum(has_word(part, marks[0]) for part in parts) == 1 and len(parts) > 1:
        return parts
    split: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        titles = [number for number, piece in enumerate(pieces) if has_word(piece, marks[0])]
        if len(pieces) < 2 or not titles or len(titles) == len(pieces):
            split.append(part)
        elif titles[0] == 0:
            cut = _end_of_title(pieces, titles, marks)
            split += [", ".join(pieces[:cut]), ", ".join(pieces[cut:])]
        else:
            split += [", ".join(pieces[: titles[0]]), ", ".join(pieces[titles[0] :])]
    return split


def _take_results(position: str) -> tuple[str, list[str]]:
    """`BSc Physics, GPA: 3.8` -> (`BSc Physics`, [`GPA: 3.8`])."""
    pieces = position.split(", ")
    results = [piece for piece in pieces if _RESULT.match(piece)]
    kept = [piece for piece in pieces if piece not in results]
    return (", ".join(kept), results) if kept else (position, [])


def _end_of_title(pieces: list[str], titles: list[int], marks: tuple[str, str]) -> int:
    """`BSc, Physics, University of Oslo` ends before the institution, others after the title."""
    institutions = [n for n, piece in enumerate(pieces) if n and has_word(piece, marks[1])]
    return institutions[0] if institutions else titles[-1] + 1


def _is_short_name(text: str) -> bool:
    return len(text.split()) <= 4 and text[:1].isupper() and not text.endswith(".")


@cache
def _words(group: str) -> re.Pattern[str]:
    words = sorted(map(re.escape, table("header_words")[group]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
