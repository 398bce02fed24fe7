"""Answers on what entries have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from assistant.claims import Draft, Quote
from assistant.compose.entries.about import describe
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import fields_quote, place
from assistant.compose.sentences.telling import tell
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words, stems
from index import Entry

_ASKED = pattern("sharing", "asked")
_OF_CONTENT = pattern("sharing", "of_content")
_OVERLAP = pattern("sharing", "overlap")
_OF_TIME = pattern("sharing", "of_time")
_LEAST = 2.0
"""Rarity of the words that two lines must share to be shown for it."""


def asks_shared(question: str, entries: Sequence[Entry]) -> bool:
    """Whether a question wants what its sides have in common, and not when they overlap."""
    if _OF_CONTENT.search(question):
        return True
    if _OF_TIME.search(question):
        return False
    dated = any(entry.start for entry in entries)
    return bool(_ASKED.search(question) or (_OVERLAP.search(question) and not dated))


def shared(reading: Reading, entries: Sequence[Entry]) -> Draft:
    """Technologies, places, titles, states and words that all the entries have."""
    portfolio = reading.portfolio
    draft = Draft()
    names = [_short(entry) for entry in entries]
    both = "Both" if len(entries) == 2 else "All"
    title = join_words(names)
    _technologies(portfolio, entries, f"{both} {title} involve", draft)
    place_of = {entry.location for entry in entries}
    if len(place_of) == 1 and None not in place_of:
        quotes = [fields_quote(entry, "location") for entry in entries]
        draft.add(f"{both} are placed in {entries[0].location}.", *quotes)
    positions = {entry.position for entry in entries}
    if len(positions) == 1 and None not in positions:
        quotes = [fields_quote(entry) for entry in entries]
        draft.add(f"{both} have the title {entries[0].position}.", *quotes)
    states = {entry.status for entry in entries}
    if len(states) == 1 and (state := entries[0].status):
        quotes = [fields_quote(entry, "status") for entry in entries]
        says = status_says(state).removeprefix("an ").removeprefix("a ")
        plural = "experiments" if says == "experiment" else says
        draft.add(f"{both} are {plural}.", *quotes)
    for quote in _alike(portfolio, entries):
        draft.extend([tell(quote, portfolio.person)])
    if draft.claims:
        return draft
    draft.unsaid.append(f"what {title} have in common")
    for entry in entries:
        draft.extend(describe(portfolio, entry, [], 1))
    return draft


def _technologies(
    portfolio: Portfolio, entries: Sequence[Entry], opening: str, draft: Draft
) -> None:
    common = [
        name
        for name in portfolio.technologies_of(entries[0])
        if all(name in portfolio.technologies_of(entry) for entry in entries[1:])
    ]
    if not common:
        return
    uses = [
        next(use for use in portfolio.uses[name] if use.quote.entry is entry)
        for entry, name in product(entries, common)
    ]
    written = list(dict.fromkeys(use.text for use in uses[: len(common)]))
    draft.add(f"{opening} {join_words(written)}.", *[use.quote for use in uses])


def _alike(portfolio: Portfolio, entries: Sequence[Entry]) -> list[Quote]:
    """The two lines, one of each of two entries, that share the most rare words."""
    if len(entries) != 2:
        return []
    names = stems(" ".join(_short(entry) for entry in entries))
    best: tuple[float, list[Quote]] = (0.0, [])
    for one, other in product(portfolio.quotes(entries[0]), portfolio.quotes(entries[1])):
        words = stems(one.text) & stems(other.text) - names
        weight = sum([portfolio.rarity(each) for each in words])
        if weight > best[0]:
            best = (weight, [one, other])
    return best[1] if best[0] >= _LEAST else []


def _short(entry: Entry) -> str:
    return place(entry) if entry.kind in {"role", "volunteer"} else entry.title
