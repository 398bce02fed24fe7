"""The measure that heads a noun phrase: `fuel consumption of a boat`, `average minutes till lunch`;
and over what time a figure is wanted: `daily`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.measures import Wanted, answered_by, measure_of
from assistant.tables import pattern, table, word_list
from assistant.words import Token, tokenize

_LEAD = pattern("figures", "lead")
_PART = re.compile(r"[,;:()?!]|\s[—–-]\s")
_MOST_WORDS = 6
_SHORTEST_UNIT = 4


@lru_cache(maxsize=512)
def headed(question: str) -> Wanted | None:
    """The figure that a phrase wants by its head noun; None where it is headed by no measure."""
    for part in _PART.split(_LEAD.sub("", question.strip(), count=1)):
        measure = _measure(_phrase(part))
        if measure:
            return Wanted(frozenset(answered_by(measure)))
    return None


def modifiers(question: str) -> tuple[str, ...]:
    """What the phrase is a measure of: the words around its head, `cache` and `request` of `cache
    volume per request`, without the times over which it counts."""
    text = _LEAD.sub("", question.strip(), count=1)
    return tuple(
        token.text
        for token in tokenize(text)
        if token.lower not in _periods()
        and token.lower not in _heads()
        and token.lower not in word_list("figures_phrase_ends")
    )


def _phrase(text: str) -> list[Token]:
    """The first words of a text, up to a preposition, a pronoun or a verb that only helps."""
    words: list[Token] = []
    for token in tokenize(text):
        if token.lower in word_list("figures_phrase_ends"):
            if words:
                break
            if token.lower not in word_list("figures_determiners"):
                return []
            continue
        words.append(token)
    return words if len(words) <= _MOST_WORDS else []


def _measure(words: list[Token]) -> str | None:
    """`boot time` is headed by a time, and `part time` is not; `years` are no figure of a line."""
    if not words:
        return None
    head, before = words[-1].lower, words[-2].lower if len(words) > 1 else ""
    if head in _heads():
        alone = head in word_list("figures_heads_alone")
        named = before and before not in word_list("figures_no_measure")
        return _heads()[head] if alone or named else None
    unit = measure_of(head)
    tenure = head in word_list("figures_tenure")
    plain = len(head) >= _SHORTEST_UNIT or unit != "time"
    return unit if unit and not tenure and plain and len(head) > 1 else None


@cache
def _heads() -> dict[str, str]:
    rows = table("measures")["heads"]
    return {word: measure for measure, words in rows.items() for word in str(words).split()}


@cache
def _periods() -> dict[str, str]:
    rows = table("measures")["periods"]
    return {word: period for period, words in rows.items() for word in str(words).split()}


@cache
def _over() -> re.Pattern[str]:
    words = "|".join(sorted(_periods(), key=len, reverse=True))
    before = r"(?:\b(?:per|an?|each|every)\s+|\s?/\s?)"
    adverbs = "|".join(word for word in _periods() if word.endswith("ly"))
    return re.compile(rf"{before}(?P<each>{words})\b|\b(?P<how>{adverbs})\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def periods_in(text: str) -> frozenset[str]:
    """The times over which a text counts: `a day` and `daily` are both a day."""
    found = (match["each"] or match["how"] for match in _over().finditer(text))
    return frozenset(_periods()[word.lower()] for word in found)
