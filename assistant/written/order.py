"""Whether the words of a sentence stand to each other as in the line that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from assistant.compose.naming import kind_name, number, status_says
from assistant.written.line import Line, Word, key, read, words_of
from assistant.written.sentence import Piece, Run, Sentence

_AUX = frozenset(["was", "were", "is", "are", "been", "being", "be"])
FRONTED = frozenset(["at", "in", "as", "with", "using", "during", "for", "on", "through", "from"])
"""Words with which a phrase before the subject begins."""
_BOUND_TO = frozenset(["for", "to", "from", "by", "into", "with", "against", "than"])
_SMALL = frozenset(["a", "an", "the", "of", "and", "in", "at", "for"])
_ARTICLES = frozenset(["", "a", "an", "the", "their", "her", "his", "its"])
_PLACES = frozenset(["in", "at", "on"])
_PREPOSITIONS = words_of("relations") | words_of("alike") | _PLACES | {"of"}
_MOST_PLACINGS = 64
_NUMBERS = frozenset(number(value) for value in range(2, 13))
_BREAK = re.compile(r"[,;:.()—–]")


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
    chosen = _listed(sentence, _active(words, chosen), line)
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
    opens = _opening_conjunction(line, places[0][1]) if places else ""
    if opens and opens not in sentence.lowers:
        return f"it leaves out “{opens}”"
    for (left, at), (right, to) in pairwise(places):
        if not headed and _attached(line, to):
            return f"{right.text} is not said of {left.text}"
        fault = _gap_fault(sentence, line, left, at, right, to)
        if fault:
            return fault
    if places:
        word, at = places[-1]
        off = _breaks_off(line, at) or _is_one_of_more(line, at)
        if off and not _is_named_alone(sentence, word):
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


def _active(words: Sequence[Word], chosen: list[Word]) -> list[Word]:
    """`Onboarding was reduced` with the deed first, as lines have it."""
    for aux, word in pairwise(words):
        deed = word.lower.endswith(("ed", "en", "lt")) or word.lower == "cut"
        if aux.lower in _AUX and deed and word in chosen:
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


def _gap_fault(sentence: Sentence, line: Line, left: Word, at: int, right: Word, to: int) -> str:
    skipped = line.words[at + 1 : to]
    whole = _drops_conjuncts(line, left, skipped, to)
    if _breaks_off(line, at) and skipped and not (whole or _is_named_alone(sentence, left)):
        rest = line.text[skipped[0].start : line.words[to].start]
        if any(word.is_joint for word in skipped) or _BREAK.search(rest):
            return f"it breaks off after {left.text}"
    if any(_is_deed(word) for word in skipped) and not (whole or _attached(line, to)):
        return f"it leaves out what joins {left.text} and {right.text}"
    between = (
        sentence.text[left.end : right.start].lower().split() if left.end < right.start else []
    )
    said = [word.strip(",.;:") for word in between]
    passed = [word.lower for word in skipped]
    # `ship noise recordings` of "ship noise in hydrophone recordings" is another thing.
    joins = {*said} <= _ARTICLES and not whole
    lost = next((word for word in passed if word in _PREPOSITIONS), "")
    if joins and lost and not (_attached(line, to) or right.lower in words_of("alike")):
        return f"it leaves out “{lost}”"
    return _relation_fault(said, passed, right)


def _relation_fault(said: Sequence[str], skipped: Sequence[str], right: Word) -> str:
    """What stands between two words in the sentence, and in the line."""
    alike, passed = words_of("alike"), {*skipped}
    for word in said:
        if word in alike and passed & alike:
            continue
        lasting = word == "for" and (right.is_number or right.lower in _NUMBERS)
        if word in words_of("relations") and word not in passed and not lasting:
            return f"“{word}” is not what is cited"
    clauses = words_of("clauses")
    # `sensor that runs` may be told as "the sensor runs".
    relative = len(skipped) == 1 and skipped[0] in {"that", "which", "who"}
    if passed & clauses and not {*said} & clauses and not relative:
        return f"it leaves out “{next(word for word in skipped if word in clauses)}”"
    left_out = [word for word in skipped if word in words_of("kept") and not {*said} & alike]
    if left_out:
        return f"it leaves out “{left_out[0]}”"
    # `reports from Airflow` of "reports from spreadsheets to Airflow": what stands last governs.
    last = [[word for word in words if word in _PREPOSITIONS] for words in (said, skipped)]
    if all(last):
        mine, cited = last[0][-1], last[1][-1]
        if mine != cited and not {mine, cited} <= alike and not {mine, cited} <= _PLACES:
            return f"“{mine} {right.text}” is not what is cited"
    return ""


def _drops_conjuncts(line: Line, left: Word, skipped: Sequence[Word], to: int) -> bool:
    """Whether only the first ones of several objects are left out: `captures events` of
    "capturing mutations, interactions, and events"."""
    if not skipped or left.lower in words_of("joining") or left.key in _joining():
        return False
    text = line.text[skipped[0].start : line.words[to].start].rstrip()
    if not text.lower().endswith((",", " and", " or", ", and", ", or")):
        return False
    if not (left.lower.endswith(("ing", "ed", "s")) or left.key in line.deeds):
        return False
    plain = [word for word in skipped if word.lower not in {"and", "or"}]
    return not any(word.is_joint or _is_deed(word) for word in plain) and not re.search(
        r"[;:.()—–]", text
    )


@cache
def _joining() -> frozenset[str]:
    return frozenset(key(word) for word in words_of("joining"))


def _breaks_off(line: Line, at: int) -> bool:
    """Whether the phrase of the word at `at` goes on after it."""
    follows = line.words[at + 1] if at + 1 < len(line.words) else None
    if follows is None or follows.is_joint:
        return False
    return not _BREAK.search(line.text[line.words[at].end : follows.start])


def _opening_conjunction(line: Line, at: int) -> str:
    """`when` of "when the planner makes bad choices": without it, it always does."""
    before = [word.lower for word in line.words[:at] if word.lower not in _ARTICLES]
    return before[-1] if before and before[-1] in words_of("conjunctions") else ""


def _is_one_of_more(line: Line, at: int) -> bool:
    """Whether the noun at `at` is narrowed down after it: "the firmware of 85 buoys" is not all
    the firmware."""
    follows = line.words[at + 1] if at + 1 < len(line.words) else None
    if follows is None or follows.lower not in {"for", "of"}:
        return False
    for word in reversed(line.words[max(0, at - 3) : at]):
        if word.lower == "the" or word.lower.endswith(("'s", "’s")):
            return True
        if word.lower in words_of("relations"):
            return False
    return False


def _is_named_alone(sentence: Sentence, word: Word) -> bool:
    """Whether the word is a technology that is said to be used or known."""
    deed = sentence.deed.lower if sentence.deed else ""
    technical = bool(sentence.portfolio.technologies.find(word.text, framed=True))
    return technical and deed in {"use", "uses", "used", "know", "knows", "experience"}


def _has_head(line: Line, places: Sequence[tuple[Word, int]]) -> bool:
    """Whether a word before the line's first preposition is there: `platform` of "platform using
    Metaplex, handling players", of which the handling is said."""
    first = next((at for at, word in enumerate(line.words) if word.is_joint and at), None)
    return first is None or any(at < first for _, at in places)


def _is_deed(word: Word) -> bool:
    if word.is_glue or word.is_compound:
        return False
    return word.lower.endswith(("ing", "ed")) and len(word.lower) > 4


def _attached(line: Line, to: int) -> bool:
    """Whether the word at `to` begins a participle phrase after a comma."""
    word = line.words[to]
    before = line.text[: word.start].rstrip()
    return word.lower.endswith("ing") and before.endswith((",", "and"))
