"""The lines that show a technology or a category of them, the strongest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.claims import Quote
from assistant.portfolio import Portfolio, strength
from assistant.technologies import TOPIC, Technology
from assistant.words import stems
from index import Entry


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """A technology, category or subject with the lines that show it, the strongest first."""

    name: str
    quotes: tuple[Quote, ...]
    members: tuple[str, ...] = ()
    """Of a category: the technologies of the portfolio that belong to it."""

    @property
    def entries(self) -> list[Entry]:
        """The entries of the lines, each once."""
        return list({quote.entry.id: quote.entry for quote in self.quotes}.values())


@lru_cache(maxsize=256)
def evidence_of(portfolio: Portfolio, technology: Technology) -> SkillEvidence:
    """Where a technology, or the members and the name of a category, are in the portfolio."""
    names = [technology.name]
    if TOPIC in technology.categories:
        naming = strongest_first(portfolio, _lines_naming(portfolio, technology.name))
        return SkillEvidence(technology.name, tuple(naming))
    if technology.is_category:
        names = [n for n in portfolio.uses if technology.name in categories_of(portfolio, n)]
    elif technology.name not in portfolio.uses:
        category = technology.name.lower()
        members = [n for n in portfolio.uses if category in categories_of(portfolio, n)]
        return SkillEvidence(technology.name, (), tuple(members))
    quotes = [use.quote for name in names for use in portfolio.uses.get(name, [])]
    if technology.is_category:
        for name in (technology.name, *portfolio.technologies.shown_by(technology)):
            quotes += [
                quote
                for quote in _lines_naming(portfolio, name)
                if not _is_of_another(portfolio, quote, name, technology)
            ]
    naming = [quote for quote in quotes if quote.entry.kind == "profile"]
    ranked = strongest_first(portfolio, quotes)
    if technology.is_category:
        ranked = [*naming, *(quote for quote in ranked if quote not in naming)]
    return SkillEvidence(
        technology.name,
        tuple(ranked),
        tuple(names) if technology.is_category else (),
    )


def as_written(portfolio: Portfolio, found: SkillEvidence, quote: Quote) -> str:
    """The name of a technology as a line writes it: `React`, where the table has `React.js`."""
    uses = portfolio.uses.get(found.name, [])
    return next((use.text for use in uses if use.quote == quote), found.name)


def categories_of(portfolio: Portfolio, name: str) -> frozenset[str]:
    """The categories of a technology of the portfolio."""
    technology = portfolio.technologies.names.get(name)
    return technology.categories if technology else frozenset()


def _lines_naming(portfolio: Portfolio, phrase: str) -> list[Quote]:
    wanted = stems(phrase)
    return [
        quote
        for entry in portfolio.entries
        if wanted <= portfolio.entry_stems[entry.id]
        for quote in portfolio.quotes(entry) or [Quote(entry, entry.title)]
        if wanted <= stems(quote.text) | portfolio.title_stems[entry.id]
    ]


def _is_of_another(portfolio: Portfolio, quote: Quote, phrase: str, category: Technology) -> bool:
    """Whether a line has the phrase only in the name of something else: testing in A/B testing."""
    text = quote.text
    for mention in reversed(portfolio.technologies.find(text)):
        if category.name not in mention.technology.categories:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    wanted = stems(phrase)
    return wanted <= stems(quote.text) and not wanted & stems(text)


def strongest_first(portfolio: Portfolio, quotes: Iterable[Quote]) -> list[Quote]:
    """Work before projects before study, each line once."""
    unique = dict.fromkeys(quotes)
    return sorted(
        unique,
        key=lambda quote: (
            strength(quote.entry),
            portfolio.position(quote.entry),
            quote.text == quote.entry.title,
        ),
    )
