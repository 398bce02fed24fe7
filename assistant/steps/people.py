"""Steps on the person as a whole, and on what others say and give: references, certificates."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft
from assistant.compose.entries.about import describe, is_covered
from assistant.compose.figures.plain_figures import plain_figure
from assistant.compose.outside.absence import none_of_kind, of_kind
from assistant.compose.person.overview import overview
from assistant.cues.person import PITCH
from assistant.measures import wanted
from assistant.reading import Reading
from assistant.routes import ON_THE_PERSON, ROUTES
from assistant.tables import word_list
from assistant.words import stem
from index import Entry

_SURE = 0.57
_CERTAIN = 0.75
"""Likeness from which on an intent is taken at its word."""
_PERSONAL = word_list("routing_personal")
_OTHERWISE = word_list("routing_otherwise")
"""Intents with composers of their own for questions on such kinds."""
_MOST_REFERENCES = 2
_FEW = 3
"""Entries that a word may stand in to say which of them is meant."""


def on_the_person(reading: Reading) -> Draft | None:
    """Speaks of fit, career and sides of the person, unless something is named."""
    intent = reading.intent
    sort = wanted(reading.question)
    if sort and sort.counts and plain_figure(reading):
        return None
    if intent == "overview" and PITCH.search(reading.question):
        return None if reading.named else overview(reading)
    if intent not in ON_THE_PERSON or reading.score(intent) < _SURE:
        return None
    named = reading.named or reading.mentions.technologies or reading.foreign_names
    if named and intent != "fit":
        return None
    if reading.has_rare_subject and reading.score(intent) < _CERTAIN:
        return None
    drafts = (composer(reading) for composer in ROUTES[intent])
    return next((draft for draft in drafts if draft is not None and not draft.is_empty), None)


def of_reference(reading: Reading) -> Draft | None:
    """Speaks when a reference is named, by who gave it."""
    titles = reading.mentions.titles
    if not _are_references(reading) or reading.mentions.technologies:
        return None
    draft = Draft()
    for entry in titles[:_MOST_REFERENCES]:
        draft.extend(describe(reading.portfolio, entry, [], 2))
    return draft


def of_personal_kind(reading: Reading) -> Draft | None:
    """Speaks of all entries of a kind that only a CV has, where nothing else is named."""
    kinds = _PERSONAL & set(reading.mentions.kinds)
    held = reading.portfolio.of_kind(*kinds)
    otherwise = held and reading.intent in _OTHERWISE
    other = reading.named or reading.mentions.technologies or otherwise
    if len(kinds) != 1 or len(reading.mentions.kinds) > 1 or other or _are_references(reading):
        return None
    if held and _is_told_elsewhere(reading, held):
        return None
    return of_kind(reading, *kinds) or none_of_kind(reading, *kinds)


def _is_told_elsewhere(reading: Reading, held: Sequence[Entry]) -> bool:
    """Whether the question has a word of other entries, and none of those of the kind."""
    asked = [token for token in reading.unaccounted if token in reading.subjects]
    rare = [t for t in asked if reading.portfolio.frequency[stem(t.lower)] <= _FEW]
    return bool(rare) and not any(is_covered(reading, token, held) for token in asked)


def _are_references(reading: Reading) -> bool:
    titles = reading.mentions.titles
    return bool(titles) and all(entry.kind == "reference" for entry in titles)
