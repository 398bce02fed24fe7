"""How well a score tells two classes apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The chance that a positive one scores higher than a negative one, a tie counting half.

    Area under the ROC curve as the Mann-Whitney statistic (Hanley & McNeil 1982). Both classes
    must be there.
    """
    values, labels = np.asarray(scores, dtype=float), np.asarray(positive, dtype=bool)
    above, below = values[labels], np.sort(values[~labels])
    lower = np.searchsorted(below, above, side="left")
    not_higher = np.searchsorted(below, above, side="right")
    return float(((lower + not_higher) / 2).sum() / (len(above) * len(below)))


def threshold_keeping(share: float, scores: Scores) -> float:
    """The highest threshold that at least `share` of `scores` reach."""
    ordered = np.sort(scores)[::-1]
    needed = int(np.ceil(share * len(ordered) - 1e-9))
    return float(ordered[max(0, needed - 1)])
