"""Guesses in a question: `GPA, honours? How did she do at Acme University?`

What a question only offers as possible answers or examples does not narrow down what it asks for:
`bachelor, master?`, `prizes, medals, anything like that`.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.tables import pattern
from assistant.words import tokenize

_PART = pattern("guesses", "part")
_ITEMS = pattern("guesses", "items")
_ASKS = pattern("guesses", "asks")
_SIMILAR = pattern("guesses", "similar")
_LONGEST = 4
"""Words of one guess."""
_LEAST = 3
"""Words of the part that asks."""

Spans = tuple[tuple[int, int], ...]


@lru_cache(maxsize=512)
def guesses(question: str) -> Spans:
    """The parts of a question that only offer guesses.

    That is a run of short items without a verb, ended by a question mark or an ellipsis beside a
    part that asks; or what stands before `anything like that`.
    """
    parts = [match.span() for match in _PART.finditer(question)]
    asking = [part for part in parts if _is_asking(question[slice(*part)])]
    found = []
    for start, end in parts:
        text = question[start:end]
        similar = _SIMILAR.search(text)
        if similar and not _ASKS.search(text[: similar.start()]):
            found.append((start, start + similar.start()))
        elif asking and (start, end) not in asking and _offers(text):
            found.append((start, end))
    return tuple(found)


def is_guess(question: str, place: int) -> bool:
    """Whether a place lies in a part that only offers guesses."""
    return any(start <= place < end for start, end in guesses(question))


def _is_asking(text: str) -> bool:
    return bool(_ASKS.search(text)) and len(tokenize(text)) >= _LEAST


def _offers(text: str) -> bool:
    items = [item for item in _ITEMS.split(text.strip(" ?.…")) if item.strip()]
    short = all(len(tokenize(item)) <= _LONGEST for item in items)
    return text.rstrip().endswith(("?", "...", "…")) and short and not _ASKS.search(text)
