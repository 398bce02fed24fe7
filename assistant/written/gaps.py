"""What lies between two words of a line that follow one another in a free sentence.

    "Reduced merchant onboarding from 15 days to 20 minutes"
    merchant onboarding -> 20 minutes: "from 15 days to" is left out, "to" governs what comes

Left out may be what a noun is only coloured by; not what it depends on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.numbers import number
from assistant.written.line import COPULA, Line, Word, key, words_of
from assistant.written.sentence import Sentence

_ARTICLES = frozenset(["", "a", "an", "the", "their", "her", "his", "its"])
_PLACES = frozenset(["in", "at", "on"])
_PREPOSITIONS = words_of("relations") | words_of("alike") | _PLACES | {"of"}
_BOUND = words_of("relations") - words_of("alike")
_FREE = words_of("glue") | words_of("relations") | words_of("first_person")
_NUMBERS = frozenset(number(value) for value in range(2, 13))
_BREAK = re.compile(r"[,;:.()—–]")


def gap_fault(sentence: Sentence, line: Line, left: Word, at: int, right: Word, to: int) -> str:
    """What is wrong with what is left out between two words, or nothing."""
    limit = limit_left_out(sentence, line, to)
    if limit:
        return limit
    skipped = line.words[at + 1 : to]
    whole = _drops_conjuncts(line, left, skipped, to)
    if breaks_off(line, at) and skipped and not (whole or is_named_alone(sentence, left)):
        rest = line.text[skipped[0].start : line.words[to].start]
        if any(word.is_joint for word in skipped) or _BREAK.search(rest):
            return f"it breaks off after {left.text}"
    if any(_is_deed(word) for word in skipped) and not (whole or attached(line, to)):
        return f"it leaves out what joins {left.text} and {right.text}"
    between = (
        sentence.text[left.end : right.start].lower().split() if left.end < right.start else []
    )
    said = [word.strip(",.;:") for word in between]
    passed = [word.lower for word in skipped]
    # `ship noise recordings` of "ship noise in hydrophone recordings" is another thing.
    joins = {*said} <= _ARTICLES and not whole
    lost = next((word for word in passed if word in _PREPOSITIONS), "")
    if joins and lost and not (attached(line, to) or right.lower in words_of("alike")):
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


def breaks_off(line: Line, at: int) -> bool:
    """Whether the phrase of the word at `at` goes on after it."""
    follows = line.words[at + 1] if at + 1 < len(line.words) else None
    if follows is None or follows.is_joint:
        return False
    return not _BREAK.search(line.text[line.words[at].end : follows.start])


def limit_left_out(sentence: Sentence, line: Line, to: int) -> str:
    """`the author` of "the first author"."""
    before = line.words[to - 1].lower if to else ""
    lost = before in words_of("limits") and before not in sentence.lowers
    return f"it leaves out “{before}”" if lost else ""


def opening_fault(sentence: Sentence, line: Line, word: Word, at: int, is_named: bool) -> str:
    """What is wrong with what stands before the first word that is taken from the line."""
    opens = opening_conjunction(line, at)
    if opens and opens not in sentence.lowers:
        return f"it leaves out “{opens}”"
    inner = [n for n, each in enumerate(line.words[:at]) if each.lower in words_of("clauses")]
    apart = [each for each in line.words[inner[-1] + 1 : at] if not each.is_joint] if inner else []
    if inner and re.search(r"[.;:]", line.text[line.words[inner[-1]].end : line.words[at].start]):
        apart = []
    if is_named and apart and not {each.lower for each in apart} & sentence.lowers:
        return f"“{word.text}” is said of {apart[0].text}"
    general = COPULA & line.lowers & sentence.lowers and not is_named
    cut = _before(line.words[:at])
    if cut and re.search(r"[.;:]", line.text[line.words[at - 1].end : line.words[at].start]):
        cut = ""
    if general and cut and cut not in _FREE | sentence.lowers:
        # `Messages are read at once` of "urgent messages are read at once".
        return f"it leaves out “{cut}”"
    mine = _before([each for each in sentence.words if each.end <= word.start])
    # `The project was shipped to minting` of "a platform with minting".
    bound = word.is_number or (is_named and mine in _BOUND)
    if bound and mine in _PREPOSITIONS and not _same_relation(mine, cut):
        return f"“{mine} {word.text}” is not what is cited"
    return limit_left_out(sentence, line, at)


def _before(words: Sequence[Word]) -> str:
    plain = [word.lower for word in words if word.lower not in _ARTICLES]
    return plain[-1] if plain else ""


def _same_relation(one: str, other: str) -> bool:
    pair = {one, other}
    return len(pair) == 1 or pair <= words_of("alike") or pair <= _PLACES


def opening_conjunction(line: Line, at: int) -> str:
    """`when` of "when the planner makes bad choices": without it, it always does."""
    before = [word.lower for word in line.words[:at] if word.lower not in _ARTICLES]
    return before[-1] if before and before[-1] in words_of("conjunctions") else ""


def is_one_of_more(line: Line, at: int) -> bool:
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


def is_named_alone(sentence: Sentence, word: Word) -> bool:
    """Whether the word is a technology that is said to be used or known."""
    deed = sentence.deed.lower if sentence.deed else ""
    technical = bool(sentence.portfolio.technologies.find(word.text, framed=True))
    return technical and deed in {"use", "uses", "used", "know", "knows", "experience"}


def _is_deed(word: Word) -> bool:
    if word.is_glue or word.is_compound:
        return False
    return word.lower.endswith(("ing", "ed")) and len(word.lower) > 4


def attached(line: Line, to: int) -> bool:
    """Whether the word at `to` begins a participle phrase after a comma."""
    word = line.words[to]
    before = line.text[: word.start].rstrip()
    return word.lower.endswith("ing") and before.endswith((",", "and"))
