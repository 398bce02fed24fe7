"""Answers on one thing: an entry, or a subject that lines of the portfolio speak of."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.claims import Claim, Draft, Quote
from assistant.compose.details import details
from assistant.compose.roles import held
from assistant.compose.telling import JOBS, tell
from assistant.evidence import Evidence
from assistant.portfolio import Portfolio, strength
from assistant.reading import Reading
from index import Entry

_MOST_ENTRIES = 3
_MOST_LINES = 4
_SECOND_ENTRY_MARGIN = 0.15


def about(reading: Reading) -> Draft | None:
    """What the portfolio says on the subject of the question; None where it says nothing."""
    named = [*reading.mentions.organisations, *reading.mentions.titles] or reading.focus
    if named:
        return _on_entries(reading, named)
    evidence = supported(reading)
    if not evidence:
        return None
    draft = Draft()
    for entry in _entries(evidence):
        focus = [item.quote for item in evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, focus, 2 if draft.claims else 3))
    return draft


def _on_entries(reading: Reading, entries: list[Entry]) -> Draft:
    draft = Draft()
    share = max(2, 6 // len(entries))
    for entry in entries[:4]:
        ranked = [item.quote for item in reading.evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, ranked, share if len(entries) > 1 else 5))
    return draft


def describe(portfolio: Portfolio, entry: Entry, focus: list[Quote], limit: int) -> list[Claim]:
    """At most `limit` sentences on an entry, those in `focus` before others, in reading order."""
    person = portfolio.person
    own = details(entry, person)
    if own:
        return own[:limit]
    quotes = portfolio.quotes(entry)
    opening: list[Claim] = []
    if entry.kind in JOBS:
        opening = [held(entry, person)]
    chosen = set(focus[: limit - len(opening)])
    lead = quotes[:1] if entry.kind not in JOBS else []
    chosen.update(lead)
    for quote in quotes:
        if len(chosen) >= limit - len(opening):
            break
        chosen.add(quote)
    ordered = [quote for quote in quotes if quote in chosen][: max(1, limit - len(opening))]
    told = [tell(quote, person, opens=at == 0) for at, quote in enumerate(ordered)]
    return [*opening, *told]


def supported(reading: Reading) -> list[Evidence]:
    """The lines that answer the question, by what they cover and how near they are."""
    evidence = reading.evidence
    if not evidence:
        return []
    best = evidence[0]
    if not is_enough(best):
        return []
    close = [
        item
        for item in evidence
        if item.score >= best.score - _SECOND_ENTRY_MARGIN and is_enough(item)
    ]
    return close[: _MOST_LINES * 2]


def is_enough(item: Evidence) -> bool:
    """Whether a line bears on the question at all."""
    return (
        item.coverage >= 0.62
        or item.similarity >= 0.5
        or (item.coverage >= 0.3 and item.similarity >= 0.33)
        or (item.coverage > 0 and item.similarity >= 0.42)
    )


def _entries(evidence: Iterable[Evidence]) -> list[Entry]:
    items = list(evidence)
    best: dict[str, Evidence] = {}
    for item in items:
        best.setdefault(item.entry.id, item)
    kept = list(best.values())[:_MOST_ENTRIES]
    first = kept[0]
    close = [item for item in kept if item.score >= first.score - 0.06]
    rest = [item for item in kept if item not in close]
    close.sort(key=lambda item: strength(item.entry))
    return [item.entry for item in (*close, *rest)]
