"""An earlier question with its answer, as far as later questions can point at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.claims import Draft
from assistant.compose.roles import place
from assistant.pointers import JOBS
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.words import content_tokens, join_words, stem
from index import Entry


@dataclass(frozen=True)
class Exchange:
    """An earlier question with what it was about."""

    reading: Reading
    draft: Draft

    @property
    def entries(self) -> list[Entry]:
        """The entries that it named, or else those that its answer cites, in order."""
        named = self.reading.named
        leads = len(named) == 1 and self.reading.intent != "previous"
        found = [*named, *self.draft.entries] if leads else [*self.draft.entries, *named]
        return list({entry.id: entry for entry in found}.values())

    @property
    def subject(self) -> str | None:
        """What "it" is after this exchange."""
        if self.reading.mentions.technologies and not self.reading.named:
            return join_words([technology.name for technology in self.reading.mentions.names])
        return called(self.entries[0]) if self.entries else None


def called(entry: Entry) -> str:
    """What an entry is called in a question: a job by its organisation."""
    return place(entry) if entry.kind in JOBS else entry.title


def by_words(portfolio: Portfolio, phrase: str, entries: Sequence[Entry]) -> Entry | None:
    """The entry that holds all words of a phrase, those of the exchange and titles first."""
    wanted = {stem(token.lower) for token in content_tokens(phrase)}
    if not wanted:
        return None
    for stems_of in (portfolio.title_stems, portfolio.entry_stems):
        for pool in (entries, portfolio.entries):
            for entry in pool:
                if wanted <= stems_of[entry.id] and entry.kind != "profile":
                    return entry
    return None
