"""Finds the sentences of a text, as positions.

    "Uses Node.js, e.g. Express. Saved 2.5 hours."  ->  [(0, 27), (28, 44)]

A full stop ends a sentence when white space and the start of another one follow, unless it belongs
to an abbreviation. When in doubt two sentences stay together: a long quote is better than half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = """
    approx assoc ave bldg ca cf col dept dr e.g eg est fig figs gen gov hon i.e ie inc incl jr
    ltd max min mr mrs ms mt no nos nr op orig p pp ph.d prof rev sec sen sr st univ viz vol vs
    jan feb mar apr jun jul aug sep sept oct nov dec u.k u.s
"""
ABBREVIATIONS = frozenset(_SHORT.split())
"""Words after which a full stop does not end a sentence."""

_MEASURED = re.compile(r"\d\s?(?:ms|min|sec)$")
"""A unit after a figure, which ends sentences as any word does: `down to 180 ms.`"""
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'’”)\]]*+(?=\s)|[。！？]+[」』”]?|\n")
_OPENING = "\"'‘“([«"
_WORD = re.compile(r"[^\s\"'‘“(\[«]+$")
_ECHO = re.compile(
    r"(?:It|They|That|This|He|She|We|I|So (?:it|they|he|she|we|I)) (?:still |never |always )?"
    r"(?:did|does|do|was|is|were|are|had|has|have|would|could|will|can)(?: so| not)?[.!](?=\s|$)"
)
"""A sentence that says nothing without the one before: `It did.`"""
# A sentence may begin with a small letter ("rrweb records ..."), but so does what follows an
# abbreviation that the table lacks; those are short.
_LONGER_THAN_ABBREVIATIONS = 5
_LONGEST_WORD = 40


def sentences(text: str) -> list[tuple[int, int]]:
    """The [start, end) of every sentence, without white space around it."""
    spans = (_strip(text, start, end) for start, end in _pieces(text))
    return [(start, end) for start, end in spans if start < end]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] in "\n。！？":
        return True
    following = text[stop.end() :].lstrip().lstrip(_OPENING)
    word = _WORD.search(text, max(start, stop.start() - _LONGEST_WORD), stop.start())
    if not following or not word:
        return True
    if _ECHO.match(following):
        return False
    last = word[0]
    if stop[0][0] == ".":
        measured = _MEASURED.search(text, max(start, stop.start() - _LONGEST_WORD), stop.start())
        if (last.lower() in ABBREVIATIONS and not measured) or (len(last) == 1 and last.isupper()):
            return False
        if following[0].islower():
            return last.isalpha() and len(last) > _LONGER_THAN_ABBREVIATIONS
        return True
    return not following[0].islower()


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
