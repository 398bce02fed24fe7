"""Steps by intent: composers that speak of the whole portfolio, and when not to let them."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.entries.about import about
from assistant.compose.outside.absence import nothing
from assistant.reading import Reading
from assistant.routes import ROUTES

_SURE = 0.57
_CERTAIN = 0.75
"""Likeness from which on an intent is taken at its word."""
_ON_THE_WHOLE = frozenset(
    {
        "overview",
        "strengths",
        "impressive",
        "scale",
        "technologies",
        "employers",
        "current",
        "total",
        "position",
        "location",
        "first",
        "previous",
        "next",
        "longest",
        "gaps",
    }
)
"""Intents whose composers speak of the whole portfolio, whatever else the question asks."""

_ON_JOBS = frozenset({"position", "current", "previous", "next", "first", "employers", "total"})
_THOUGHTS = frozenset({"principle", "deep-dive", "publication"})


def words_for_whole(reading: Reading) -> Draft | None:
    """Speaks of words that the intent does not account for, though it may be on the whole."""
    unsure = reading.intent in _ON_THE_WHOLE and reading.score(reading.intent) < _CERTAIN
    if not unsure or not reading.unaccounted or reading.named:
        return None
    return about(reading) or nothing(reading)


def by_intent(reading: Reading) -> Draft | None:
    """Speaks when the intent is sure: the first of its composers that has something to say."""
    on_jobs = reading.intent in _ON_JOBS and any(e.kind in _THOUGHTS for e in reading.named)
    if on_jobs or reading.score(reading.intent) < _SURE:
        return None
    composers = ROUTES.get(reading.intent, ())
    drafts = (composer(reading) for composer in composers)
    return next((draft for draft in drafts if draft is not None and not draft.is_empty), None)
