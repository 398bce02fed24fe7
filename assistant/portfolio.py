"""A portfolio as the composers see it: entries by kind, quotes, technologies and where they are
used."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.claims import Quote
from assistant.person import Person
from assistant.technologies import PRACTICES, Technologies, Technology
from assistant.words import stems, stop_words, tokenize
from index import Entry, Hit, Index

# The order in which evidence convinces: work before projects before study.
_STRENGTH = {
    "role": 0,
    "volunteer": 30,
    "publication": 32,
    "talk": 34,
    "certificate": 36,
    "award": 38,
    "education": 40,
    "skill": 50,
    "principle": 60,
    "deep-dive": 70,
    "profile": 80,
    "interest": 90,
    "language": 92,
    "reference": 94,
}
_PROJECT_STRENGTH = {
    "Production": 10,
    "Shipped": 12,
    "In progress": 20,
    "Experiment": 22,
    "Archived": 24,
}


_REMEMBERED = 512
"""Searches whose hits are kept."""


def strength(entry: Entry) -> int:
    """Rank of an entry as evidence; smaller convinces more."""
    if entry.kind == "project":
        return _PROJECT_STRENGTH.get(entry.status or "", 14)
    return _STRENGTH[entry.kind]


@dataclass(frozen=True, slots=True)
class Use:
    """A technology named in a quotable line of an entry."""

    technology: Technology
    quote: Quote
    text: str
    """The name as the line writes it."""


class Portfolio:
    """The entries of an index with what is derived from them once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.entries: tuple[Entry, ...] = index.entries
        self.person = Person.of(self.entries)
        self.technologies = Technologies.load().extended(
            name for entry in self.entries for name in entry.technologies
        )
        self.hits = lru_cache(maxsize=_REMEMBERED)(self._hits)
        self._position = {entry.id: at for at, entry in enumerate(self.entries)}
        self._phrases: dict[str, NDArray[np.float32]] = {}
        self._quotes: dict[str, list[Quote]] = {entry.id: [] for entry in self.entries}
        for passage in index.passages:
            if passage.part in {"sentence", "highlight"}:
                entry = index.entry(passage.entry_id)
                self._quotes[entry.id].append(Quote(entry, passage.text))

    def _hits(self, text: str, limit: int) -> tuple[Hit, ...]:
        """What a search for a text finds, the best first; one answer asks for the same several
        times."""
        return tuple(self.index.search(text, limit))

    def of_kind(self, *kinds: str) -> list[Entry]:
        """Entries of these kinds, in the order of the portfolio."""
        return [entry for entry in self.entries if entry.kind in kinds]

    def position(self, entry: Entry) -> int:
        """Place of the entry in the portfolio."""
        return self._position[entry.id]

    def quotes(self, entry: Entry) -> list[Quote]:
        """The sentences and highlights of an entry, in order."""
        return self._quotes[entry.id]

    def lead(self, entry: Entry) -> Quote:
        """The first quotable line of an entry, or its title."""
        quotes = self.quotes(entry)
        return quotes[0] if quotes else Quote(entry, entry.title)

    @cached_property
    def roles(self) -> list[Entry]:
        """Roles, latest start first; undated ones last."""
        roles = self.of_kind("role")
        return sorted(roles, key=lambda role: -(role.start.ordinal if role.start else 0))

    @cached_property
    def uses(self) -> dict[str, list[Use]]:
        """Technology name -> where it is named, the strongest evidence first."""
        found: dict[str, list[Use]] = {}
        for entry in self.entries:
            lines = list(self.quotes(entry))
            if entry.technologies:
                lines.append(Quote(entry, ", ".join(entry.technologies)))
            if self.technologies.find(entry.title):
                lines.append(Quote(entry, entry.title))
            for quote in lines:
                prose = entry.kind != "skill" or _is_prose(quote.text)
                listed = quote.text == ", ".join(entry.technologies) or not prose
                for mention in self.technologies.find(quote.text, framed=listed):
                    found.setdefault(mention.technology.name, []).append(
                        Use(mention.technology, quote, mention.text)
                    )
        for uses in found.values():
            uses.sort(key=lambda use: (strength(use.quote.entry), self.position(use.quote.entry)))
        return found

    def technologies_of(self, entry: Entry) -> list[str]:
        """Names of the technologies in an entry, in the order in which it names them; ways of
        working are none."""
        return self._technologies_of.get(entry.id, [])

    @cached_property
    def _technologies_of(self) -> dict[str, list[str]]:
        places: dict[str, dict[str, int]] = {}
        for name, uses in self.uses.items():
            if uses[0].technology.categories & PRACTICES:
                continue
            for use in uses:
                document = use.quote.entry.document
                exact = document.lower().find(name.lower())
                at = exact if exact >= 0 else document.find(use.quote.text)
                of_entry = places.setdefault(use.quote.entry.id, {})
                of_entry[name] = min(at, of_entry.get(name, at))
        return {
            entry_id: sorted(found, key=lambda name: found[name])
            for entry_id, found in places.items()
        }

    @cached_property
    def entry_stems(self) -> dict[str, frozenset[str]]:
        """Stems of each entry's document."""
        return {entry.id: stems(entry.document) for entry in self.entries}

    @cached_property
    def title_stems(self) -> dict[str, frozenset[str]]:
        """Stems of each entry's title."""
        return {entry.id: stems(entry.title) for entry in self.entries}

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many entries each stem occurs."""
        return Counter(stem for found in self.entry_stems.values() for stem in found)

    def likeness(self, phrase: str, told: str) -> float:
        """Cosine of a phrase and one of the portfolio's own, whose vector is kept."""
        if told not in self._phrases:
            self._phrases[told] = self.index.embed([told])[0]
        return float(self.index.embed([phrase])[0] @ self._phrases[told])

    def rarity(self, stem: str) -> float:
        """Inverse document frequency, log(1 + N / df); a stem that occurs nowhere counts as df =
        1/2."""
        return math.log(1 + len(self.entries) / (self.frequency[stem] or 0.5))


_JOINING = frozenset({"and", "or"})


def _is_prose(text: str) -> bool:
    """Whether a line on a skill is a sentence and no list: there `can` is no CAN bus."""
    words = [token.lower for token in tokenize(text)]
    return sum(word in stop_words() and word not in _JOINING for word in words) > 1
