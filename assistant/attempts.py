"""Reads a question in more ways than one, where the first way finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.claims import Draft
from assistant.compose.nearest import nearest
from assistant.history import Conversation
from assistant.reader import Reader
from assistant.reading import Reading
from assistant.routing import draft_for
from assistant.tables import word_list

_LIKELY = 0.5
_OF_ENTRIES = word_list("attempts_of_entries")
"""Intents that ask a field of one entry."""


class Attempts:
    """Finds the reading of a question that the portfolio answers."""

    def __init__(self, reader: Reader, conversation: Conversation) -> None:
        self._reader = reader
        self._conversation = conversation
        conversation.drafted = self.drafted

    def drafted(
        self, reading: Reading, question: str, earlier: Sequence[str], today: date
    ) -> tuple[Reading, Draft]:
        """The first reading of a question that has an answer, beginning with `reading`; that
        where none has one."""
        if _asks_of_entry(reading):
            linked = self._reader.linked(reading)
            if linked and linked.named:
                reading = linked
        draft = draft_for(reading)
        if not draft.silent or draft.claims:
            return reading, draft
        for other in self._others(reading, question, earlier, today):
            found = draft_for(other)
            if found.claims and not (found.corrects or found.silent):
                return other, found
        return reading, nearest(reading) or draft

    def _others(
        self, reading: Reading, question: str, earlier: Sequence[str], today: date
    ) -> Iterator[Reading]:
        alternatives = getattr(self._conversation, "alternatives", None)
        if earlier and alternatives:
            yield from alternatives(question, earlier, today)
        linked = self._reader.linked(reading)
        if linked:
            yield linked


def _asks_of_entry(reading: Reading) -> bool:
    """Whether a field of one entry is asked for, and none is named."""
    likely = reading.intent in _OF_ENTRIES and reading.score(reading.intent) >= _LIKELY
    whole = reading.named or reading.mentions.groups or "language" in reading.mentions.kinds
    return likely and not whole
