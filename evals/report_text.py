"""Figures as text, the same in the console, the page and the README."""

from __future__ import annotations

from evals.figures import Figure
from evals.measures import Measure

NOTHING = "–"
"""Shown where a figure does not apply."""


def figure_text(measure: Measure, figure: Figure) -> str:
    """A figure in its unit: `97.9% (96–99)`, `0 of 812`, `4.1 ms`."""
    if figure.value is None:
        return NOTHING
    match measure.unit:
        case "%":
            return share(figure)
        case "ms":
            return f"{figure.value:.1f} ms"
        case "sentences":
            return f"{figure.value:.0f} of {figure.n}"
        case _:
            return f"{figure.value:.3f}"


def share(figure: Figure) -> str:
    """A share in percent, with its 95% interval where it has one."""
    if figure.value is None:
        return NOTHING
    return f"{figure.value:.1%} {interval(figure)}".strip()


def passed(figure: Figure | None) -> str:
    """`41/44  93% (84–100)`: passed of all, their share and its interval."""
    if figure is None or figure.value is None:
        return NOTHING
    return f"{right(figure)}/{figure.n} {figure.value:>5.0%} {interval(figure):>8}"


def right(figure: Figure) -> int:
    """How many passed, of a pass rate."""
    return round((figure.value or 0.0) * figure.n)


def interval(figure: Figure) -> str:
    """`(84–100)`, or nothing."""
    if figure.low is None or figure.high is None:
        return ""
    return f"({figure.low * 100:.0f}–{figure.high * 100:.0f})"
