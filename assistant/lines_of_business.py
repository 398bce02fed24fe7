"""Lines of business, and the words by which a text shows them."""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.tables import pattern, table, word_list
from assistant.words import Token, content_tokens, stem, stems, tokenize

_OWN = pattern("career", "own")
_IN_INDUSTRY = pattern("career", "in_industry")


@lru_cache(maxsize=4096)
def words_of_industries(text: str) -> dict[str, frozenset[str]]:
    """Line of business -> stems of the words of it in a text."""
    found = stems(text) | {stem(token.lower) for token in tokenize(text)}
    return {name: words & found for name, words in _words().items() if words & found}


def industries_in(text: str) -> frozenset[str]:
    """The lines of business that a text has words of."""
    return frozenset(words_of_industries(text))


def industry_tokens(question: str) -> list[Token]:
    """The words of a question that name a line of business."""
    known = frozenset().union(*_words().values())
    return [
        token
        for token in content_tokens(question)
        if stem(token.lower) in known and token.lower not in word_list("industries_asked")
    ]


def is_on_industry(question: str) -> bool:
    """Whether a question is on a line of business alone: `Has she worked in healthcare?`"""
    frame = word_list("industries_asked")
    content = [token for token in content_tokens(question) if token.lower not in frame]
    content = [token for token in content if len(token.text) > 1]
    named = industry_tokens(question)
    if _OWN.search(question) or not _IN_INDUSTRY.search(question):
        return False
    return bool(named) and len(content) <= 2 and set(content) <= set(named)


@cache
def _words() -> dict[str, frozenset[str]]:
    return {
        str(name): frozenset(stem(word.replace("-", "")) for word in str(words).split())
        for name, words in table("industries").items()
    }
