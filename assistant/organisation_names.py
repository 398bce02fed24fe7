"""What an organisation is called: by its name, and by shorter forms of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.portfolio import Portfolio
from assistant.tables import word_list
from assistant.words import frame_words, tokenize

_GENERIC = word_list("mentions_generic")
_OF_SOMETHING = re.compile(r"\s+(?:for|of|at|in)\s+")
_SHORTEST = 4
_RARE = 12000
"""Rank in the vocabulary of the embedding model from which a word may stand for a longer name."""


def names_of_organisation(portfolio: Portfolio, organisation: str) -> list[str]:
    """The name, without what many names end in, and its beginnings where they are distinct."""

    def is_rare(word: str) -> bool:
        rank = portfolio.index.word_rank(word)
        return rank is None or rank >= _RARE

    texts = [portfolio.person.name, *(entry.location for entry in portfolio.entries)]
    of_others = frozenset(token.lower for text in texts for token in tokenize(text or ""))
    beginnings = distinct_beginnings(organisation, is_rare, of_others)
    if beginnings and _begins_another(portfolio, organisation):
        beginnings = []
    return list(dict.fromkeys([*short_forms(organisation), *beginnings]))


def _begins_another(portfolio: Portfolio, organisation: str) -> bool:
    """Whether another name of the portfolio has the same first word: `Nordic Robot Sumo`."""
    first, second, *_ = [token.text for token in tokenize(organisation)]
    named = re.compile(rf"\b{re.escape(first)} ([A-Z]\w*)")
    texts = (entry.document for entry in portfolio.entries)
    return any(match[1] != second for text in texts for match in named.finditer(text))


def short_forms(organisation: str) -> list[str]:
    """`Soulofox Studio` is also called `Soulofox`: the name without what many names end in."""
    words = [token.text for token in tokenize(organisation)]
    forms = [organisation]
    while len(words) > 1 and words[-1].lower() in _GENERIC:
        words = words[:-1]
        forms.append(" ".join(words))
    head = _OF_SOMETHING.split(organisation)[0]
    if len(tokenize(head)) > 1 and head != organisation:
        forms.append(head)
    if words and words[0].lower() == "the":
        forms.append(" ".join(words[1:]))
    return [form for form in dict.fromkeys(forms) if form and form.lower() not in frame_words()]


def distinct_beginnings(
    organisation: str, is_rare: Callable[[str], bool], other: frozenset[str]
) -> list[str]:
    """`Lanternfish Games` is also called `Lanternfish`, `Kestrel Row Interactive` also `Kestrel
    Row`: what a name begins with, where its first word is rare and none of `other`."""
    words = [token.text for token in tokenize(organisation)]
    first = words[0].lower() if words else ""
    if len(first) < _SHORTEST or first in other | frame_words() | _GENERIC or not is_rare(first):
        return []
    ends = (end for end in range(1, len(words)) if words[end - 1].lower() not in frame_words())
    return [" ".join(words[:end]) for end in ends]
