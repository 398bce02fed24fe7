"""How sure a mean is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

RESAMPLES = 2000
SEED = 20180611


class Interval(NamedTuple):
    """The 95% confidence interval of a mean."""

    low: float
    high: float


def bootstrap(values: Sequence[float], resamples: int = RESAMPLES) -> Interval | None:
    """Percentile bootstrap: the middle 95% of the means of samples drawn with replacement.

    Efron & Tibshirani 1993, chapter 13. None of fewer than two values. Where all values are
    equal the interval is a point: with few cases, read it beside their number.
    """
    if len(values) < 2:
        return None
    draws = np.random.default_rng(SEED).integers(0, len(values), (resamples, len(values)))
    means = np.asarray(values, dtype=float)[draws].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(low), float(high))
