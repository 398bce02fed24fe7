"""What a question takes for granted of the person or of a change, `as CTO of Acme`, `the Berlin
years`, `her PhD`, set right where the portfolio tells otherwise or does not tell it."""

from __future__ import annotations

from collections.abc import Callable

from assistant.claims import Draft
from assistant.compose.premises.degrees_held import degree_not_held
from assistant.compose.premises.endings import not_ended
from assistant.compose.premises.places_lived import place_not_lived
from assistant.compose.premises.reversals import reversed_change
from assistant.compose.premises.titles_held import title_not_held
from assistant.reading import Reading

_CHECKS: tuple[Callable[[Reading], Draft | None], ...] = (
    title_not_held,
    degree_not_held,
    place_not_lived,
    reversed_change,
    not_ended,
)


def presumed(reading: Reading) -> Draft | None:
    """What is so instead; None where nothing is taken for granted, or it is so."""
    return next((draft for check in _CHECKS if (draft := check(reading))), None)
