"""Whether the assistant is silent when it should be, and only then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Abstention(NamedTuple):
    """Each is None where it does not apply."""

    precision: float | None
    """Rightly silent / silent."""
    recall: float | None
    """Rightly silent / should be silent."""
    f1: float | None
    """2 · precision · recall / (precision + recall)."""
    over: float | None
    """Silent, though there is an answer / there is an answer."""


def abstention(cases: Iterable[tuple[bool, bool]]) -> Abstention:
    """Of pairs (should be silent, is silent).

    Precision, recall and F1 of "no answer" as a class, as SQuAD 2.0 scores it (Rajpurkar et al.
    2018); over-abstention is the false positive rate of that class.
    """
    pairs = list(cases)
    right = sum(should and silent for should, silent in pairs)
    silent = sum(silent for _, silent in pairs)
    should = sum(should for should, _ in pairs)
    precision = right / silent if silent else None
    recall = right / should if should else None
    f1 = None
    if precision is not None and recall is not None:
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    answerable = len(pairs) - should
    return Abstention(precision, recall, f1, (silent - right) / answerable if answerable else None)
