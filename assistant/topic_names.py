"""Names that lines of a portfolio speak of and no table of technologies has: `Raft`, `Paxos`.

A name is known by how the portfolio writes it: capitalised inside a sentence, or a word that the
vocabulary of the embedding model lacks. In a question it is then asked for as a technology is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.intents import Intent
from assistant.mentions import Mentions
from assistant.portfolio import Portfolio
from assistant.spelling import base_forms
from assistant.technologies import TOPIC, Technology, TechnologyMention
from assistant.words import (
    Token,
    content_tokens,
    ends_like_everyday,
    is_name_like,
    is_of_calendar,
    tokenize,
)
from index import Entry

_MOST = 4
"""Entries in which a name may stand to be a subject and not the field as a whole."""
_KINDS = frozenset({"deep-dive", "skill", "certificate"})
_ORDINARY = 6300
"""Rank in the vocabulary below which a word that opens a sentence is no name."""
_LEAST = 3
_VERBAL = ("ing", "ed", "ies", "ly")
_ASKED = frozenset({"skill", "where_used", "skill_years"})
_SURE = 0.6
"""Likeness of a question on a technology in place of the name, from which on that is meant."""


def topics_in(question: str, portfolio: Portfolio) -> list[TechnologyMention]:
    """The names of a question that lines of the portfolio speak of."""
    names = _names(portfolio)
    return [
        TechnologyMention(names[token.lower], token.start, token.end, token.text)
        for token in content_tokens(question)
        if token.lower in names
    ]


def with_topics(question: str, mentions: Mentions, portfolio: Portfolio) -> Mentions | None:
    """The mentions with the names of topics, where nothing else is named; None without any."""
    if mentions.spans or mentions.groups or mentions.years or mentions.kinds:
        return None
    found = topics_in(question, portfolio)
    if not found:
        return None
    spans = tuple((each.start, each.end, "the technology") for each in found)
    return Mentions(
        technologies=tuple(found), kinds=mentions.kinds, statuses=mentions.statuses, spans=spans
    )


def asks_of_topics(intents: Sequence[Intent]) -> bool:
    """Whether knowing or using is asked for, of a name that stands for a technology."""
    return intents[0].name in _ASKED and intents[0].score >= _SURE


@lru_cache(maxsize=64)
def _names(portfolio: Portfolio) -> dict[str, Technology]:
    taken = set(_of_entries(portfolio)) | _in_lower_case(portfolio)
    places: dict[str, set[str]] = {}
    called: dict[str, str] = {}
    for entry in portfolio.entries:
        for quote in portfolio.quotes(entry) if entry.kind in _KINDS else []:
            for token in (*tokenize(quote.text), *tokenize(entry.title)):
                if token.lower not in taken and _is_name(token, quote.text, portfolio):
                    places.setdefault(token.lower, set()).add(entry.id)
                    called.setdefault(token.lower, token.text)
    known = portfolio.technologies
    return {
        name: Technology(called[name], frozenset({TOPIC}))
        for name, ids in places.items()
        if len(ids) <= _MOST and not known.find(called[name], framed=True, categories=True)
    }


def _is_name(token: Token, text: str, portfolio: Portfolio) -> bool:
    word = token.lower
    plain = len(word) < _LEAST or not word.isalpha() or is_of_calendar(word)
    ranks = [portfolio.index.word_rank(form) for form in base_forms(word)]
    rare = all(rank is None or rank >= _ORDINARY for rank in ranks)
    inside = text[token.start : token.end] == token.text and is_name_like(token, text)
    return not (plain or word.endswith(_VERBAL)) and (rare or inside)


def _in_lower_case(portfolio: Portfolio) -> set[str]:
    """Words that stand in lower case somewhere, those aside that no vocabulary has: `etcd`."""
    rank = portfolio.index.word_rank
    return {
        token.lower
        for entry in portfolio.entries
        for quote in portfolio.quotes(entry)
        for token in tokenize(quote.text)
        if token.text.islower()
        and (
            any(rank(form) is not None for form in base_forms(token.lower))
            or ends_like_everyday(token.lower)
        )
    }


def _of_entries(portfolio: Portfolio) -> Iterator[str]:
    """The words of what has its own way to be asked for: employers, places, people, titles."""
    for entry in portfolio.entries:
        for text in _fields(entry):
            yield from (token.lower for token in tokenize(text))
    yield from (token.lower for token in tokenize(portfolio.person.name or ""))


def _fields(entry: Entry) -> Iterator[str]:
    yield from (text for text in (entry.organisation, entry.location) if text)
    if entry.kind in {"role", "education", "volunteer", "language", "reference", "profile"}:
        yield entry.title
        yield entry.position or ""
