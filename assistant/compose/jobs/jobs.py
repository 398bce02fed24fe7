"""Answers on jobs by their place in the career, their place on the map and their title."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.choosing.asking import (
    jobs_asked,
)
from assistant.compose.choosing.selecting import NEGATED
from assistant.compose.sentences.naming import counted
from assistant.compose.sentences.roles import fields_quote, held, place, since
from assistant.compose.sentences.telling import tell
from assistant.geography import is_country, lies_in
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import upper_first
from assistant.words import join_words, stem, stems
from index import Entry

_TITLES = pattern("jobs", "titles")
_WHERE = pattern("jobs", "where")
_RESIDES = pattern("jobs", "resides")
_PLACES = pattern("jobs", "places")
_IN = pattern("jobs", "in")


def current(reading: Reading) -> Draft:
    """The job or jobs that go on."""
    person = reading.portfolio.person
    draft = Draft()
    now = [role for role in reading.portfolio.roles if role.start and role.end is None]
    if not now:
        draft.missing.append("a current job")
        latest = reading.portfolio.roles[:1]
        draft.related += [fields_quote(role) for role in latest]
        return draft
    for role in now:
        draft.extend([held(role, person, opens=not draft.claims)])
        if role.location and _WHERE.search(reading.question):
            told = f"The job at {place(role)} is in {role.location}."
            draft.add(told, fields_quote(role, "location"))
        for quote in reading.portfolio.quotes(role)[: 1 if len(now) > 1 else 2]:
            draft.extend([tell(quote, person, opens=False)])
    return draft


def previous(reading: Reading, beside: Entry | None = None) -> Draft:
    """The job before `beside`, the one in question, or the current one."""
    roles = [role for role in reading.portfolio.roles if role.start]
    draft = Draft()
    asked = [beside] if beside else [job for job in reading.named if job.kind == "role"]
    anchor = asked[0] if asked else next((role for role in roles if role.end is None), None)
    earlier = _before(anchor, roles) if anchor else roles[:1]
    if not earlier:
        where = f" before {place(anchor)}" if anchor else ""
        draft.missing.append(f"a job{where}")
        if anchor:
            draft.extend([held(anchor, reading.portfolio.person)])
        return draft
    role = earlier[0]
    draft.extend([held(role, reading.portfolio.person)])
    for quote in reading.portfolio.quotes(role)[:2]:
        draft.extend([tell(quote, reading.portfolio.person, opens=False)])
    return draft


def following(reading: Reading, beside: Entry | None = None) -> Draft | None:
    """The job after `beside`, or the one in question."""
    roles = [role for role in reading.portfolio.roles if role.start]
    asked = [beside] if beside else [job for job in reading.named if job.kind == "role"]
    if not asked or not asked[0].start:
        return None
    later = _after(asked[0], roles)
    draft = Draft()
    if not later:
        draft.missing.append(f"a job after {place(asked[0])}")
        draft.extend([held(asked[0], reading.portfolio.person)])
        return draft
    draft.extend([held(later[0], reading.portfolio.person)])
    for quote in reading.portfolio.quotes(later[0])[:2]:
        draft.extend([tell(quote, reading.portfolio.person, opens=False)])
    return draft


def _before(anchor: Entry, roles: Sequence[Entry]) -> list[Entry]:
    """Roles before one: those that ended about when it began, latest end first, then by start."""
    if anchor.start is None:
        return []
    began = anchor.start.ordinal
    older = [role for role in roles if role.start and role.start.ordinal < began]
    ended = [role for role in older if role.end and role.end.ordinal <= began + 1]
    ended.sort(key=lambda role: -(role.end.ordinal if role.end else 0))
    return ended or older


def _after(anchor: Entry, roles: Sequence[Entry]) -> list[Entry]:
    """Roles after one: those that began about when it ended or later, else by start."""
    if anchor.start is None:
        return []
    began = anchor.start.ordinal
    newer = [role for role in reversed(roles) if role.start and role.start.ordinal > began]
    if anchor.end is None:
        return newer
    ended = anchor.end.ordinal
    return [role for role in newer if role.start and role.start.ordinal >= ended - 1] or newer


def first(reading: Reading) -> Draft:
    """The earliest job."""
    roles = [role for role in reading.portfolio.roles if role.start]
    draft = Draft()
    if not roles:
        draft.missing.append("when the first job was")
        return draft
    role = roles[-1]
    person = reading.portfolio.person
    verb = "The earliest job listed is"
    draft.add(
        f"{verb} {role.position or 'the one'} at {place(role)}, {since(role)}.", fields_quote(role)
    )
    for quote in reading.portfolio.quotes(role)[:1]:
        draft.extend([tell(quote, person)])
    return draft


def employers(reading: Reading, oldest_first: bool = False) -> Draft:
    """All jobs, the latest first, or the oldest."""
    roles = reading.portfolio.roles[:: -1 if oldest_first else 1]
    person = reading.portfolio.person
    draft = Draft()
    if not roles:
        draft.missing.append("any job")
        return draft
    if len(roles) > 3:
        names = join_words([_titled(role) for role in roles[:12]])
        more = f", and {len(roles) - 12} more" if len(roles) > 12 else ""
        draft.add(
            f"The portfolio lists {len(roles)} roles: {names}{more}.",
            *[fields_quote(role) for role in roles],
        )
        return draft
    for role in roles:
        draft.extend([held(role, person, opens=not draft.claims)])
    return draft


def _titled(role: Entry) -> str:
    """`Data Analyst at Acme (since May 2020)`."""
    dated = f" ({since(role)})" if role.start else ""
    return f"{role.position} at {place(role)}{dated}" if role.position else f"{place(role)}{dated}"


def _short_period(role: Entry) -> str:
    if not role.start:
        return role.position or "undated"
    return since(role)


def location(reading: Reading) -> Draft | None:
    """Where jobs were."""
    resides = _RESIDES.search(reading.question)
    every = (_PLACES.search(reading.question) or resides) and not reading.named
    jobs = [] if every else jobs_asked(reading)
    jobs = jobs or reading.portfolio.roles
    draft = Draft()
    person = reading.portfolio.person
    located = [job for job in jobs if job.location]
    named = {stem(token.lower) for token in reading.rest}
    there = [job for job in located if named & stems(job.location or "")]
    if there and NEGATED.search(reading.question):
        there = [job for job in located if job not in there]
    if there and not jobs_asked(reading) and reading.mentions.kinds:
        return _placed(there, reading)
    located = there or located
    elsewhere = [name for name in reading.unknown_names if _is_place(reading, name)]
    if elsewhere:
        draft.missing += elsewhere
        draft.corrects = True
    profile = next(
        (e for e in reading.portfolio.entries if e.kind == "profile" and e.location), None
    )
    if profile and not there and (every or not jobs_asked(reading)):
        draft.add(
            f"{person.subject} is based in {profile.location}.",
            Quote(profile, profile.location or ""),
        )
    if draft.claims and resides:
        return draft
    for job in located[:4]:
        tense = "is" if job.end is None and job.start else "was"
        what = "course of study" if job.kind == "education" else "job"
        text = f"The {what} at {place(job)} {tense} in {job.location}."
        draft.add(text, fields_quote(job, "location"))
    if not draft.claims:
        draft.missing.append("a location")
    return draft


def in_country(reading: Reading) -> Draft | None:
    """The jobs in the country that a question names, by their places; None without one."""
    named = [t for t in reading.rest if is_country(t.text)]
    if len(named) != 1 or NEGATED.search(reading.question):
        return None
    there = [
        job
        for job in reading.portfolio.roles
        if job.location and lies_in(reading.portfolio, job.location, named[0].text)
    ]
    return _placed(there, reading) if there else None


def _is_place(reading: Reading, name: str) -> bool:
    """Whether an unknown name stands for a place: written as a name, or after `in`."""
    before = reading.question[: reading.question.find(name)]
    return name in reading.foreign_names or bool(_IN.search(before))


def _placed(jobs: Sequence[Entry], reading: Reading) -> Draft:
    """How many jobs were in a place, and which."""
    where = join_words(list(dict.fromkeys(job.location or "" for job in jobs)), "or")
    names = join_words([f"{place(job)} ({_short_period(job)})" for job in jobs])
    be = "is" if len(jobs) == 1 else "are"
    each = counted("role", len(jobs))
    draft = Draft()
    quotes = [fields_quote(job, "location") for job in jobs]
    draft.add(f"{upper_first(each)} {be} placed in {where}: {names}.", *quotes)
    return draft


def position(reading: Reading) -> Draft | None:
    """The job title."""
    jobs = (
        jobs_asked(reading)
        or [role for role in reading.portfolio.roles if role.end is None and role.start][:2]
    )
    if not reading.named and _TITLES.search(reading.question):
        return employers(reading)
    if not jobs:
        return None
    draft = Draft()
    for job in jobs:
        if job.position:
            draft.extend([held(job, reading.portfolio.person, opens=not draft.claims)])
        else:
            person = reading.portfolio.person
            draft.unsaid.append(f"which position {person.inline} held at {place(job)}")
    return draft
