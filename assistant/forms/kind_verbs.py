"""Words that only say what is always done with entries of a kind: `certificates she has passed`,
`the principles they live by`, `talks given`. They tell nothing about the entries."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache

from assistant.forms.excluding import within
from assistant.kinds import kind_phrases
from assistant.tables import pattern, table
from assistant.words import stem, stop_words, tokenize

_REGARDING = pattern("kind_verbs", "regarding")
_TRADE = pattern("kind_verbs", "trade")

_PERSON = frozenset({"engineer", "candidate", "developer", "person", "far", "portfolio"})
Spans = tuple[tuple[int, int], ...]


@cache
def verbs_of(kind: str) -> frozenset[str]:
    """Stems of the verbs that go with a kind of entry."""
    rows = table("kind_verbs")
    words = f"{rows['any']} {rows.get(kind, '')}".split()
    return frozenset(stem(word) for word in words)


@lru_cache(maxsize=512)
def usual(question: str, kinds: Collection[str]) -> Spans:
    """The words of a question that go with one of the kinds that it asks for.

    A word after a preposition is a subject nonetheless: `talks about writing`.
    """
    if not kinds:
        return ()
    verbs = frozenset[str]().union(*map(verbs_of, kinds))
    named = [(match.start, match.end) for match in kind_phrases().find(question)]
    found = []
    for token in tokenize(question):
        if any(start <= token.start < end for start, end in named):
            continue
        before = question[: token.start]
        if stem(token.lower) in verbs and not _REGARDING.search(before):
            found.append((token.start, token.end))
    found += [
        match.span() for start, _ in named if (match := _TRADE.search(question[:start])) is not None
    ]
    return tuple(found)


def is_bare(question: str, kinds: Collection[str]) -> bool:
    """Whether nothing follows the kind but who has its entries and what is always done with them:
    `which talks has she given so far?`"""
    named = kind_phrases().find(question)
    if not named or not kinds:
        return False
    spans = usual(question, tuple(kinds))
    return all(
        token.lower in stop_words() | _PERSON or within(token.start, spans)
        for token in tokenize(question)
        if token.start >= named[0].end
    )
