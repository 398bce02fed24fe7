"""Words that turn a claim round: negations, opposites, and others of the same closed set.

    opposed(("increased",), "Latency fell by half.")  ->  (("increased", "fell"),)

The opposites are a data file. A similarity cannot do this: opposites stand in the same contexts and
get nearly the same vectors (Mrksic et al. 2016, "Counter-fitting word vectors").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from assistant.tables import table
from assistant.words import stem

_WORD = re.compile(r"[^\W\d_]+")
_NEGATION = re.compile(
    r"\b(?:not|no|never|without|none|nor|neither|cannot|nothing|nobody|nowhere|except)\b|n['’]t\b",
    re.IGNORECASE,
)
_SHORTEST = 4
"""Letters that must remain when a prefix is taken off: `uninvited`, but not `under`."""


def negated(text: str) -> bool:
    """Whether a negation stands in `text`."""
    return bool(_NEGATION.search(text))


def opposed(words: Iterable[str], text: str) -> tuple[tuple[str, str], ...]:
    """Of `words` (lower case), those whose opposite is in `text` while they are not, with it."""
    present = _stems(text)
    found: list[tuple[str, str]] = []
    for word in words:
        root = stem(word)
        if root not in present and (opposite := _opposite(word, root, present)):
            found.append((word, present[opposite]))
    return tuple(found)


def plain_words(text: str) -> tuple[str, ...]:
    """Every word of `text` in lower case, without numbers."""
    return tuple(word.lower() for word in _WORD.findall(text))


def _opposite(word: str, root: str, present: Mapping[str, str]) -> str | None:
    for candidate in sorted(_opposites().get(root, frozenset())):
        if candidate in present:
            return candidate
    for prefix in _prefixes():
        bare = word.removeprefix(prefix)
        if bare != word and len(bare) >= _SHORTEST and stem(bare) in present:
            return stem(bare)
        if len(word) >= _SHORTEST and stem(prefix + word) in present:
            return stem(prefix + word)
    return None


@lru_cache(maxsize=8192)
def _stems(text: str) -> Mapping[str, str]:
    return {stem(word): word for word in plain_words(text)}


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in table("contrasts")["pairs"]:
        sides = [{stem(word) for word in side.split()} for side in line.split("|")]
        for number, side in enumerate(sides):
            others = set().union(*sides[:number], *sides[number + 1 :]) - side
            for word in side:
                found.setdefault(word, set()).update(others)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(str(table("contrasts")["prefixes"]).split())
