"""Risk against coverage: how wrong the answers are when only the surest ones are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Point(NamedTuple):
    """One cut: the surest answers are given, the others withheld."""

    coverage: float
    """Given answers / all questions."""
    risk: float
    """Wrong ones / given answers."""


def risk_coverage(answers: Iterable[tuple[float, bool]]) -> list[Point]:
    """The curve of pairs (confidence, is wrong), from the surest answer to all of them.

    Answers of equal confidence are cut together (El-Yaniv & Wiener 2010, section 2).
    """
    ordered = sorted(answers, key=lambda answer: -answer[0])
    points: list[Point] = []
    wrong = 0
    for given, (confidence, is_wrong) in enumerate(ordered, start=1):
        wrong += is_wrong
        if given == len(ordered) or ordered[given][0] != confidence:
            points.append(Point(given / len(ordered), wrong / given))
    return points


def area_under(points: Sequence[Point]) -> float | None:
    """AURC: the mean risk over all coverages, each cut counting for the coverage it adds.

    Geifman, Uziel & El-Yaniv 2019, "Bias-reduced uncertainty estimation", section 2.
    """
    if not points:
        return None
    before, area = 0.0, 0.0
    for coverage, risk in points:
        area += (coverage - before) * risk
        before = coverage
    return area
