"""Who did it, when, and whether: subject, deed, tense and negation of a free sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.forms.contrasts import negated, opposed
from assistant.person import is_past
from assistant.words import tokenize
from assistant.written.line import AUXILIARIES, COPULA, Line, Word, key, read, words_of
from assistant.written.sentence import Sentence

_FRONTED = re.compile(
    r"^(?:at|in|as|with|using|during|for|on|through|from|since|while)\b[^,]{0,120},\s*",
    re.IGNORECASE,
)
_TIMELESS = frozenset(["used", "left", "held", "was", "were", "experience", "put", "set", "cut"])
_OF_FIELDS = ("join", "left", "leave", "attend", "graduat")
"""Deeds of which the fields of an entry name the object: an employer, a course."""
_BEFORE_STATE = frozenset(["a", "an", "the", "in", "at", "as", "now", "currently", "still"])
POINTERS = frozenset(
    [
        "it",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "such",
        "both",
        "one",
        "others",
        "another",
    ]
)
_ENDING = frozenset(["role", "education", "volunteer"])
_NEGATIONS = re.compile(r"^(?:not|no|never|without|none|nor|neither|cannot|except|nothing)$|n't$")
_REACH = 5
"""Words after a negation in a line that it may deny."""


def person_fault(sentence: Sentence) -> str:
    """A sentence speaks of the engineer, in the third person, with the pronoun of the profile."""
    own = sentence.portfolio.person.pronoun
    for word in sentence.words:
        if word.lower in words_of("first_person") and word.text != "US":
            return f"it says “{word.text}”"
        if word.lower in {"he", "she", "him", "his", "her"} and own == "they":
            return f"the profile does not say “{word.text}”"
        if word.lower == "they" and own != "they" and word is _first(sentence):
            return f"the profile does not say “{word.text}”"
        if word.lower in {"he", "him", "his"} and own == "she":
            return f"the profile does not say “{word.text}”"
        if word.lower in {"she", "her"} and own == "he":
            return f"the profile does not say “{word.text}”"
    return ""


def _first(sentence: Sentence) -> Word | None:
    """The first word after a phrase like `At Brandlock,`."""
    fronted = _FRONTED.match(sentence.text)
    start = fronted.end() if fronted else 0
    return next((word for word in sentence.words if word.start >= start), None)


def negation_fault(sentence: Sentence) -> str:
    """A denial must be one in the text too, and what the text denies must stay denied."""
    for run in sentence.runs:
        words = [word.lower for word in run.words]
        line = run.line
        if any(_NEGATIONS.search(word) for word in words):
            if not negated(line.text):
                return "it denies what is cited"
        else:
            denied = [
                follows.key
                for at, word in enumerate(line.words)
                if _NEGATIONS.search(word.lower)
                for follows in line.words[at + 1 : at + 1 + _REACH]
                if not follows.is_glue
            ]
            earlier = _before_negation(line)
            if any(word.key in denied and word.key not in earlier for word in run.words):
                return "it leaves out that this is denied"
        turned = opposed([word for word in words if word not in line.fields], line.text)
        turned = tuple(pair for pair in turned if key(pair[0]) not in line.keys)
        plain = [pair for pair in turned if not _is_glue(pair[0])]
        if plain:
            return f"the text says {plain[0][1]}, not {plain[0][0]}"
    return ""


def _is_glue(word: str) -> bool:
    return word in words_of("glue")


def _before_negation(line: Line) -> set[str]:
    found: set[str] = set()
    for word in line.words:
        if _NEGATIONS.search(word.lower):
            break
        found.add(word.key)
    return found


def tense_fault(sentence: Sentence) -> str:
    """What has ended is not told as going on, nor the other way round."""
    lowers = [word.lower for word in sentence.words]
    for entry in sentence.entries:
        dated = entry.kind in _ENDING and entry.start is not None
        over = (dated and entry.end is not None) or (
            entry.status == "Archived" and "archived" not in lowers
        )
        deed = sentence.deed.lower if sentence.deed else ""
        if over and dated and deed and not (is_past(deed) or deed in _TIMELESS):
            return f"“{deed}”, but it has ended"
        for at, word in enumerate(lowers):
            if over and word in words_of("present") and not _in_lines(sentence, word):
                return f"“{word}”, but it has ended"
            perfect = word == "been" and at and lowers[at - 1] in {"has", "have"}
            if over and dated and perfect:
                return "“has been”, but it has ended"
            if dated and entry.end is None and word in words_of("past"):
                follows = lowers[at + 1] if at + 1 < len(lowers) else ""
                state = follows in {"a", "an", "the", "at", "for", "as", "employed"}
                perfect = bool(at) and lowers[at - 1] in {"has", "have"}
                if word not in {"was", "were", "worked"} or (state and not perfect):
                    return f"“{word}”, but it goes on"
            if dated and entry.end is None and word in {"until", "ended", "left"}:
                return f"“{word}”, but it goes on"
    return ""


def _in_lines(sentence: Sentence, word: str) -> bool:
    return any(word in line.lowers for line in sentence.lines)


def subject_fault(sentence: Sentence) -> str:
    """The engineer is said to do only what the line says that they did; a company nothing."""
    text = sentence.text
    fronted = _FRONTED.match(text)
    start = fronted.end() if fronted else 0
    words = [word for word in sentence.words if word.start >= start]
    while words and words[0].lower in {"the", "a", "an"}:
        words = words[1:]
    if not words:
        return "it says nothing"
    if words[0].lower in POINTERS:
        return f"“{words[0].text}” points out of the sentence"
    line = _line_of(sentence, words[0])
    if line is None:
        return "it says nothing of what is cited"
    for entry in sentence.entries:
        company = _company_first(entry.organisation or "", entry.title, entry.kind, words)
        if company:
            return f"{company} is not said to do that"
    if _names_engineer(sentence, words):
        return _deed_fault(sentence, words)
    return ""


def _company_first(organisation: str, title: str, kind: str, words: Sequence[Word]) -> str:
    names = [organisation] + ([title] if kind in _ENDING else [])
    for name in filter(None, names):
        keys = [word.key for word in read(name)]
        if keys and [word.key for word in words[: len(keys)]] == keys:
            if kind not in _ENDING and title.startswith(name):
                continue
            return name
    return ""


def _names_engineer(sentence: Sentence, words: Sequence[Word]) -> bool:
    person = sentence.portfolio.person
    own = {token.lower for token in tokenize(person.name or "")}
    first = words[0].lower
    return first in {person.they, "engineer", "candidate", "developer"} | own


def _line_of(sentence: Sentence, word: Word) -> Line | None:
    for run in sentence.runs:
        if word in run.words:
            return run.line
    return None


def _deed_fault(sentence: Sentence, words: Sequence[Word]) -> str:
    own = sentence.person | {sentence.portfolio.person.they, "developer"}
    rest = list(words)
    been = False
    while rest and (rest[0].lower in own or rest[0].lower in AUXILIARIES):
        been = been or rest[0].lower == "been"
        rest = rest[1:]
    if not rest:
        return "it says nothing"
    deed, after = rest[0], rest[1:]
    line = _line_of(sentence, deed)
    if line is None:
        return "it says nothing of what is cited"
    if deed.lower in COPULA:
        return _state_fault(line, after)
    if been and deed.lower in {"a", "an", "the"}:
        return _state_fault(line, rest)
    if deed.lower in {"experience", "experiences"}:
        return _study_fault(line) or _object_fault(sentence, line, after, "experience")
    if deed.key in line.deeds:
        return ""
    if deed.key not in line.generic:
        return f"the engineer is not said to have {deed.lower} it"
    return _object_fault(sentence, line, after, deed.lower)


def _study_fault(line: Line) -> str:
    kinds = {"role", "project", "skill", "volunteer"}
    return "" if line.entry.kind in kinds else "what was studied is not experience"


def _state_fault(line: Line, after: Sequence[Word]) -> str:
    """What somebody is: a position, a place, or what the line says with `am`."""
    if after and after[0].lower == "the" and "the" not in line.lowers:
        return "that there is but one is not what is cited"
    content = [word for word in after if word.lower not in _BEFORE_STATE]
    fields = {
        word.key for name in (line.entry.position, line.entry.location) for word in read(name or "")
    }
    # A level is one of a skill or language: "is advanced" alone says it of the person.
    level = line.entry.kind not in {*_ENDING, "profile"}
    named = {word.key for word in read(line.entry.title)} <= {word.key for word in content}
    if content and content[0].key in fields and (named or not level):
        return ""
    if content and content[0].lower in {"based", "working"}:
        return ""
    if content and any(word.lower in {"i'm", "am"} for word in line.words):
        return ""
    return "that is not what the engineer is said to be"


def _object_fault(sentence: Sentence, line: Line, after: Sequence[Word], deed: str) -> str:
    """`worked with` and `used` take a technology, `worked for` a company, none a figure."""
    first = next((word for word in after if not word.is_glue), None)
    if first is None:
        return ""
    lasting = any(word.lower.startswith(("year", "month")) for word in after[:3])
    if first.is_number and not (deed == "spent" and lasting):
        return f"“{deed}” takes another object than what is cited"
    prepositions = [word.lower for word in after[: after.index(first)]]
    technical = bool(sentence.portfolio.technologies.find(first.text, framed=True))
    in_fields = first.key in line.fields
    if technical and deed.startswith("work") and "on" in prepositions:
        return f"to work on {first.text} is not what is cited"
    own = deed.startswith((*_OF_FIELDS, "stud") if line.entry.kind == "education" else _OF_FIELDS)
    placed = deed.startswith("work") and {"in", "at"} & {*prepositions}
    if (own or placed) and not in_fields:
        return f"“{deed} {first.text}” is not what is cited"
    if deed.startswith(("use", "know")) or "with" in prepositions:
        return "" if technical else f"{first.text} is no technology of what is cited"
    if deed.startswith("serv") and "as" not in prepositions:
        return "“served” takes another object than what is cited"
    if "for" in prepositions and not in_fields:
        return f"“for {first.text}” is not what is cited"
    return ""
