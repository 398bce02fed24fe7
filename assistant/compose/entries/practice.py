"""What of a thought was put into practice: the principle or notes on it, and the work."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.choosing.sides import topic_of
from assistant.compose.entries.themes import beside, related_entries
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import tokenize
from index import Entry

_ASKED = pattern("practice", "asked")
_THEORY = ("principle", "deep-dive", "publication", "talk")
_WORK = frozenset({"project", "role"})
_MOST = 2


def in_practice(reading: Reading) -> Draft | None:
    """A thought beside the work of its theme; None where no practice is asked for, or where the
    topic is no thought of the portfolio's."""
    if not _ASKED.search(reading.question) or _WORK & set(reading.mentions.kinds):
        return None
    thought = _thought(reading)
    if thought is None:
        return None
    portfolio = reading.portfolio
    work = related_entries(portfolio, thought, _WORK)
    if not work:
        draft = beside(portfolio, [thought])
        draft.unsaid.append(f"in which work {thought.title} was put into practice")
        return draft
    return beside(portfolio, [thought, *work[:_MOST]])


def _thought(reading: Reading) -> Entry | None:
    """The principle, notes, text or talk on the topic of the question."""
    named = [entry for entry in reading.named if entry.kind in _THEORY]
    if named or any(entry.kind in _WORK for entry in reading.named):
        return named[0] if named else None
    frame = word_list("practice_frame")
    words = [t.text for t in tokenize(topic_of(reading.question)) if t.lower not in frame]
    topic = " ".join(words)
    linker = Linker(reading.portfolio)
    found = [linker.entry(topic, {kind}) for kind in _THEORY] if topic else []
    return next((entry for entry in found if entry), None)
