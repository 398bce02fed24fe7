"""What a question points to in a statement before it: `We run on Kafka. Has she touched it?`"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.tables import pattern
from assistant.technologies import TechnologyMention
from assistant.words import content_tokens

_POINTS = pattern("reading", "points")
_WARES = pattern("statements", "wares")
_BETWEEN = pattern("statements", "between")
_LEAST = 2


def points_before(sentence: str) -> bool:
    """Whether a pronoun means what an earlier sentence says, and nothing of its own sentence."""
    found = _POINTS.search(sentence)
    return found is not None and len(content_tokens(sentence[: found.start()])) < _LEAST


def with_wares(
    statement: str, asking: Sequence[str], named: Sequence[TechnologyMention]
) -> list[str] | None:
    """The question with the technologies of the statement before it in place of the pronoun.

    None where it has no such pronoun, or where they do not stand side by side.
    """
    if not named or not all(
        _BETWEEN.fullmatch(statement[left.end : right.start]) for left, right in pairwise(named)
    ):
        return None
    wares = statement[named[0].start : named[-1].end]
    for at, sentence in enumerate(asking):
        found = _WARES.search(sentence)
        if found:
            start, end = found.span("it" if found["it"] else "that")
            told = f"{sentence[:start]}{wares}{sentence[end:]}"
            return [*asking[:at], told, *asking[at + 1 :]]
    return None
