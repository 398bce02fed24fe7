"""Answers on why an entry is what it is: what the entry says."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.entries.about import about
from assistant.compose.sentences.telling import tell
from assistant.intents import ABSENT
from assistant.reading import Reading
from assistant.tables import pattern, table

_WHY = pattern("cues", "why")
_ASKS_LEFT = pattern("reasons", "asks_left")
_TELLS_LEFT = pattern("reasons", "tells_left")
_WORKPLACES = frozenset({"role", "volunteer"})
_MOST = 2


def reason(reading: Reading) -> Draft | None:
    """What a named entry says, after a why; after why somebody left only a line that tells it."""
    if left := _left(reading):
        return left
    titles = reading.mentions.titles
    if not titles or not _WHY.match(reading.question):
        return None
    if reading.intent.startswith(ABSENT):
        kinds = table("absent")[reading.intent.removeprefix(ABSENT)].get("kinds", ())
        if any(entry.kind not in kinds for entry in titles):
            return None
    return about(reading)


def _left(reading: Reading) -> Draft | None:
    """The lines of the jobs named that tell why they ended."""
    if not (_WHY.match(reading.question) and _ASKS_LEFT.search(reading.question)):
        return None
    draft = Draft()
    for entry in reading.named:
        lines = [q for q in reading.portfolio.quotes(entry) if _TELLS_LEFT.search(q.text)]
        if entry.kind in _WORKPLACES:
            draft.extend([tell(quote, reading.portfolio.person) for quote in lines[:_MOST]])
    return draft if draft.claims else None
