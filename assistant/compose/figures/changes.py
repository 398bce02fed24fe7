"""Answers on a figure before and after a change: `the error rate, old and new`."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.choosing.sides import topic_of
from assistant.compose.figures.figures import asks_quantity, is_of_named
from assistant.compose.sentences.telling import tell
from assistant.measures import COUNT, figures_in, has_number, numbers_in, wanted
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import stem, stems, tokenize

_ASKED = pattern("changes", "asked")
_TWO_STATES = pattern("changes", "two_states")
_TOLD = pattern("changes", "told")
_EARLIER_STATE = pattern("history", "earlier_state")
_TELLS_EARLIER = pattern("changes", "tells_earlier")
_FROM_TO = re.compile(r"\bfrom\b[^;]*\d[^;]*\bto\b[^;]*\d")
_LEAST = 0.3
_ALIKE = 0.3
_COVERS = 0.5
_NEAR = 0.45


def before_and_after(reading: Reading) -> Draft | None:
    """The line that gives both the old and the new figure of what is asked about."""
    if _EARLIER_STATE.search(reading.question) and reading.named:
        return _earlier_state(reading)
    if _TWO_STATES.search(reading.question) and (told := _two_figures(reading)):
        return told
    if not _ASKED.search(reading.question):
        return None
    skipped = {
        stem(token.lower) for m in _ASKED.finditer(reading.question) for token in tokenize(m[0])
    }
    topic = frozenset(stems(topic_of(reading.question))) & reading.stems - skipped
    found = [
        (reading.finder.coverage(topic, item.quote) + item.similarity, item)
        for item in reading.evidence
        if has_number(item.quote.text) and _TOLD.search(item.quote.text)
    ]
    found = [
        (score, item)
        for score, item in found
        if score - item.similarity >= _LEAST or (item.similarity >= _ALIKE and not topic)
    ]
    if not found:
        return None
    both = [pair for pair in found if len(numbers_in(pair[1].quote.text)) > 1] or found
    best = max(both, key=lambda pair: pair[0])[1]
    draft = Draft()
    draft.extend([tell(best.quote, reading.portfolio.person)])
    return draft


def _two_figures(reading: Reading) -> Draft | None:
    """The line with two figures of the measure that is asked for: what was promised and what came
    of it, the share at first and at the end."""
    sort = wanted(reading.question)
    measured = asks_quantity(reading.question)
    for item in reading.evidence:
        every = figures_in(item.quote.text)
        told = [f for f in every if sort is None or f.measure in sort.measures]
        # `14 months instead of six`: the unit is said once.
        bare = [f for f in every if f not in told and f.measure == COUNT and not f.noun]
        two = bool(told) and len(told) + len(bare) > 1
        two = two and bool(measured or _FROM_TO.search(item.quote.text))
        near = item.coverage >= _COVERS or item.similarity >= _NEAR
        if two and near and item.coverage >= _LEAST and is_of_named(reading, item):
            draft = Draft()
            draft.extend([tell(item.quote, reading.portfolio.person)])
            return draft
    return None


def _earlier_state(reading: Reading) -> Draft | None:
    """What the work that is named took the place of: `what did it look like before?`"""
    entry = reading.named[0]
    quotes = reading.portfolio.quotes(entry)
    told = [quote for quote in quotes if _TELLS_EARLIER.search(quote.text)]
    told = told or [q for q in quotes if _TOLD.search(q.text) and has_number(q.text)]
    if entry.kind != "project" or not told:
        return None
    draft = Draft()
    draft.extend([tell(quote, reading.portfolio.person) for quote in told[:2]])
    return draft
