"""A conversation as the forms of follow-ups see it: what was asked before, and what each of it was
about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.compose.sentences.roles import called
from assistant.forms.pointers import JOBS
from assistant.history.exchange import Exchange
from assistant.history.replies import Asked
from assistant.linking import Linker
from assistant.portfolio import Portfolio
from assistant.reader import Reader
from assistant.reading import Reading
from index import Entry

_HITS = 12
_GROUPS = frozenset({"skill", "language", "interest"})


@dataclass(frozen=True)
class Talk:
    """The questions before the one that is read, with ways to look at them."""

    portfolio: Portfolio
    reader: Reader
    linker: Linker
    question: str
    """The question that is read, as it was put."""
    asked: Asked
    """Oldest first."""
    today: date
    worked_out: Callable[[Asked, date], Exchange]

    def read(self, question: str) -> Reading:
        """A question on its own."""
        return self.reader.read(question, self.today)

    @cached_property
    def last(self) -> Exchange:
        """The exchange right before."""
        return self.worked_out(self.asked, self.today)

    @property
    def first(self) -> Exchange:
        """The exchange with which the conversation began."""
        return self.worked_out(self.asked.first(1), self.today)

    def nearest(self, text: str, entries: Collection[Entry]) -> Entry | None:
        """The entry that is likest to a text."""
        ids = {entry.id: entry for entry in entries}
        hits = self.portfolio.hits(text, _HITS)
        return next((ids[h.passage.entry_id] for h in hits if h.passage.entry_id in ids), None)

    def backwards(self) -> Iterator[Exchange]:
        """All exchanges, the latest first."""
        for end in range(len(self.asked), 0, -1):
            yield self.worked_out(self.asked.first(end), self.today)


def on(reading: Reading, entry: Entry) -> Reading:
    """The same question, asked of an entry that it does not name."""
    if entry.kind in JOBS and entry.organisation:
        mentions = replace(reading.mentions, organisations=(entry,))
    elif entry.kind in _GROUPS:
        mentions = replace(reading.mentions, groups=(entry,))
    elif entry.kind == "profile":
        mentions = reading.mentions
    else:
        mentions = replace(reading.mentions, titles=(entry,))
    return reading.over(mentions, [entry])


def named(talk: Talk, question: str, start: int, end: int, entry: Entry) -> Reading:
    """The question with the name of an entry in place of what points to it.

    Of several entries with that name, such as a job and a study at one university, it is this one.
    """
    reading = talk.read(f"{question[:start]}{called(entry)}{question[end:]}")
    mentions = reading.mentions
    others = [e for e in (*mentions.organisations, *mentions.titles) if e is not entry]
    if all(called(other) != called(entry) for other in others):
        return reading
    kept = [other for other in others if called(other) != called(entry)]
    reading.mentions = replace(
        mentions,
        organisations=tuple(e for e in mentions.organisations if e in kept),
        titles=tuple(e for e in mentions.titles if e in kept),
    )
    return on(reading, entry)
