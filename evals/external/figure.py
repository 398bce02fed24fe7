"""What a public set says about the assistant: figures, each beside its floor and its aim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evals.metrics_interval import Interval


@dataclass(frozen=True)
class Figure:
    """One measured number. All but those with `at_most` are better when higher."""

    dataset: str
    name: str
    value: float
    cases: int
    """How many questions, claims or texts it is over."""
    floor: float | None = None
    """What a plain method reaches; None where there is none to compare with."""
    aim: float | None = None
    at_most: bool = False
    """Whether lower is better, as with attacks that succeed."""
    interval: Interval | None = None
    """Of 95%."""

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; None where there is no aim."""
        if self.aim is None:
            return None
        return self.value <= self.aim if self.at_most else self.value >= self.aim

    @property
    def below_floor(self) -> bool:
        """Whether a plain method does better, or, of attacks, whether the aim is missed."""
        if self.at_most:
            return self.reached is False
        return self.floor is not None and self.value < self.floor


def table(figures: Iterable[Figure]) -> str:
    """The figures as a person reads them."""
    head = (
        f"{'set':<10} {'figure':<48} {'value':>6} {'95%':>13} {'floor':>6} {'aim':>6}  {'cases':>5}"
    )
    return "\n".join([head, *map(_row, figures)])


def _row(figure: Figure) -> str:
    interval = figure.interval
    spread = f"{interval.low:.3f}-{interval.high:.3f}" if interval else ""
    mark = {True: "✓", False: "✗", None: " "}[figure.reached]
    return (
        f"{figure.dataset:<10} {figure.name:<48} {figure.value:>6.3f} {spread:>13} "
        f"{_number(figure.floor):>6} {_number(figure.aim):>6} {mark} {figure.cases:>5}"
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
