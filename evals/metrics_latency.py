"""How long answers take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

PERCENTILES = (50, 90, 99)


def percentiles(values: Sequence[float], wanted: Sequence[int] = PERCENTILES) -> dict[int, float]:
    """Percentiles by linear interpolation (Hyndman & Fan 1996, definition 7); {} of nothing.

    The p-th of n sorted values lies at place (n - 1) · p / 100, counted from 0.
    """
    if not values:
        return {}
    return {p: float(np.percentile(values, p)) for p in wanted}
