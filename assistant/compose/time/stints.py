"""Several times at one employer: how often, and how long together."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.roles import fields_quote, held, place, tenure
from assistant.dates import is_exact, lasting, merged
from assistant.numbers import number
from assistant.reading import Reading
from assistant.stints import by_employer
from assistant.tables import pattern
from index import Entry

_OFTEN = pattern("stints", "often")
_EMPLOYER = pattern("stints", "employer")
_LENGTH = pattern("stints", "length")
_LONGER = pattern("ordering", "longer")
_TIMES = {1: "once, in several positions", 2: "twice"}


def stints(reading: Reading) -> Draft | None:
    """`How many years at Acme in all?`, `ever gone back to an employer?`, of jobs at the same
    employer."""
    question, named = reading.question, list(reading.mentions.organisations)
    if not named:
        asked = _OFTEN.search(question) and _EMPLOYER.search(question)
        return _went_back(reading) if asked else None
    several = by_employer(named)
    if len(several) != 1 or len(several[0]) != len(named):
        return None
    if _OFTEN.search(question) and not _LONGER.search(question):
        return _how_often(reading, several[0])
    if _LENGTH.search(question) and not _LONGER.search(question):
        return _together(reading, several[0])
    return None


def _times(jobs: list[Entry]) -> int:
    """How often somebody was at an employer: jobs that follow on one another are one time."""
    count, until = 0, -1
    for job in jobs:
        start = job.start.ordinal if job.start else 0
        count += start > until + 1 or until < 0
        until = max(until, job.end.ordinal if job.end else 10**6)
    return count


def _how_often(reading: Reading, jobs: list[Entry]) -> Draft:
    person, count = reading.portfolio.person, _times(jobs)
    draft = Draft()
    often = (
        "once, in several positions" if count == 1 else _TIMES.get(count, f"{number(count)} times")
    )
    quotes = [fields_quote(job) for job in jobs]
    draft.add(f"{person.subject} joined {place(jobs[0])} {often}.", *quotes)
    draft.extend([held(job, person, opens=False) for job in jobs])
    return draft


def _together(reading: Reading, jobs: list[Entry]) -> Draft:
    """The time of all jobs at one employer, overlaps counted once, with the arithmetic."""
    count = sum(end - start for start, end in merged(jobs, reading.today))
    length = lasting(count, all(is_exact(job) for job in jobs))
    about = length if length.startswith("about") else f"about {length}"
    draft = Draft()
    quotes = [fields_quote(job) for job in jobs]
    whole = f"{reading.portfolio.person.subject} spent {about} at {place(jobs[0])} in all."
    if any(job.end is None for job in jobs):
        whole = whole.replace(" spent ", " has spent ")
    draft.add(whole, *quotes)
    claims = (tenure(job, reading.portfolio.person, reading.today) for job in jobs)
    draft.extend([claim for claim in claims if claim])
    return draft


def _went_back(reading: Reading) -> Draft | None:
    """The employers to which somebody came back, or that there is none."""
    person, roles = reading.portfolio.person, reading.portfolio.roles
    back = [jobs for jobs in by_employer(roles) if _times(jobs) > 1]
    draft = Draft()
    for jobs in back:
        draft.extend(_how_often(reading, jobs).claims)
    if not back:
        draft.premise = f"The portfolio lists no employer to which {person.inline} came back."
    return draft if back or roles else None
