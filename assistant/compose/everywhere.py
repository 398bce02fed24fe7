"""All entries of whatever kind on a technology or a subject: `every entry that names Redis`."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.filters import wanted_technologies
from assistant.compose.listing import everything
from assistant.compose.shown import evidence_of
from assistant.compose.topics import subject_words
from assistant.compose.usage import where_used
from assistant.counting import asks_entries
from assistant.reading import Reading


def everywhere(reading: Reading) -> Draft | None:
    """The entries, where a question asks for all of them on something; else None."""
    mentions = reading.mentions
    narrowed = mentions.statuses or mentions.organisations or mentions.years or reading.scope
    if narrowed or not asks_entries(reading.question):
        return None
    technologies = wanted_technologies(reading)
    found = [evidence_of(reading.portfolio, each.technology) for each in technologies]
    if any(each.quotes for each in found) and not subject_words(reading):
        return where_used(reading)
    return None if technologies else everything(reading)
