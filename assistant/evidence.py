"""Which lines of a portfolio bear on a question, and how much of the question they cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.claims import Quote
from assistant.portfolio import Portfolio
from assistant.tables import table
from assistant.words import stem, stems
from index import Entry, Hit

_COVERAGE_WEIGHT = 0.45
_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotable line with what speaks for it."""

    quote: Quote
    similarity: float
    """Cosine of question and line."""
    coverage: float
    """Share of the question's content, by rarity, that line, title or entry contain; 0 to 1."""

    @property
    def score(self) -> float:
        """Similarity and coverage together."""
        return self.similarity + _COVERAGE_WEIGHT * self.coverage

    @property
    def entry(self) -> Entry:
        """The entry of the line."""
        return self.quote.entry


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in table("synonyms"):
        members = {stem(word) for word in group}
        for member in members:
            found.setdefault(member, set()).update(members)
    return {member: frozenset(group) for member, group in found.items()}


def equivalents(word_stem: str) -> frozenset[str]:
    """The stem and those of words that mean the same."""
    return _synonyms().get(word_stem, frozenset()) | {word_stem}


class EvidenceFinder:
    """Ranks the lines of one portfolio for questions."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.portfolio = portfolio

    def find(
        self, hits: Iterable[Hit], question_stems: frozenset[str], entries: Iterable[Entry] = ()
    ) -> list[Evidence]:
        """The lines of the hits, and of `entries` whatever was hit, the best first."""
        similarity: dict[tuple[str, str], float] = {}
        whole: dict[str, float] = {}
        for hit in hits:
            passage = hit.passage
            if passage.part in {"sentence", "highlight"}:
                similarity[passage.entry_id, passage.text] = hit.similarity
            else:
                whole[passage.entry_id] = max(whole.get(passage.entry_id, 0.0), hit.similarity)
        ids = dict.fromkeys([key[0] for key in similarity] + list(whole) + [e.id for e in entries])
        found: list[Evidence] = []
        for entry_id in ids:
            entry = self.portfolio.index.entry(entry_id)
            quotes = self.portfolio.quotes(entry) or [Quote(entry, entry.title)]
            for quote in quotes[:200]:
                near = similarity.get((entry_id, quote.text))
                if near is None:
                    near = 0.9 * whole.get(entry_id, 0.0)
                found.append(Evidence(quote, near, self.coverage(question_stems, quote)))
        return sorted(found, key=lambda item: (-item.score, self.portfolio.position(item.entry)))

    def coverage(self, question_stems: frozenset[str], quote: Quote) -> float:
        """Share of the question's stems, weighted by rarity, that occur in the quote or its title.

        What occurs only elsewhere in the entry counts half.
        """
        if not question_stems:
            return 0.0
        near = _line_stems(quote.text) | self.portfolio.title_stems[quote.entry.id]
        far = self.portfolio.entry_stems[quote.entry.id]
        total = got = 0.0
        for each in question_stems:
            weight = self.portfolio.rarity(each)
            total += weight
            if each in near:
                got += weight
            elif equivalents(each) & near:
                got += 0.8 * weight
            elif each in far:
                got += 0.6 * weight
            elif equivalents(each) & far:
                got += 0.4 * weight
        return got / total


@cache
def _cached_stems(text: str) -> frozenset[str]:
    return stems(text)


def _line_stems(text: str) -> frozenset[str]:
    return _cached_stems(text)
