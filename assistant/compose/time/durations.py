"""Answers on lengths of time: of a job, of all jobs, of gaps and overlaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.claims import Claim, Draft
from assistant.compose.choosing.asking import (
    described_jobs,
    jobs_asked,
)
from assistant.compose.choosing.meant import described_job
from assistant.compose.sentences.roles import fields_quote, held, place, since, tenure, told_apart
from assistant.compose.time.years import months_named
from assistant.dates import is_exact, lasting, merged, months, this_month, written
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words, stem, stems
from index import Entry, YearMonth

SHORTER = pattern("ordering", "shorter")
_LONGEST = pattern("ordering", "longest")
_COMPARED = re.compile(r"\b(?:longer|shorter|briefer)\b", re.IGNORECASE)
_BY_HOW_MUCH = pattern("ordering", "by_how_much")


def duration(reading: Reading) -> Draft | None:
    """How long each job lasted."""
    jobs = jobs_asked(reading)
    if not jobs and (meant := described_job(reading)):
        jobs = [meant]
    jobs = jobs or described_jobs(reading, ())
    if not jobs:
        return None
    draft = Draft()
    for job in jobs:
        claim = tenure(job, reading.portfolio.person, reading.today)
        if claim:
            draft.extend([claim])
        else:
            draft.missing.append(f"how long the time at {place(job)} was")
    if len(jobs) > 1:
        say_longest(reading, jobs, draft)
    return draft


def tenure_claims(reading: Reading, job: Entry) -> list[Claim]:
    """How long one job lasted, or lasts, as a list of at most one sentence."""
    claim = tenure(job, reading.portfolio.person, reading.today)
    return [claim] if claim else []


def say_longest(
    reading: Reading, jobs: Sequence[Entry], draft: Draft, shortest: bool = False
) -> None:
    """Add which of the jobs lasted longest, or shortest, where one did."""
    timed = [(months(job, reading.today) or 0, job) for job in jobs]
    best = (min if shortest else max)(timed, key=lambda pair: pair[0])
    equal = [job for count, job in timed if count == best[0]]
    if len(equal) > 1:
        names = join_words([told_apart(job, jobs) for job in equal])
        which = "" if len(equal) == len(jobs) else f", the {'shortest' if shortest else 'longest'}"
        quotes = [fields_quote(job) for _, job in timed]
        draft.add(f"The times at {names} are equally long{which}.", *quotes)
        return
    comparative, superlative = ("shorter", "shortest") if shortest else ("longer", "longest")
    which = f"{comparative} one" if len(jobs) == 2 else superlative
    draft.add(
        f"The time at {told_apart(best[1], jobs)} is the {which}.",
        *[fields_quote(job) for _, job in timed],
    )
    if _BY_HOW_MUCH.search(reading.question):
        _say_by_how_much(timed, best, draft, comparative)


def _say_by_how_much(
    timed: Sequence[tuple[int, Entry]], best: tuple[int, Entry], draft: Draft, comparative: str
) -> None:
    """By how many months the longest of some jobs beats the one next to it."""
    jobs = [job for _, job in timed]
    others = [pair for pair in timed if pair[1] is not best[1]]
    apart, other = min(
        [(abs(count - best[0]), job) for count, job in others], key=lambda pair: pair[0]
    )
    length = lasting(apart, is_exact(best[1]) and is_exact(other))
    about = length if length.startswith("about") else f"about {length}"
    said = f"That is {about} {comparative} than the time at {told_apart(other, jobs)}."
    draft.add(said, fields_quote(best[1]), fields_quote(other))


def longest(reading: Reading) -> Draft | None:
    """The job that lasted longest, or shortest where that is asked, and the two next to it."""
    jobs = _of_the_sort(reading, [job for job in reading.portfolio.roles if job.start])
    if not jobs:
        return None
    draft = Draft()
    shortest = bool(SHORTER.search(reading.question))
    ranked = sorted(jobs, key=lambda each: months(each, reading.today) or 0, reverse=not shortest)
    for job in ranked[:3]:
        claim = tenure(job, reading.portfolio.person, reading.today)
        if claim:
            draft.extend([claim])
    if len(jobs) > 1:
        say_longest(reading, jobs, draft, shortest)
    if shortest and len(jobs) > 2 and _LONGEST.search(reading.question):
        if claim := tenure(ranked[-1], reading.portfolio.person, reading.today):
            draft.extend([claim])
        say_longest(reading, jobs, draft)
    return draft


def _of_the_sort(reading: Reading, jobs: list[Entry]) -> list[Entry]:
    """The jobs with a word of the question in position or place, if any: `longest freelance job`"""
    asked = {stem(token.lower) for token in reading.asked}
    narrowed = [job for job in jobs if asked & stems(f"{job.position or ''} {job.location or ''}")]
    if len(narrowed) == 1 and _COMPARED.search(reading.question):
        # `The trainee job or the staff one, which is the longer?`: one of them is called so.
        same = [job for job in jobs if place(job) == place(narrowed[0])]
        return same if len(same) > 1 else jobs
    return narrowed or jobs


def total(reading: Reading) -> Draft:
    """All jobs together, overlaps counted once, with the arithmetic."""
    person = reading.portfolio.person
    roles = [role for role in reading.portfolio.roles if role.start]
    draft = Draft()
    if not roles:
        draft.missing.append("how many years of experience there are")
        return draft
    spans = merged(roles, reading.today)
    count = sum(end - start for start, end in spans)
    exact = all(is_exact(role) for role in roles)
    length = lasting(count, exact)
    first = min(roles, key=lambda role: role.start.ordinal if role.start else 0)
    quotes = [fields_quote(role) for role in roles]
    about = length if length.startswith("about") else f"about {length}"
    goes_on = any(role.end is None for role in roles)
    if len(spans) == 1 and first.start:
        last = max(
            (role.end for role in roles if role.end), key=lambda end: end.ordinal, default=None
        )
        until = "now" if goes_on or last is None else written(last)
        reckoning = f"from {written(first.start)} to {until}"
    else:
        reckoning = "the jobs added up, without the gaps between them"
    draft.add(f"{person.subject} has {about} of work experience, {reckoning}.", *quotes)
    for role in sorted(roles, key=lambda each: each.start.ordinal if each.start else 0)[-4:]:
        claim = tenure(role, person, reading.today)
        if claim and len(roles) > 1:
            draft.extend([claim])
    return draft


def _runs_in(role: Entry, then: range, reading: Reading) -> bool:
    """Whether a job runs in one of the months, counted since year 0."""
    if role.start is None:
        return False
    end = role.end or this_month(reading.today)
    last = end.ordinal if end.month else end.ordinal + 11
    return role.start.ordinal <= then[-1] and last >= then[0]


def overlaps(reading: Reading) -> Draft | None:
    """Which jobs ran at the same time."""
    roles = [role for role in reading.portfolio.roles if role.start]
    if len(roles) < 2:
        return None
    draft = Draft()
    then = months_named(reading)
    if then and (both := [role for role in roles if _runs_in(role, then, reading)]):
        if len(both) == 1:
            said = f"The dates show only one job at that time: {place(both[0])} ({since(both[0])})."
            draft.add(said, fields_quote(both[0]))
            return draft
        for role in both:
            draft.extend([held(role, reading.portfolio.person, opens=not draft.claims)])
        return draft
    now = YearMonth(year=reading.today.year, month=reading.today.month)
    for later, earlier in combinations(roles, 2):
        if not later.start or not earlier.start:
            continue
        until = min((role.end or now).ordinal for role in (later, earlier))
        if until > later.start.ordinal:
            text = (
                f"The jobs at {place(earlier)} ({since(earlier)}) "
                f"and {place(later)} ({since(later)}) overlap "
                f"by {lasting(until - later.start.ordinal)}."
            )
            draft.add(text, fields_quote(earlier), fields_quote(later))
    if not draft.claims:
        ordered = sorted(roles, key=lambda role: role.start.ordinal if role.start else 0)
        told = join_words([f"{place(role)} {since(role)}" for role in ordered[-6:]])
        draft.add(
            f"The dates show no overlap between the jobs: {told}.",
            *[fields_quote(role) for role in ordered[-6:]],
        )
    return draft
