"""Answers on lines of business: for whom each job and project was."""

from __future__ import annotations

from collections.abc import Collection

from assistant.claims import Draft, Quote
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import tell
from assistant.evidence import equivalents
from assistant.lines_of_business import (
    industries_in,
    industry_tokens,
    is_on_industry,
    words_of_industries,
)
from assistant.portfolio import Portfolio, strength
from assistant.reading import Reading
from assistant.words import Token, join_words, stem, stems
from index import Entry

_MOST_JOBS = 5
_MOST_PROJECTS = 2
_MOST_LINES = 4
_SURE = 2
"""Words of a line of business from which on an entry is of it, though it does not name it."""
_WORK = frozenset({"role", "project", "volunteer"})


def industries(reading: Reading) -> Draft:
    """Per job, the line that says for which business it was; projects in others after them."""
    if is_on_industry(reading.question):
        return of_business(reading, industry_tokens(reading.question))
    portfolio = reading.portfolio
    person = portfolio.person
    draft = Draft()
    known: set[str] = set()
    for role in portfolio.roles[:_MOST_JOBS]:
        lines = _telling(portfolio, role)
        if not lines:
            draft.extend([held(role, person)])
        for at, quote in enumerate(lines):
            known |= industries_in(f"{role.title} {quote.text}")
            draft.extend([tell(quote, person, opens=at == 0)])
    others = 0
    for project in portfolio.of_kind("project"):
        best = _most_telling(portfolio, project)
        new = industries_in(best.text) - known if best else frozenset()
        if best and new and others < _MOST_PROJECTS and project.status != "Experiment":
            known |= new
            others += 1
            draft.extend([tell(best, person)])
    if not draft.claims:
        draft.missing.append("the lines of business of any job")
    return draft


def of_business(
    reading: Reading, named: list[Token], kinds: Collection[str] | None = None
) -> Draft:
    """The work in one line of business; where there is none, what comes nearest to it, apart."""
    portfolio = reading.portfolio
    asked = join_words(list(dict.fromkeys(_written(reading.question, each) for each in named)))
    areas = industries_in(asked)
    own = {stem(token.lower) for token in named}
    literal = own | {
        other for each in own for other in equivalents(each) if industries_in(other) & areas
    }
    draft = Draft()
    near: list[Quote] = []
    for entry in sorted(portfolio.entries, key=lambda e: (strength(e), portfolio.position(e))):
        if entry.kind not in (kinds or _WORK):
            continue
        words = words_of_industries(entry.document)
        shown = {word for area in areas for word in words.get(area, ())}
        if not (shown or literal & portfolio.entry_stems[entry.id]):
            continue
        quote = max(
            portfolio.quotes(entry) or [Quote(entry, entry.title)],
            key=lambda quote: len((shown | literal) & stems(quote.text)),
        )
        if literal & portfolio.entry_stems[entry.id] or len(shown) >= _SURE:
            draft.extend([tell(quote, portfolio.person)] if len(draft.claims) < _MOST_LINES else [])
        else:
            near.append(quote)
    if not draft.claims:
        draft.missing.append(asked)
        draft.related += near[:3]
    return draft


def _written(question: str, token: Token) -> str:
    """The word with a letter that a hyphen joins to it: `e-commerce`."""
    before = question[: token.start]
    joined = len(before) > 1 and before[-1] == "-" and not before[:-2][-1:].isalpha()
    return question[token.start - 2 : token.end] if joined else token.text


def _telling(portfolio: Portfolio, role: Entry) -> list[Quote]:
    """The line that a role begins with, and the one that shows a business better."""
    quotes = portfolio.quotes(role)
    best = _most_telling(portfolio, role)
    if best is None:
        return quotes[:1]
    opening = quotes[0]
    if role.text and len(industries_in(opening.text)) < len(industries_in(best.text)):
        return [opening, best] if not industries_in(opening.text) else [best]
    return [best]


def _most_telling(portfolio: Portfolio, entry: Entry) -> Quote | None:
    """The first line with the most words of some business; None where there is none."""
    quotes = [quote for quote in portfolio.quotes(entry) if industries_in(quote.text)]
    return max(quotes, key=lambda quote: len(industries_in(quote.text)), default=None)
