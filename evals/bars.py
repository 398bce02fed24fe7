"""The bars that a run has to reach, and whether it does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError, model_validator

from assistant.answer import Model
from evals.case import CATEGORIES, Split
from evals.located_yaml import NotYamlError, read_located
from evals.measures import MEASURED
from evals.result import Result

BARS = Path(__file__).with_name("bars.yaml")
_MEASURES = {measure.key: measure for measure in MEASURED}


class BarError(Exception):
    """A file of bars that cannot be used."""


class Bar(Model):
    """One limit."""

    figure: str
    split: Split | None = None
    by_category: bool = False
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _can_be_measured(self) -> Bar:
        if self.figure not in _MEASURES:
            raise ValueError(f"no figure {self.figure!r}: choose from {', '.join(_MEASURES)}")
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("give at_least or at_most")
        return self


class Outcome(Model):
    """A bar, measured."""

    bar: Bar
    category: str | None
    value: float
    held: bool

    def __str__(self) -> str:
        measure = _MEASURES[self.bar.figure]
        scale = 100 if measure.unit == "%" else 1
        over = [(self.bar.split or "").replace("_", " "), self.category or ""]
        name = ", ".join([measure.label, *(part for part in over if part)])
        word, limit = ("at least", self.bar.at_least)
        if limit is None:
            word, limit = "at most", self.bar.at_most or 0.0
        unit = "%" if measure.unit == "%" else ""
        return f"{name}: {self.value * scale:.3g}{unit}, {word} {limit * scale:g}{unit}"


def read_bars(path: Path = BARS) -> tuple[Bar, ...]:
    """Read a file of bars; raises BarError with file and line."""
    try:
        located = read_located(path)
        return TypeAdapter(tuple[Bar, ...]).validate_python(located.data)
    except NotYamlError as error:
        raise BarError(f"{path}:{error.line}: {error}") from error
    except ValidationError as error:
        lines = [
            f"{path}:{located.line(*detail['loc'])}: {detail['msg'].removeprefix('Value error, ')}"
            for detail in error.errors()
        ]
        raise BarError("\n".join(lines)) from error


def measure_bars(bars: Sequence[Bar], results: Sequence[Result]) -> list[Outcome]:
    """Each bar that applies to the results; one that applies to none of them is left out."""
    outcomes = []
    for bar in bars:
        for category in CATEGORIES if bar.by_category else (None,):
            group = [
                result
                for result in results
                if bar.split in (None, result.case.split)
                and category in (None, result.case.category)
            ]
            value = _MEASURES[bar.figure].of(group).value
            if value is not None:
                outcomes.append(
                    Outcome(bar=bar, category=category, value=value, held=_holds(bar, value))
                )
    return outcomes


def _holds(bar: Bar, value: float) -> bool:
    if bar.at_least is not None:
        return value >= bar.at_least
    return bar.at_most is not None and value <= bar.at_most
