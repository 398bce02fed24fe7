"""Whether one run is better than another on the same cases."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from typing import NamedTuple

from evals.metrics_interval import Interval, bootstrap


class Paired(NamedTuple):
    """Two runs on the same cases."""

    gained: int
    """Right only in the second."""
    lost: int
    """Right only in the first."""
    p: float
    """How likely a difference like this is, or a larger one, when neither is better."""
    difference: float
    """Pass rate of the second less that of the first."""
    interval: Interval | None
    """Of the difference, by bootstrap over the cases."""


def paired(before: Sequence[bool], after: Sequence[bool]) -> Paired:
    """McNemar's exact test: of n changed cases, each side gets half by chance.

    p = 2 · P(X <= min(gained, lost)), X ~ Binomial(n, 1/2), at most 1 (McNemar 1947; exact form
    as in Dror et al. 2018, "The Hitchhiker's Guide to Testing Statistical Significance in NLP").
    Raises ValueError where the two have not the same number of cases.
    """
    changes = [float(b) - float(a) for a, b in zip(before, after, strict=True)]
    gained, lost = changes.count(1.0), changes.count(-1.0)
    n = gained + lost
    tail = sum(comb(n, k) for k in range(min(gained, lost) + 1)) / 2**n
    difference = sum(changes) / len(changes) if changes else 0.0
    return Paired(gained, lost, min(1.0, 2 * tail), difference, bootstrap(changes))
