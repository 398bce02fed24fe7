"""Answers that set two entries side by side, or find the thought behind a piece of work."""

from __future__ import annotations

import math
from heapq import nlargest

from assistant.claims import Draft, Quote
from assistant.compose.about import describe, is_covered
from assistant.compose.naming import named, status_says
from assistant.compose.roles import fields_quote, named_by, place
from assistant.compose.shown import evidence_of
from assistant.compose.stack import technologies_at
from assistant.compose.telling import tell
from assistant.kinds import kind_phrases, kind_stems
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import content_tokens, join_words, stem, stems
from index import Entry

_WEIGHED = 100
"""Of very many entries, those whose texts are compared."""
_THEORY = frozenset({"principle", "deep-dive"})


def compare(reading: Reading) -> Draft | None:
    """Two or more entries, one after the other, and what differs in their fields."""
    entries = _asked(reading)
    if len(entries) < 2:
        return None
    draft = Draft()
    for technology in [each for each in reading.mentions.names if each.is_category]:
        shown = [q for q in evidence_of(reading.portfolio, technology).quotes if q.entry in entries]
        of_each = {quote.entry.id: quote for quote in reversed(shown)}
        draft.extend([tell(quote, reading.portfolio.person) for quote in of_each.values()])
    if len(draft.entries) > 1:
        return draft
    for entry in entries[:3]:
        ranked = [item.quote for item in reading.evidence if item.entry is entry]
        if entry.kind == "role":
            ranked = [reading.portfolio.lead(entry), *ranked]
        draft.extend(describe(reading.portfolio, entry, ranked, 3 if entry.kind == "role" else 2))
    if len({entry.status for entry in entries if entry.status}) > 1:
        for entry in entries[:3]:
            if entry.status:
                draft.add(
                    f"{entry.title} is {status_says(entry.status)}.", fields_quote(entry, "status")
                )
    roles = [entry for entry in entries if entry.kind == "role"]
    if len(roles) > 1:
        _technologies(reading.portfolio, roles, draft)
    return draft


_ORDER_SIDES = pattern("comparing", "order_sides")
_ORDER = pattern("comparing", "order")


def order(reading: Reading) -> Draft | None:
    """Which of two dated entries came first."""
    if not _ORDER.search(reading.question):
        return None
    named = [entry for entry in reading.named if entry.start]
    named += [entry for entry in _dated_sides(reading) if entry not in named]
    if len(named) < 2 or (len(reading.named) < 2 and reading.intent != "compare"):
        return None
    named = named[:2]
    draft = Draft()
    earlier, later = sorted(named, key=lambda entry: entry.start.ordinal if entry.start else 0)
    quotes = (fields_quote(earlier), fields_quote(later))
    told = [f"{_short(entry)} is dated {entry.period}" for entry in (earlier, later)]
    if _is_before(earlier, later):
        draft.add(f"{told[0]} and {told[1]}, so {_short(earlier)} came first.", *quotes)
        return draft
    draft.add(f"{told[0]} and {told[1]}.", *quotes)
    draft.unsaid.append("which of the two is earlier")
    return draft


def _is_before(earlier: Entry, later: Entry) -> bool:
    """Whether the dates tell: a year without a month has no order within that year."""
    one, other = earlier.start, later.start
    if one is None or other is None:
        return False
    if one.year != other.year:
        return True
    return bool(one.month and other.month and one.month < other.month)


def _dated_sides(reading: Reading) -> list[Entry]:
    """For each side of the question the dated entry that it describes best."""
    found: list[Entry] = []
    for side in _ORDER_SIDES.split(reading.question):
        wanted = stems(side) - kind_stems()
        dated = [e for e in _described(reading, side) if e.start and wanted & named_by(e)]
        found += [entry for entry in dated[:1] if entry not in found]
    return found


def _short(entry: Entry) -> str:
    return place(entry) if entry.kind in {"role", "volunteer"} else entry.title


_SIDES = pattern("comparing", "sides")


def _asked(reading: Reading) -> list[Entry]:
    """The entries that are set side by side: each side of the question names or describes one."""
    known = list(reading.named)
    if not known and len(reading.mentions.groups) > 1:
        return list(reading.mentions.groups)
    if len(known) >= 2 and all(is_covered(reading, token, known) for token in reading.subjects):
        return known
    sides: list[Entry] = []
    for side in _SIDES.split(reading.question):
        found = [entry for entry in known if _is_named_in(entry, side)] or _described(reading, side)
        sides += [entry for entry in found[:1] if entry not in sides]
    if len(sides) >= 2:
        return sides
    kinds = [kind for kind in reading.mentions.kinds if kind != "role"]
    if not known and kinds:
        return reading.portfolio.of_kind(*kinds)[:3]
    if "role" in reading.mentions.kinds or not (known or sides):
        return reading.portfolio.roles[:2]
    return list({entry.id: entry for entry in (*known, *sides)}.values())


def _is_named_in(entry: Entry, side: str) -> bool:
    name = stems(place(entry) if entry.kind in {"role", "volunteer", "education"} else entry.title)
    return bool(stems(side) & name) and (stems(side) <= name or name <= stems(side))


def _described(reading: Reading, side: str) -> list[Entry]:
    """Entries by the words of a side: of titles first, then anywhere; the kinds named there
    first."""
    portfolio = reading.portfolio
    wanted = {stem(token.lower) for token in content_tokens(side)}
    kinds = {match.value for match in kind_phrases().find(side)}
    if not wanted and kinds:
        wanted = set(reading.stems)
    scored = [
        (
            2 * len(wanted & portfolio.title_stems[entry.id])
            + len(wanted & portfolio.entry_stems[entry.id])
            + 3 * (entry.kind in kinds),
            entry,
        )
        for entry in portfolio.entries
        if entry.kind != "profile" and wanted & portfolio.entry_stems[entry.id]
    ]
    scored.sort(key=lambda pair: (-pair[0], portfolio.position(pair[1])))
    return [entry for _, entry in scored]


def _technologies(portfolio: Portfolio, roles: list[Entry], draft: Draft) -> None:
    for role in roles:
        claim = technologies_at(portfolio, role)
        if claim:
            draft.add(*claim)


def theme(reading: Reading) -> Draft | None:
    """Principles and study notes beside the work of the same theme."""
    portfolio = reading.portfolio
    entries = reading.named
    if not entries and reading.evidence and reading.evidence[0].coverage >= 0.5:
        entries = [reading.evidence[0].entry]
    if not entries:
        return _all_themes(reading)
    draft = Draft()
    entry = entries[0]
    wanted = _THEORY if entry.kind not in _THEORY else frozenset({"project", "role"})
    asked = frozenset(reading.mentions.kinds) - {entry.kind}
    kinds = asked or wanted
    partners = related_entries(portfolio, entry, kinds)
    if not partners:
        return None
    draft.extend(describe(portfolio, entry, [], 2))
    for partner in partners[:2]:
        draft.extend(describe(portfolio, partner, _shared_lines(portfolio, partner, entry), 2))
    return draft


def _shared_lines(portfolio: Portfolio, partner: Entry, entry: Entry) -> list[Quote]:
    own = portfolio.entry_stems[entry.id]
    return sorted(portfolio.quotes(partner), key=lambda quote: -len(stems(quote.text) & own))[:1]


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
        theory = [quote for quote in quotes if quote.entry.kind in _THEORY]
        work = [quote for quote in quotes if quote.entry.kind in {"role", "project"}]
        if theory and work:
            shown = f"{named(theory[0].entry)} and {named(work[0].entry)}"
            text = f"{name} is both studied and used: {shown}."
            draft.add(text, theory[0], work[0])
        if len(draft.claims) >= 4:
            break
    return draft if draft.claims else None


def technologies(reading: Reading) -> Draft | None:
    """The technologies of the entries in question, or of each job and project."""
    portfolio = reading.portfolio
    draft = Draft()
    if reading.named:
        for entry in reading.named:
            claim = technologies_at(portfolio, entry)
            if claim:
                draft.add(*claim)
            else:
                draft.missing.append(f"technologies of {place(entry)}")
                draft.related.append(portfolio.lead(entry))
        return draft
    for role in portfolio.roles[:4]:
        claim = technologies_at(portfolio, role)
        if claim:
            draft.add(*claim)
    for skill in portfolio.of_kind("skill")[:6]:
        draft.extend(describe(portfolio, skill, [], 1))
    covered = {name for role in portfolio.roles[:4] for name in portfolio.technologies_of(role)}
    further: dict[str, Quote] = {}
    for project in portfolio.of_kind("project"):
        for name in portfolio.technologies_of(project):
            if name not in covered and name not in further:
                further[name] = next(
                    u.quote for u in portfolio.uses[name] if u.quote.entry is project
                )
    if further and len(draft.claims) < 8:
        draft.add(
            f"The projects add {join_words(list(further)[:10])}.", *list(further.values())[:10]
        )
    return draft if draft.claims else None
