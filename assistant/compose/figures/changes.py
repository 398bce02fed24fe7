"""Answers on a figure before and after a change: `the error rate, old and new`."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.choosing.sides import topic_of
from assistant.compose.sentences.telling import tell
from assistant.measures import has_number, numbers_in
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import stem, stems, tokenize

_ASKED = pattern("changes", "asked")
_TOLD = pattern("changes", "told")
_LEAST = 0.3
_ALIKE = 0.3


def before_and_after(reading: Reading) -> Draft | None:
    """The line that gives both the old and the new figure of what is asked about."""
    if not _ASKED.search(reading.question):
        return None
    skipped = {
        stem(token.lower) for m in _ASKED.finditer(reading.question) for token in tokenize(m[0])
    }
    wanted = frozenset(stems(topic_of(reading.question))) & reading.stems - skipped
    found = [
        (reading.finder.coverage(wanted, item.quote) + item.similarity, item)
        for item in reading.evidence
        if has_number(item.quote.text) and _TOLD.search(item.quote.text)
    ]
    found = [
        (score, item)
        for score, item in found
        if score - item.similarity >= _LEAST or (item.similarity >= _ALIKE and not wanted)
    ]
    if not found:
        return None
    both = [pair for pair in found if len(numbers_in(pair[1].quote.text)) > 1] or found
    best = max(both, key=lambda pair: pair[0])[1]
    draft = Draft()
    draft.extend([tell(best.quote, reading.portfolio.person)])
    return draft
