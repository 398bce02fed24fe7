"""Which entry of a kind names the most or the fewest technologies."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.sentences.naming import counted
from assistant.compose.sentences.roles import called, told_apart
from assistant.numbers import number
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words
from index import Entry

_ASKED = pattern("stack", "richest")
_FEWEST = pattern("stack", "poorest")
_KINDS = ("project", "role")
_EQUAL = 3


def richest(reading: Reading) -> Draft | None:
    """The entry, or the few, that the most or the fewest technologies are given for; None where
    that is not asked."""
    if not _ASKED.search(reading.question) or reading.mentions.technologies:
        return None
    named = [entry for entry in reading.named if entry.kind in _KINDS]
    kinds = [kind for kind in _KINDS if kind in reading.mentions.kinds]
    if not (kinds or len(named) > 1) or len(named) == 1:
        return None
    entries = named or reading.portfolio.of_kind(kinds[0])
    uses = {entry.id: _uses(reading.portfolio, entry) for entry in entries}
    having = [entry for entry in entries if uses[entry.id]]
    if len(having) < 2:
        return None
    fewest = bool(_FEWEST.search(reading.question))
    ranked = sorted(having, key=lambda entry: len(uses[entry.id]), reverse=not fewest)
    wanted = len(uses[ranked[0].id])
    best = [entry for entry in ranked if len(uses[entry.id]) == wanted][:_EQUAL]
    draft = Draft()
    for entry in best:
        found = uses[entry.id]
        tools = f"{number(len(found))} {'technology' if len(found) == 1 else 'technologies'}"
        told = f"{_name(entry, entries)} involves {tools}: {join_words(list(found))}."
        draft.add(told, *found.values())
    _say(draft, best, entries, having, uses, fewest)
    return draft


def _say(
    draft: Draft,
    best: Sequence[Entry],
    entries: Sequence[Entry],
    having: Sequence[Entry],
    uses: dict[str, dict[str, Quote]],
    fewest: bool,
) -> None:
    """Which one that makes, and the numbers of the others."""
    others = [entry for entry in having if entry not in best]
    names = join_words([_name(entry, entries) for entry in best])
    which = "fewest" if fewest else "most"
    opening = f"Of the {counted(best[0].kind, len(having))} that name technologies"
    told = [f"{_name(entry, entries)} {number(len(uses[entry.id]))}" for entry in others]
    have = "has" if len(best) == 1 else "have"
    rest = f"; {join_words(told)}" if told else ""
    quotes = [quote for entry in having for quote in uses[entry.id].values()]
    draft.add(f"{opening}, {names} {have} the {which}{rest}.", *dict.fromkeys(quotes))


def _uses(portfolio: Portfolio, entry: Entry) -> dict[str, Quote]:
    """The technologies of an entry as they are written there, each with a line that names it."""
    found: dict[str, Quote] = {}
    for name in portfolio.technologies_of(entry):
        use = next(use for use in portfolio.uses[name] if use.quote.entry is entry)
        found.setdefault(use.text, use.quote)
    return found


def _name(entry: Entry, among: Sequence[Entry]) -> str:
    return told_apart(entry, among) if entry.kind == "role" else called(entry)
