"""Whether the words of a sentence stand to each other as in the line that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from assistant.compose.sentences.naming import kind_name, status_says
from assistant.written.gaps import (
    attached,
    breaks_off,
    gap_fault,
    is_named_alone,
    is_one_of_more,
    opening_fault,
)
from assistant.written.line import Line, Word, read, words_of
from assistant.written.sentence import Piece, Run, Sentence

_AUX = frozenset(["was", "were", "is", "are", "been", "being", "be"])
FRONTED = frozenset(["at", "in", "as", "with", "using", "during", "for", "on", "through", "from"])
"""Words with which a phrase before the subject begins."""
_BOUND_TO = frozenset(["for", "to", "from", "by", "into", "with", "against", "than"])
_SMALL = frozenset(["a", "an", "the", "of", "and", "in", "at", "for"])
_MOST_PLACINGS = 64


def order_fault(sentence: Sentence) -> str:
    """What is wrong, or nothing."""
    for run in sentence.runs:
        for pieces in filter(None, _parts(sentence, run)):
            fault = _part_fault(sentence, run.line, pieces)
            if fault:
                return fault
    return ""


def _parts(sentence: Sentence, run: Run) -> list[tuple[Piece, ...]]:
    """A phrase before the subject (`Using Redis and Kafka, they ...`) stands apart."""
    pieces = run.pieces
    if pieces[0].words[0].lower not in FRONTED:
        return [pieces]
    subjects = sentence.person | {sentence.portfolio.person.they}
    for at, piece in enumerate(pieces):
        if {word.lower for word in piece.words[:2]} & subjects:
            return [pieces[:at], pieces[at:]]
    return [pieces[:1], pieces[1:]]


def _part_fault(sentence: Sentence, line: Line, pieces: Sequence[Piece]) -> str:
    words = [word for piece in pieces for word in piece.words]
    named = title_words(words, line)
    chosen = [
        word
        for word in words
        if word.key in line.keys
        and word not in named
        and not (word.is_glue and word.lower not in {"using"})
        and word.lower not in sentence.person
    ]
    chosen = _listed(sentence, _active(words, chosen, line), line)
    faults = [
        _placed_fault(sentence, line, places, bool(named)) for places in _placings(chosen, line)
    ]
    if not faults:
        return "its words are in another order than in what is cited"
    return "" if "" in faults else faults[0]


def _placed_fault(
    sentence: Sentence, line: Line, places: Sequence[tuple[Word, int]], named: bool
) -> str:
    headed = named or _has_head(line, places)
    opening = opening_fault(sentence, line, *places[0], is_named=named) if places else ""
    if opening:
        return opening
    for (left, at), (right, to) in pairwise(places):
        if not headed and attached(line, to):
            return f"{right.text} is not said of {left.text}"
        fault = gap_fault(sentence, line, left, at, right, to)
        if fault:
            return fault
    if places:
        word, at = places[-1]
        off = breaks_off(line, at) or is_one_of_more(line, at)
        if off and not is_named_alone(sentence, word):
            return f"it breaks off after {word.text}"
    return ""


def field_fault(sentence: Sentence) -> str:
    """Words of the typed fields stand as the name, place or state that they are.

    `Needed for the licence` is not in "Needed for the antenna", of an entry called Licence.
    """
    for run in sentence.runs:
        words, line = run.words, run.line
        named = title_words(words, line, tails=True)
        generic = sentence.deed is not None and sentence.deed.key in line.generic
        for at, word in enumerate(words):
            if not _is_of_field(sentence, line, word):
                continue
            if word not in named:
                return f"“{word.text}” is part of a name only"
            before = [each.lower for each in words[:at] if each.lower not in {"the", "a", "an"}]
            if before and before[-1] in _BOUND_TO and not generic:
                return f"“{before[-1]} {word.text}” is not what is cited"
    return ""


def _is_of_field(sentence: Sentence, line: Line, word: Word) -> bool:
    """Whether a word stands only in the fields of the entry; dates are looked at elsewhere."""
    if word.is_glue or word.key in line.keys or word.lower in sentence.person:
        return False
    if word is sentence.deed or sentence.is_free(word, line):
        return False
    return not (word.is_number or word.lower in words_of("month_names"))


def title_words(words: Sequence[Word], line: Line, tails: bool = False) -> set[Word]:
    """Words that spell out a name, place, state or kind of the entry; with `tails` also those of
    the end of its title."""
    entry = line.entry
    kinds = [kind_name(entry.kind), kind_name(entry.kind, 2)]
    states = [entry.status, status_says(entry.status)] if entry.status else []
    title = entry.title.partition(" (")[0]
    found: set[Word] = set()
    names = [entry.title, title, entry.organisation, entry.position, entry.location]
    spelled = [_spelled(name) for name in filter(None, [*names, *kinds, *states])]
    whole = _spelled(title)
    # `the caching layer` for Distributed Caching Layer
    spelled += [whole[at:] for at in range(1, len(whole) - 1)] if tails else []
    plain = [word for word in words if word.lower not in _SMALL]
    for name in spelled:
        for at in range(len(plain) - len(name) + 1):
            part = plain[at : at + len(name)]
            if name and [_bare(word) for word in part] == name:
                found.update(part)
    return found


def _spelled(name: str) -> list[str]:
    """The words of a name as they stand: `robots` is not `Robotics`."""
    return [_bare(word) for word in read(name) if word.lower not in _SMALL]


def _bare(word: Word) -> str:
    return re.sub(r"['’]s$", "", word.lower)


def _active(words: Sequence[Word], chosen: list[Word], line: Line) -> list[Word]:
    """`Onboarding was reduced` with the deed first, as lines have it."""
    for aux, word in pairwise(words):
        deed = word.lower.endswith(("ed", "en", "lt")) or word.lower == "cut"
        if aux.lower in _AUX - line.lowers and deed and word in chosen:
            return [word, *(each for each in chosen if each is not word)]
    return chosen


def _listed(sentence: Sentence, chosen: list[Word], line: Line) -> list[Word]:
    """Technologies in a row in the order of the line: a list may be told in any order."""
    find = sentence.portfolio.technologies.find
    ordered: list[Word] = []
    for technical, row in groupby(chosen, lambda word: bool(find(word.text, framed=True))):
        words = list(row)
        joints = [sentence.text[a.end : b.start].strip(" ,") for a, b in pairwise(words)]
        if technical and {*joints} <= {"", "and", "or"}:
            places = [each.key for each in line.words]
            words.sort(key=lambda word: places.index(word.key))
        ordered += words
    return ordered


def _placings(chosen: Sequence[Word], line: Line) -> list[list[tuple[Word, int]]]:
    """Every way to find the words in the line in their order, up to a few: `first` and words that
    mean the same may stand in it twice."""
    found: list[list[tuple[Word, int]]] = [[]]
    for word in chosen:
        found = [
            [*placed, (word, at)]
            for placed in found
            for at, each in enumerate(line.words)
            if each.key == word.key and at > (placed[-1][1] if placed else -1)
        ][:_MOST_PLACINGS]
    return found


def _has_head(line: Line, places: Sequence[tuple[Word, int]]) -> bool:
    """Whether a word before the line's first preposition is there: `platform` of "platform using
    Metaplex, handling players", of which the handling is said."""
    first = next((at for at, word in enumerate(line.words) if word.is_joint and at), None)
    return first is None or any(at < first for _, at in places)
