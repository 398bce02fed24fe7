"""Answers on numbers: which figure, of what, exactly as written."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.telling import tell
from assistant.evidence import Evidence, equivalents
from assistant.reading import Reading
from assistant.words import content_tokens, stem, stop_words, tokenize

NUMBER = re.compile(r"[$€£]?\d[\d,.]*\s?(?:[KMB]\b|%|\+)*\+?")
_TIME_UNITS = frozenset("second minut hour day week month year ms millisecond".split())
_SPEED = re.compile(
    r"\b(?:how (?:long|fast|quick\w*|soon)|faster|quicker|speed|takes?|took|before and after|time)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:how many|how much(?!\s+(?:\w+er|more|less)\b)|number of|amount of|count of)\s+(?P<what>[^?.,]+)",
    re.IGNORECASE,
)
_LOOK_AHEAD = 5
_PEOPLE = frozenset(
    stem(word)
    for word in "people person engineers developers members colleagues staff reports persons".split()
)
_TEAM_OF = re.compile(
    r"\b(?:team|group|crew|squad|department) of (?:\w+ ){0,2}(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\b",
    re.IGNORECASE,
)
_VAGUE = frozenset(
    stem(word)
    for word in "number numbers figure figures metric metrics scale load throughput volume traffic size data result results performance stats statistics capacity measurable quantified impact outcome reach".split()
)


_QUANTITY = re.compile(
    r"\bhow (?!(?:to|do|does|did|is|are|was|were|can|could|would|should|will|has|have|had|come|about|the|a|an|"
    r"familiar|good|well|experienced|skilled|proficient|senior|they|he|she|you|i|we|it|that|this)\b)\w+\b"
    r"|\b(?:number|amount) of\b|\bwhat (?:\w+ ){0,2}(?:number|figure|percentage|rate|scale|size|volume|load|"
    r"throughput|latency|uptime|speed|capacity)s?\b",
    re.IGNORECASE,
)


def asks_quantity(question: str) -> bool:
    """Whether a question wants a figure."""
    return bool(_QUANTITY.search(question))


def has_number(text: str) -> bool:
    """Whether a line gives a figure."""
    return bool(NUMBER.search(text))


def figures(reading: Reading) -> Draft | None:
    """The lines with the figures asked for; None where no line gives them."""
    measured = [item for item in reading.evidence if has_number(item.quote.text)]
    fitting = [item for item in measured if _answers(reading, item)]
    if not fitting:
        return None
    best = fitting[0]
    draft = Draft()
    chosen = [item for item in fitting if item.score >= best.score - 0.12][:3]
    shown: set[frozenset[str]] = set()
    for item in chosen:
        numbers = frozenset(NUMBER.findall(item.quote.text))
        if numbers in shown or (shown and numbers <= frozenset().union(*shown)):
            continue
        shown.add(numbers)
        draft.extend([tell(item.quote, reading.portfolio.person)])
    return draft


def _answers(reading: Reading, item: Evidence) -> bool:
    wanted = _HOW_MANY.search(reading.question)
    text = item.quote.text
    asked = frozenset(stem(token.lower) for token in reading.asked) - _VAGUE
    if asked and reading.finder.coverage(asked, item.quote) < 0.4 and item.similarity < 0.5:
        return False
    if asked and reading.named and reading.finder.coverage(asked, item.quote) == 0:
        return False
    if wanted:
        head = _asked_noun(wanted["what"])
        if head:
            counted = _counted(text)
            if set(head) & _PEOPLE:
                counted = counted | (
                    _PEOPLE if counted & _PEOPLE or _TEAM_OF.search(text) else frozenset()
                )
            if not any(equivalents(each) & counted for each in head):
                return False
            return item.coverage >= 0.3 or item.similarity >= 0.4
    words = {stem(token.lower) for token in content_tokens(reading.question)} - _VAGUE
    if not words:
        return item.similarity >= 0.2
    if _SPEED.search(reading.question) and _counted(text) & _TIME_UNITS:
        return item.coverage >= 0.3 or item.similarity >= 0.4
    return item.coverage >= 0.6 or (item.coverage >= 0.35 and item.similarity >= 0.4)


def _asked_noun(what: str) -> list[str]:
    """Stems of the words counted: those before a verb or preposition."""
    found: list[str] = []
    for token in tokenize(what):
        if token.lower in stop_words() and found:
            break
        if token.lower not in stop_words():
            found.append(stem(token.lower))
        if len(found) == 3:
            break
    return found[:3]


def _counted(text: str) -> frozenset[str]:
    """Stems of the words that follow a number within a few words."""
    found: set[str] = set()
    for match in NUMBER.finditer(text):
        following = text[match.end() :].split(",")[0]
        for token in tokenize(following)[:_LOOK_AHEAD]:
            found.add(stem(token.lower))
    return frozenset(found)


def false_figure(reading: Reading) -> Draft | None:
    """A figure that the portfolio does not have, set right by the one that it has on the same matter."""
    asked = [
        token
        for token in reading.rest
        if token.text[0].isdigit() and not reading.portfolio.frequency[stem(token.lower)]
    ]
    if not asked or reading.mentions.years:
        return None
    words = reading.stems - {stem(token.lower) for token in asked}
    best = [
        item
        for item in reading.evidence
        if has_number(item.quote.text) and reading.finder.coverage(words, item.quote) >= 0.4
    ]
    if not best:
        return None
    draft = Draft(missing=[token.text for token in asked], corrects=True)
    draft.extend([tell(best[0].quote, reading.portfolio.person)])
    return draft
