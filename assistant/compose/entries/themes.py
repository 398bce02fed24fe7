"""Answers that find the thought behind a piece of work, or the work behind a thought."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from heapq import nlargest

from assistant.claims import Draft, Quote
from assistant.compose.choosing.sides import entry_meant, kinds_meant, sides, topic_of, using
from assistant.compose.entries.about import describe
from assistant.compose.sentences.naming import kind_name, named
from assistant.linking import Linker
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.words import join_words, stems
from index import Entry

_WEIGHED = 100
"""Of very many entries, those whose texts are compared."""
_INSIDE = 3
_ALIKE = 0.3
"""Cosine, and words in common, from which an entry is near enough to be shown beside another."""
_WORD = 0.05
_THEORY = frozenset({"principle", "deep-dive", "publication", "talk", "education", "interest"})
_WORK = frozenset({"project", "role"})
_STUDIED = frozenset({"principle", "deep-dive"})


def theme(reading: Reading) -> Draft | None:
    """Principles and study notes beside the work of the same theme."""
    anchors = sides(reading) or _of_topic(reading)
    if len(anchors) < 2:
        anchors = _anchors(reading) or anchors
    if len(anchors) > 1:
        return beside(reading.portfolio, anchors[:3])
    if not anchors:
        return _all_themes(reading) if not topic_of(reading.question) else None
    return _with_partners(reading, anchors[0])


def _anchors(reading: Reading) -> list[Entry]:
    """The entry whose counterpart is asked for."""
    if reading.named:
        return reading.named[:1]
    topic = topic_of(reading.question)
    found = entry_meant(reading, reading.question) or Linker(reading.portfolio).entry(topic)
    if found and found.kind in _THEORY | _WORK:
        return [found]
    best = reading.evidence[:1]
    told = best and best[0].coverage >= 0.5 and best[0].entry.kind != "profile"
    several = len(kinds_meant(reading.question)) > 1
    return [best[0].entry] if told and not several else []


def _of_topic(reading: Reading) -> list[Entry]:
    """For each kind that the question names, its entry on the topic of the question."""
    if reading.named:
        return []
    linker = Linker(reading.portfolio)
    topic = topic_of(reading.question)
    found: list[Entry] = []
    for kind in kinds_meant(reading.question):
        entry = linker.entry(topic, {kind}) if topic else None
        entry = entry or using(reading, kind)
        if alone := reading.portfolio.of_kind(kind)[:2]:
            entry = entry or (alone[0] if len(alone) == 1 else None)
        if entry and entry not in found:
            found.append(entry)
    return found


def _with_partners(reading: Reading, entry: Entry) -> Draft | None:
    portfolio = reading.portfolio
    meant = [kind for kind in kinds_meant(reading.question) if portfolio.of_kind(kind)]
    asked = frozenset(meant) - {entry.kind}
    kinds = asked or (_WORK if entry.kind in _THEORY else _STUDIED)
    states = reading.mentions.statuses
    kinds = kinds & {"project"} or kinds if states else kinds
    partners = [e for e in related_entries(portfolio, entry, kinds) if _is_in(e, states)]
    near = [] if partners else _nearest(portfolio, entry, kinds, states)
    near = near or ([] if partners else _nearest(portfolio, entry, kinds, ()))
    draft = beside(portfolio, [entry, *(partners or near)[:2]])
    if near:
        draft.premise = "The portfolio does not link the two itself; what comes nearest is this."
    elif not partners and asked:
        names = join_words([kind_name(kind) for kind in sorted(asked)], "or")
        draft.unsaid.append(f"which {names} goes with {entry.title}")
    return draft if partners or near or asked else None


def _is_in(entry: Entry, states: Sequence[str]) -> bool:
    return not states or entry.kind != "project" or entry.status in states


def _nearest(
    portfolio: Portfolio, entry: Entry, kinds: Collection[str], states: Sequence[str]
) -> list[Entry]:
    """The entry of these kinds whose text is most like that of another one."""
    others = [e for e in portfolio.of_kind(*kinds) if e is not entry and _is_in(e, states)]
    words = [word for word in portfolio.title_stems[entry.id] if len(word) > _INSIDE]
    inside = [
        other
        for other in others
        for name in portfolio.technologies_of(other)
        if any(word in name.lower() for word in words)
    ]
    if inside:
        return inside[:1]
    text = " ".join([entry.title, *(quote.text for quote in portfolio.quotes(entry)[:3])])
    alike = portfolio.index.similarities(portfolio.index.embed([text])[0])
    best: dict[str, float] = {}
    for likeness, passage in zip(alike, portfolio.index.passages, strict=True):
        best[passage.entry_id] = max(best.get(passage.entry_id, 0.0), float(likeness))

    def kin(other: Entry) -> float:
        words = portfolio.entry_stems[other.id] & portfolio.entry_stems[entry.id]
        return best.get(other.id, 0.0) + _WORD * sum([portfolio.rarity(each) for each in words])

    nearest = max(others, key=kin, default=None)
    return [nearest] if nearest and kin(nearest) >= _ALIKE else []


def beside(portfolio: Portfolio, entries: Sequence[Entry]) -> Draft:
    """Entries one after the other, with the lines of each that are nearest to the others."""
    draft = Draft()
    for entry in entries:
        others = [other for other in entries if other is not entry]
        draft.extend(describe(portfolio, entry, _shared_lines(portfolio, entry, others), 2))
    return draft


def _shared_lines(portfolio: Portfolio, entry: Entry, others: Sequence[Entry]) -> list[Quote]:
    """The line of an entry that has the most rare words of the others."""
    theirs = frozenset().union(*(portfolio.entry_stems[other.id] for other in others))

    def weight(quote: Quote) -> float:
        return sum([portfolio.rarity(each) for each in stems(quote.text) & theirs])

    best = max(portfolio.quotes(entry), key=weight, default=None)
    return [best] if best and weight(best) else []


def related_entries(portfolio: Portfolio, entry: Entry, kinds: frozenset[str]) -> list[Entry]:
    """Entries of these kinds that share a theme with one: a technology, or rare words of a
    title."""
    kinship = _Kinship(portfolio, entry)
    likely = [
        (score, other)
        for other in portfolio.of_kind(*kinds)
        if other is not entry and (score := kinship.of_titles(other))
    ]
    if len(likely) > _WEIGHED:
        likely = nlargest(_WEIGHED, likely, key=lambda pair: pair[0])
    scored = [(score + kinship.of_texts(other), other) for score, other in likely]
    least = 0.5 * max((score for score, _ in scored), default=0.0)
    near = [(score, other) for score, other in scored if score >= least]
    near.sort(key=lambda pair: (-pair[0], portfolio.position(pair[1])))
    return [other for _, other in near]


class _Kinship:
    """How rare is what another entry shares with this one."""

    def __init__(self, portfolio: Portfolio, one: Entry) -> None:
        self._portfolio = portfolio
        self._own = portfolio.entry_stems[one.id]
        self._titled = portfolio.title_stems[one.id] & self._own
        self._used = frozenset(portfolio.technologies_of(one))
        self._enough = math.log(1 + len(portfolio.entries) / 4)
        self._rarity = {each: portfolio.rarity(each) for each in self._own}

    def of_titles(self, other: Entry) -> float:
        """By technologies and words of the titles; 0 where it is no more than common words."""
        titled = self._shared_with_titles(other)
        technologies = self._used.intersection(self._portfolio.technologies_of(other))
        score = sum([self._rarity[each] for each in titled])
        telling = len(titled) > 1 or score >= self._enough
        return score + 3 * len(technologies) if technologies or telling else 0.0

    def of_texts(self, other: Entry) -> float:
        """By all the other words, which count half."""
        shared = self._own & self._portfolio.entry_stems[other.id]
        return sum([self._rarity[each] for each in shared - self._shared_with_titles(other)]) / 2

    def _shared_with_titles(self, other: Entry) -> frozenset[str]:
        others = self._portfolio.entry_stems[other.id]
        return (self._titled & others) | (self._portfolio.title_stems[other.id] & self._own)


def _all_themes(reading: Reading) -> Draft | None:
    """Thoughts and study notes that name the same technology as a piece of work."""
    portfolio = reading.portfolio
    draft = Draft()
    for name, uses in portfolio.uses.items():
        quotes = {use.quote.entry.id: use.quote for use in uses}.values()
        theory = [quote for quote in quotes if quote.entry.kind in _STUDIED]
        work = [quote for quote in quotes if quote.entry.kind in {"role", "project"}]
        if theory and work:
            shown = f"{named(theory[0].entry)} and {named(work[0].entry)}"
            text = f"{name} is both studied and used: {shown}."
            draft.add(text, theory[0], work[0])
        if len(draft.claims) >= 4:
            break
    return draft if draft.claims else None
