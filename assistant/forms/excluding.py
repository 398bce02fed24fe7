"""What a question leaves out (`all but experiments`) or only mentions beside (`his own included`).

excluded(Which projects use C, not C++?)  ->  the part `C++`
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.kinds import kind_phrases, state_phrases
from assistant.tables import pattern

_CUE = pattern("excluding", "cue")
_END = pattern("excluding", "end")
_UNLESS = pattern("excluding", "unless")
_ASIDE = pattern("excluding", "aside")
_MEANS = pattern("kinds", "means")

Spans = tuple[tuple[int, int], ...]


@lru_cache(maxsize=512)
def excluded(question: str) -> Spans:
    """The parts of a question that name what is not wanted.

    Each goes from a word that excludes to the end of its clause. A word within the name of a state
    or a kind (`not finished`, `outside work`) excludes nothing.
    """
    names = [*state_phrases().find(question), *kind_phrases().find(question)]
    states = [(match.start, match.end) for match in names]
    found: list[tuple[int, int]] = []
    for cue in _CUE.finditer(question):
        if within(cue.start(), states) or (found and cue.start() < found[-1][1]):
            continue
        if _UNLESS.search(question[: cue.start()]):
            continue
        end = _END.search(question, cue.end())
        found.append((cue.start(), end.start() if end else len(question)))
    return tuple(found)


@lru_cache(maxsize=512)
def asides(question: str) -> Spans:
    """The parts that say that something counts, too (`the summer jobs counted in`), or that are
    taken back (`papers, I mean certificates`)."""
    found = [(match.start(), match.end()) for match in _ASIDE.finditer(question)]
    found += [
        (0, match.end())
        for match in _MEANS.finditer(question)
        if question[match.end() :].strip(" ?.!")
    ]
    return tuple(found)


def within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans."""
    return any(start <= place < end for start, end in spans)


def without(question: str, spans: Spans) -> str:
    """The question with the spans blanked, so that places in it stay the same."""
    for start, end in spans:
        question = question[:start] + re.sub(r"\S", " ", question[start:end]) + question[end:]
    return question


def kinds_left_out(question: str) -> frozenset[str]:
    """The kinds of entry that are not wanted: `leaving aside his jobs`."""
    out = excluded(question)
    return frozenset(m.value for m in kind_phrases().find(question) if within(m.start, out))
