"""Orders of magnitude between which a question lets one choose: `hours or seconds?`"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.measures import COUNT, measure_of
from assistant.tables import pattern
from assistant.words import tokenize

_SCALE = (
    r"(?:single digits|double digits|(?:tens of |hundreds of )?(?:tens|dozens|hundreds|thousands|"
    r"millions|billions)|(?:micro|milli|nano)?seconds|minutes|hours|days|weeks|months|years|"
    r"decades|kilobytes|megabytes|gigabytes|terabytes|petabytes|[kmgtp]b)"
)
_BETWEEN = (
    r"\s*(?:,|/|\bor\b|,\s*or\b|\bversus\b|\bvs\.?)\s*(?:rather |more like |maybe |even |in )?"
)
_CHOICE = re.compile(rf"\b(?:in )?{_SCALE}(?:{_BETWEEN}{_SCALE})+\b", re.IGNORECASE)
_FRAME = pattern("magnitudes", "frame")


class Choice(NamedTuple):
    """A question without the magnitudes that it offers."""

    rest: str
    measure: str
    """The measure that they are magnitudes of: `time`, `data`, or `count`."""


@lru_cache(maxsize=512)
def choice(question: str) -> Choice | None:
    """What is asked beside a choice of magnitudes; None where none is offered."""
    found = _CHOICE.search(question)
    if found is None:
        return None
    first = tokenize(found[0])[-1]
    rest = f"{question[: found.start()]} {question[found.end() :]}"
    rest = " ".join(_FRAME.sub(" ", rest).split()).strip(" ,;:?-–—")
    return Choice(rest, measure_of(first.lower) or COUNT)
