"""Answers on where and since when technologies were used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.claims import Draft, Quote
from assistant.compose.choosing.shown import SkillEvidence, as_written, evidence_of
from assistant.compose.sentences.details import with_its_text
from assistant.compose.sentences.naming import named_entries
from assistant.compose.sentences.roles import fields_quote, place
from assistant.compose.sentences.telling import JOBS, tell
from assistant.compose.skills.skills import of_members, relatives, shown, told_of
from assistant.dates import written
from assistant.numbers import number
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words
from index import Entry

_COUNTS = pattern("routing", "counts")
_SAID = pattern("skills", "said_length")
_COUNTED_FROM = 3
"""From so many on, entries are counted as they are named."""


def _shown_ones(reading: Reading, draft: Draft) -> Iterator[SkillEvidence]:
    """The technologies of the question that are shown; the others become missing in the draft."""
    for technology in reading.mentions.names:
        found = evidence_of(reading.portfolio, technology)
        if found.quotes:
            yield found
        elif found.members:
            draft.missing.append(f"{reading.mentions.called(technology)} by name")
            yield of_members(reading.portfolio, found)
        else:
            draft.missing.append(reading.mentions.called(technology))
            draft.related += relatives(reading.portfolio, technology)


def where_used(reading: Reading) -> Draft:
    """Every entry that names the technologies of the question."""
    portfolio = reading.portfolio
    draft = Draft()
    for found in _shown_ones(reading, draft):
        places = reading.mentions.organisations
        entries = [e for e in found.entries if not places or e in places] or found.entries
        quotes = [next(q for q in found.quotes if q.entry is entry) for entry in entries]
        if len(entries) > 1:
            lines = _member_lines(portfolio, found, entries)
            names = list(lines) or [as_written(portfolio, found, quotes[0])]
            verb = "appear" if len(names) > 1 else "appears"
            told = named_entries(entries)
            counts = reading.intent == "count" or _COUNTS.search(reading.question)
            if counts and len(entries) < _COUNTED_FROM:
                told = f"{number(len(entries))} entries: {told}"
            text = f"{join_words(names)} {verb} in {told}."
            draft.add(text, *quotes, *lines.values())
        for quote in quotes[:2]:
            draft.extend([told_of(portfolio, quote, found)])
    return with_its_text(draft, portfolio.person)


def _member_lines(
    portfolio: Portfolio, found: SkillEvidence, entries: Sequence[Entry]
) -> dict[str, Quote]:
    """The members of a category that these entries name, each with the strongest line."""
    ids = {entry.id for entry in entries}
    lines = {
        name: next((use.quote for use in portfolio.uses[name] if use.quote.entry.id in ids), None)
        for name in found.members
    }
    return {name: line for name, line in lines.items() if line}


def _lengths_said(portfolio: Portfolio, found: SkillEvidence) -> list[Quote]:
    """Lines of the skills that say since when or how long a technology is used."""
    shelves = [e for e in portfolio.of_kind("skill") if e.title.lower() == found.name.lower()]
    lines = [q for q in found.quotes if q.entry.kind == "skill"]
    lines += [quote for entry in shelves for quote in portfolio.quotes(entry)]
    return [quote for quote in dict.fromkeys(lines) if _SAID.search(quote.text)][:1]


def skill_years(reading: Reading) -> Draft:
    """Since when a technology is shown at work: the portfolio dates jobs, not skills."""
    portfolio = reading.portfolio
    draft = Draft()
    for found in _shown_ones(reading, draft):
        if f"{found.name} by name" not in draft.missing:
            draft.missing.append(f"a number of years with {found.name}")
        said = _lengths_said(portfolio, found)
        draft.extend([tell(quote, portfolio.person) for quote in said])
        jobs = [entry for entry in found.entries if entry.kind in JOBS and entry.start]
        for entry in jobs if not said else ():
            quote = next(q for q in found.quotes if q.entry is entry)
            draft.extend([told_of(portfolio, quote, found)])
        if said:
            draft.missing = [each for each in draft.missing if not each.endswith(found.name)]
        if jobs:
            first = min(jobs, key=lambda job: job.start.ordinal if job.start else 0)
            if first.start:
                began = written(first.start)
                text = f"The earliest job that shows it, at {place(first)}, began in {began}."
                draft.add(text, fields_quote(first))
        else:
            draft.extend(shown(portfolio, found, 2, lead=False))
    return draft
