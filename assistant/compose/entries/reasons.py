"""Answers on why an entry is what it is: what the entry says."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.entries.about import about
from assistant.intents import ABSENT
from assistant.reading import Reading
from assistant.tables import pattern, table

_WHY = pattern("cues", "why")


def reason(reading: Reading) -> Draft | None:
    """What a named entry says, after a why; None after why somebody left, which no portfolio
    tells."""
    titles = reading.mentions.titles
    if not titles or not _WHY.match(reading.question):
        return None
    if reading.intent.startswith(ABSENT):
        kinds = table("absent")[reading.intent.removeprefix(ABSENT)].get("kinds", ())
        if any(entry.kind not in kinds for entry in titles):
            return None
    return about(reading)
