"""Logistic regression in a few lines, so that fitting needs no further library."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
PENALTY = 10.0
STEPS = 50


@dataclass(frozen=True)
class Logistic:
    """p = 1 / (1 + exp(-(bias + features · weights)))."""

    weights: Matrix
    """(features,), for features as they are."""
    bias: float

    @classmethod
    def fit(cls, features: Matrix, positive: NDArray[np.bool_]) -> Logistic:
        """Newton's method on the likelihood minus PENALTY/2 · |weights|² (le Cessie 1992).

        The penalty is on standardised features; the bias has none.
        """
        mean, spread = features.mean(axis=0), features.std(axis=0)
        spread[spread == 0] = 1.0
        rows = np.hstack([np.ones((len(features), 1)), (features - mean) / spread])
        penalty = np.diag([0.0, *[PENALTY] * features.shape[1]])
        found = np.zeros(rows.shape[1])
        for _ in range(STEPS):
            likely = 1 / (1 + np.exp(-rows @ found))
            slope = rows.T @ (positive - likely) - penalty @ found
            curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty
            step = np.linalg.solve(curve, slope)
            found += step
            if np.abs(step).max() < 1e-9:
                break
        weights = found[1:] / spread
        return cls(weights, float(found[0] - weights @ mean))

    def scores(self, features: Matrix) -> Matrix:
        """(rows,): the log-odds of each row."""
        scores: Matrix = features @ self.weights + self.bias
        return scores
