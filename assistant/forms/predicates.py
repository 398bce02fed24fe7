"""Words that only say that entries are there (`the projects listed`), or put a label on them
(`projects that carry the tag shipped`): what they are about is told by other words."""

from __future__ import annotations

from functools import lru_cache

from assistant.kinds import kind_phrases, state_phrases
from assistant.tables import pattern, word_list
from assistant.words import tokenize

_REPORTED = pattern("predicates", "reported")
_LABELLED = pattern("predicates", "labelled")
_LINKING = pattern("predicates", "linking")

Spans = tuple[tuple[int, int], ...]


@lru_cache(maxsize=512)
def reported(question: str) -> Spans:
    """The words after a kind of entry that only say that it is there, or which label it has."""
    found: list[tuple[int, int]] = []
    for kind in kind_phrases().find(question):
        if match := _REPORTED.match(question, kind.end):
            found.append(match.span("verb"))
    states = [match.start for match in state_phrases().find(question)]
    for match in _LABELLED.finditer(question):
        if any(0 <= start - match.end() < 3 for start in states):
            found.append(match.span())
    return tuple(found)


@lru_cache(maxsize=512)
def makings(question: str) -> Spans:
    """Nouns that stand for projects where a state is asked for: `which creations are live?`"""
    if not state_phrases().find(question):
        return ()
    words = word_list("makings")
    return tuple((t.start, t.end) for t in tokenize(question) if t.lower in words)


@lru_cache(maxsize=512)
def acts(question: str) -> Spans:
    """The word right after a kind that says what its entries do: `projects handle payments`."""
    found = []
    for kind in kind_phrases().find(question):
        if match := _LINKING.match(question, kind.end):
            found.append(match.span("verb"))
    return tuple(found)
