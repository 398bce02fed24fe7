"""Answers that set two entries side by side, or find the thought behind a piece of work."""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.about import describe
from assistant.compose.roles import place
from assistant.mentions import title_overlap
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.words import join_words, stems
from index import Entry

_THEORY = frozenset({"principle", "deep-dive"})
_SHARED = 0.12


def compare(reading: Reading) -> Draft | None:
    """Two or more entries, one after the other, and what differs in their fields."""
    entries = _asked(reading)
    if len(entries) < 2:
        return None
    draft = Draft()
    for entry in entries[:3]:
        ranked = [item.quote for item in reading.evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, ranked, 3 if entry.kind == "role" else 2))
    roles = [entry for entry in entries if entry.kind == "role"]
    if len(roles) > 1:
        _technologies(reading.portfolio, roles, draft)
    return draft


def _asked(reading: Reading) -> list[Entry]:
    named = [*reading.mentions.organisations, *reading.mentions.titles, *reading.focus]
    unique = list({entry.id: entry for entry in named}.values())
    if len(unique) >= 2:
        return unique
    if not unique and "role" in reading.mentions.kinds:
        return reading.portfolio.roles[:2]
    overlap = [
        (title_overlap(reading.portfolio, entry, reading.stems), entry)
        for entry in reading.portfolio.entries
        if entry not in unique and entry.kind != "profile"
    ]
    kinds = reading.mentions.kinds
    near = [
        (score + (0.1 if entry.kind in kinds else 0), entry)
        for score, entry in overlap
        if score >= _SHARED
    ]
    near.sort(key=lambda pair: -pair[0])
    for _, entry in near:
        if len(unique) >= 2:
            break
        if entry.kind not in {each.kind for each in unique} or len(kinds) < 2:
            unique.append(entry)
    return unique


def _technologies(portfolio: Portfolio, roles: list[Entry], draft: Draft) -> None:
    for role in roles:
        claim = technologies_at(portfolio, role)
        if claim:
            draft.add(*claim)


def technologies_at(portfolio: Portfolio, entry: Entry) -> tuple[str, *tuple[Quote, ...]] | None:
    """The technologies that an entry names, in one sentence, with the lines that name them."""
    names = portfolio.technologies_of(entry)
    if not names:
        return None
    quotes = [
        use.quote
        for name in names
        for use in portfolio.uses[name]
        if use.quote.entry is entry and use.quote.text != entry.title
    ] or [portfolio.lead(entry)]
    named = place(entry) if entry.kind in {"role", "volunteer"} else entry.title
    return (f"{named} involves {join_words(names)}.", *dict.fromkeys(quotes))


def theme(reading: Reading) -> Draft | None:
    """Principles and study notes beside the work of the same theme."""
    portfolio = reading.portfolio
    named = [*reading.mentions.titles, *reading.mentions.organisations, *reading.focus]
    if not named and reading.evidence and reading.evidence[0].coverage >= 0.5:
        named = [reading.evidence[0].entry]
    if not named:
        return _all_themes(reading)
    draft = Draft()
    entry = named[0]
    wanted = _THEORY if entry.kind not in _THEORY else frozenset({"project", "role"})
    kinds = frozenset(reading.mentions.kinds) & wanted or wanted
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
    """Entries of these kinds that share most with one, by rare words and by technologies."""
    own, own_title = portfolio.entry_stems[entry.id], portfolio.title_stems[entry.id]
    scored: list[tuple[float, Entry]] = []
    for other in portfolio.of_kind(*kinds):
        if other is entry:
            continue
        shared = own & portfolio.entry_stems[other.id]
        in_titles = (own_title & portfolio.entry_stems[other.id]) | (
            portfolio.title_stems[other.id] & own
        )
        score = sum(portfolio.rarity(each) for each in shared) + 2 * sum(
            portfolio.rarity(each) for each in in_titles
        )
        if len(shared) >= 2 or in_titles:
            scored.append((score, other))
    scored.sort(key=lambda pair: (-pair[0], portfolio.position(pair[1])))
    return [other for score, other in scored if score >= 0.5 * scored[0][0]]


def _all_themes(reading: Reading) -> Draft | None:
    portfolio = reading.portfolio
    draft = Draft()
    for thought in portfolio.of_kind("principle", "deep-dive"):
        if reading.mentions.kinds and thought.kind not in reading.mentions.kinds:
            continue
        work = related_entries(portfolio, thought, frozenset({"project", "role"}))
        if work and portfolio.title_stems[thought.id] & portfolio.entry_stems[work[0].id]:
            line = _shared_lines(portfolio, work[0], thought) or [portfolio.lead(work[0])]
            shown = place(work[0]) if work[0].kind == "role" else work[0].title
            draft.add(
                f"{thought.title} shows in the work on {shown}.", portfolio.lead(thought), line[0]
            )
        if len(draft.claims) >= 4:
            break
    return draft if draft.claims else None


def technologies(reading: Reading) -> Draft | None:
    """The technologies of the entries in question, or of each job and project."""
    portfolio = reading.portfolio
    named = [*reading.mentions.organisations, *reading.mentions.titles, *reading.focus]
    draft = Draft()
    if named:
        for entry in named:
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
