"""An earlier question with its answer, as far as later questions can point at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.claims import Draft
from assistant.compose.entries.about import is_covered
from assistant.compose.sentences.roles import called
from assistant.forms.pointers import FIELDS_OF, JOBS
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.words import content_tokens, join_words, stem
from index import Entry

_LIKELY = 0.5


@dataclass(frozen=True)
class Exchange:
    """An earlier question with what it was about."""

    reading: Reading
    draft: Draft
    shown: tuple[Entry, ...] = ()
    """The entries that the reply to it named, as the client has kept it."""

    @property
    def entries(self) -> list[Entry]:
        """The entries that its answer cites, in order, that which it named alone before others;
        those it named where nothing is cited."""
        named, cited = self.reading.named, self.draft.entries
        leads = len(named) == 1 and self.reading.intent != "previous"
        first = [e for e in named if leads and (e in cited or not cited or e.kind not in JOBS)]
        known = [*cited, *named]
        first = first or self._seen(known) or self._by_title(cited)
        return list({entry.id: entry for entry in [*first, *known, *self.shown]}.values())

    def _seen(self, known: Sequence[Entry]) -> list[Entry]:
        """The entries that the reply named, of those that are known to answer the question; the
        only one where none is. The employer of what it is on is named in passing."""
        passing = not known or known[0].kind not in JOBS
        seen = [entry for entry in self.shown if not (passing and entry.kind in JOBS)]
        both = [entry for entry in seen if entry in known]
        return both or (seen if len(seen) == 1 else [])

    @property
    def listed(self) -> list[Entry]:
        """The entries in the order in which the reader has seen them."""
        known = self.entries
        kinds = set(self.reading.mentions.kinds)
        alike = [entry for entry in self.shown if entry.kind in kinds]
        seen = alike if len(alike) > 1 else [entry for entry in self.shown if entry in known]
        if len(seen) < 2:
            return known
        return list({entry.id: entry for entry in [*seen, *known]}.values())

    def _by_title(self, cited: Sequence[Entry]) -> list[Entry]:
        """The cited entry whose title has the words of the question, `the triage thing`, where
        that which is cited first has not."""
        asked = {stem(token.lower) for token in self.reading.asked}
        titles = self.reading.portfolio.title_stems
        found = [entry for entry in cited if asked and asked <= titles[entry.id]]
        return found[:1] if cited[:1] != found[:1] else []

    @property
    def subject(self) -> str | None:
        """What "it" is after this exchange."""
        return self.technology or (called(self.entries[0]) if self.entries else None)

    @property
    def technology(self) -> str | None:
        """The technologies that were asked for, where no entry was."""
        if not self.reading.mentions.technologies or self.reading.named:
            return None
        return join_words([technology.name for technology in self.reading.mentions.names])

    @property
    def subject_entry(self) -> Entry | None:
        """The one entry that was named, where no other was."""
        named = self.reading.named
        return named[0] if len(named) == 1 and named[0] in self.entries[:1] else None

    def meant(self, reading: Reading) -> list[Entry]:
        """The entries, those first that have what a later question asks for."""
        wanted = _field_of(reading)

        def rank(entry: Entry) -> tuple[bool, int]:
            told = sum(is_covered(reading, token, [entry]) for token in reading.asked)
            strays = bool(wanted) and entry.kind not in wanted
            return (strays and entry is not self.subject_entry, -told)

        return sorted(self.entries, key=rank)


def _field_of(reading: Reading) -> frozenset[str]:
    """The kinds that have the field which a question asks for; none where it asks for no field."""
    if reading.mentions.statuses:
        return FIELDS_OF["status"]
    sure = reading.score(reading.intent) >= _LIKELY
    return FIELDS_OF.get(reading.intent, frozenset()) if sure else frozenset()


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
