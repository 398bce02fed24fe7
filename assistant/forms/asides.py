"""What a reader says of themselves around a question: `For our files: ...`, `..., I am in a rush`.

An aside is about who asks, why, or how long the answer may be. It is left out before anything is
looked up, unless it names something that the portfolio may have.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.tables import pattern
from assistant.words import tokenize

_FILLER = pattern("asides", "filler")
_LEAD = pattern("asides", "lead")
_TAIL = pattern("asides", "tail")
_LENGTH = pattern("asides", "length")
_ALONE = pattern("asides", "alone")
_POINTS = pattern("asides", "points")
_WHO_IS_THIS = pattern("asides", "who_is_this")
_QUESTION = pattern("asides", "question")
_OF_ONES = pattern("asides", "of_ones")
_ASKS = pattern("reading", "asks")
_DATES = pattern("fields", "dates")
_PREPOSITIONS = frozenset({"for", "as", "in", "on", "at", "from", "with", "since", "because"})
_LEAST = 3
"""Words that must be left of a question."""


def is_aside(sentence: str) -> bool:
    """Whether a sentence only says where, why or how it is asked: `We are in a hurry.`"""
    return bool(_ALONE.search(sentence)) and not sentence.rstrip().endswith("?")


def points_back(sentence: str) -> bool:
    """Whether a sentence points to something said before it: `Has she done that?`"""
    return bool(_POINTS.search(_WHO_IS_THIS.sub(" ", sentence)))


def without_asides(question: str, tells: Callable[[str], bool]) -> str:
    """The question without asides; `tells` says whether a text names something to keep."""
    for form in (_FILLER, _LEAD):
        found = form.match(question)
        if found and (form is _FILLER or _leads(question, found.end(), found[0], tells)):
            question = _kept(question, question[found.end() :])
    for form in (_LENGTH, _TAIL):
        found = form.search(question)
        named = found and tells(question[: found.start()] + question[found.end() :])
        if found and not tells(found[0]) and (form is _TAIL or named):
            ending = "?" if question.rstrip().endswith("?") else ""
            left = f"{question[: found.start()]}{ending} {question[found.end() :]}".strip()
            # `For our form we need her address` asks for what looks like an aside.
            if ending or _ASKS.search(left) or tells(left) or _is_request(left, found[0]):
                question = _kept(question, left)
    return question


def _is_request(text: str, aside: str) -> bool:
    """Whether what is left says by itself what is wanted: `Quick rundown of who this is`, and
    the aside does not: `subjects she has studied - I need the full list`."""
    words = tokenize(text)
    listed = any(token.lower == "list" for token in tokenize(aside))
    return len(words) > _LEAST and words[0].lower not in _PREPOSITIONS and not listed


def _leads(question: str, at: int, lead: str, tells: Callable[[str], bool]) -> bool:
    """Whether a lead stands before a question that needs nothing from it."""
    rest = question[at:]
    needed = _DATES.search(lead) or _OF_ONES.search(rest)
    return bool(_QUESTION.match(rest)) and not (needed or tells(lead))


def _kept(question: str, shorter: str) -> str:
    return shorter if len(tokenize(shorter)) >= _LEAST else question
