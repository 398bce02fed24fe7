"""Figures that a portfolio gives, picked out for the eye: `50K+ cache operations per minute`.

Only words of the portfolio are shown, as they stand there: a figure is a piece of its entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index import Entry

KINDS = ("project", "role")
MOST = 5

_NUMBER = r"[$€£]?\d[\d,.]*(?:\s?(?:million|billion)|[KMBk])?[+%x×]?"
_CHANGE = re.compile(rf"\bfrom ({_NUMBER} ?[a-z]* to {_NUMBER} ?[a-z]*)")
_LARGE = re.compile(
    r"(?<![\w.])([$€£]?\d[\d,.]*(?:[KMBk]\+?|\+|%| million| billion))"
    r"(?:/([a-z]+)|((?: [A-Za-z][A-Za-z-]*){1,5}))"
)
_STOP = re.compile(
    r" (?:across|with|by|through|from|in|on|for|and|or|to|at|over|using|via|while|that|which"
    r"|within)\b"
    r"| [a-z]+ing\b"
)
_ADVERB = re.compile(r"\w+ly")
"""`annually` alone does not say of what."""


class Figure(NamedTuple):
    """One figure with the entry it stands in."""

    number: str
    what: str
    entry: Entry


def figures_of(entries: Sequence[Entry]) -> list[Figure]:
    """The first figures of projects and roles, each number once.

    `... handling 50K+ cache operations per minute across merchant data.` ->
    `50K+`, `cache operations per minute`.
    """
    found: dict[str, Figure] = {}
    for kind in KINDS:
        for entry in entries:
            if entry.kind == kind:
                for figure in _figures(entry):
                    found.setdefault(figure.number, figure)
    return list(found.values())[:MOST]


def _figures(entry: Entry) -> Iterator[Figure]:
    for text in (entry.text, *entry.highlights):
        for change in _CHANGE.finditer(text):
            yield Figure(change[1].strip(), "", entry)
        for large in _LARGE.finditer(_CHANGE.sub("", text)):
            words = f"per {large[2]}" if large[2] else _STOP.split(large[3])[0].strip()
            if words and not _ADVERB.fullmatch(words):
                yield Figure(large[1], words, entry)
