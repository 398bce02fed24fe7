"""Answers on a career as a whole: its path, its level, and the way of working."""

from __future__ import annotations

from assistant.aspects import aspects
from assistant.claims import Draft
from assistant.compose.person.aspects import shows, told
from assistant.compose.person.overview import length_asked, strengths
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import tell
from assistant.compose.time import durations
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_SENIOR = pattern("career", "senior")
_MOST_JOBS = 8
_MOST_PRINCIPLES = 4


def path(reading: Reading) -> Draft:
    """The jobs in the order in which they began."""
    portfolio = reading.portfolio
    draft = Draft()
    jobs = sorted(
        (role for role in portfolio.roles if role.start),
        key=lambda role: role.start.ordinal if role.start else 0,
    )
    most = length_asked(reading.whole or reading.question) or _MOST_JOBS
    for job in (jobs or portfolio.roles)[-most:]:
        draft.extend([held(job, portfolio.person)])
    if not draft.claims:
        draft.missing.append("any job")
    return draft


def seniority(reading: Reading) -> Draft:
    """What speaks for a level: titles, years, people led, and results."""
    portfolio = reading.portfolio
    person = portfolio.person
    draft = Draft()
    senior = [role for role in portfolio.roles if _SENIOR.search(role.position or "")]
    for role in senior[:2] or portfolio.roles[:1]:
        draft.extend([held(role, person)])
    draft.extend(durations.total(reading).claims[:1])
    draft.extend(told(portfolio, shows(portfolio, aspects()["leading"]), 2))
    draft.extend(strengths(reading).claims[:2])
    return draft


def approach(reading: Reading) -> Draft | None:
    """The principles, those nearest to the question first; None where there are none."""
    portfolio = reading.portfolio
    principles = portfolio.of_kind("principle")
    if not principles:
        return None
    near = list(dict.fromkeys(item.entry.id for item in reading.evidence))

    def distance(entry: Entry) -> int:
        return near.index(entry.id) if entry.id in near else len(near)

    draft = Draft()
    chosen = sorted(principles, key=distance)[:_MOST_PRINCIPLES]
    lines = 2 if len(chosen) <= 2 else 1
    for entry in chosen:
        for at, quote in enumerate(portfolio.quotes(entry)[:lines]):
            draft.extend([tell(quote, portfolio.person, opens=at == 0)])
    return draft
