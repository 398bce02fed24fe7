"""Whether a length of time is reached (`five years in all, at least`), and how much experience
there was on a day (`when she joined Acme`)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.claims import Draft
from assistant.compose.choosing.sides import pointed_job
from assistant.compose.sentences.roles import fields_quote, place, since, tenure
from assistant.dates import is_exact, lasting, merged, written
from assistant.numbers import is_number, number, value_of
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.wording import lower_first
from assistant.words import stems
from index import Entry

_SETS = pattern("thresholds", "sets")
_FEWER = pattern("thresholds", "fewer")
_MORE = pattern("thresholds", "more")
_MOST = pattern("thresholds", "most")
_LISTS = pattern("thresholds", "lists")
_ONE_PLACE = pattern("thresholds", "one_place")
_ONE_ROLE = pattern("thresholds", "one_role")
_ALL = pattern("thresholds", "all")
_EXPERIENCE = pattern("thresholds", "experience")
_BY_THEN = pattern("thresholds", "by_then")
_LEFT = pattern("thresholds", "left")


def threshold(reading: Reading) -> Draft | None:
    """Whether the person's work, or one job, lasted as long as a question sets; else None."""
    text = reading.question
    found = _SETS.search(text)
    mentions = reading.mentions
    if not found or mentions.technologies or mentions.years or _LISTS.search(text):
        return None
    limit = _months_set(found["count"] or found["number"], _unit(found))
    other = set(mentions.kinds) - {"role"} or mentions.titles or mentions.groups
    if limit is None or other or _narrowed(reading):
        return None
    roles = [role for role in reading.portfolio.roles if role.start]
    jobs = _jobs(reading)
    if not jobs and not (_ONE_PLACE.search(text) or _ALL.search(text)):
        return None
    if not roles:
        return None
    draft = Draft()
    if not jobs and _ONE_PLACE.search(text):
        every = [[role] for role in roles] if _ONE_ROLE.search(text) else _by_employer(roles)
        jobs = max(every, key=lambda each: _total(each, reading.today))
    if jobs:
        _say_one_place(reading, jobs, limit, draft)
        return draft
    count = _total(roles, reading.today)
    about = lasting(count, all(map(is_exact, roles))).removeprefix("about ")
    said = f"{reading.portfolio.person.inline} has about {about} of work experience"
    how = "" if len(roles) < 2 else ", all jobs taken together"
    quotes = [fields_quote(role) for role in roles]
    draft.add(f"{_verdict(text, count, limit)}{said}{how}.", *quotes)
    return draft


def _say_one_place(reading: Reading, jobs: list[Entry], limit: float, draft: Draft) -> None:
    """Whether the time at one employer, in one role or several, is long enough."""
    count = _total(jobs, reading.today)
    verdict = _verdict(reading.question, count, limit)
    claim = tenure(jobs[0], reading.portfolio.person, reading.today)
    if len(jobs) == 1 and claim:
        draft.extend([replace(claim, text=f"{verdict}{lower_first(claim.text)}")])
        return
    length = lasting(count, all(map(is_exact, jobs))).removeprefix("about ")
    text = f"{verdict}about {length} at {place(jobs[0])}, in {number(len(jobs))} roles."
    draft.add(text, *[fields_quote(job) for job in jobs])


def _by_employer(roles: list[Entry]) -> list[list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for role in roles:
        found.setdefault(place(role), []).append(role)
    return list(found.values())


def experience_by(reading: Reading) -> Draft | None:
    """How much work experience there was when a job that is named began or ended; else None."""
    text = reading.question
    then = _BY_THEN.search(text)
    if not then or not _EXPERIENCE.search(text) or reading.mentions.technologies:
        return None
    jobs = [e for e in reading.mentions.organisations if e.kind == "role" and e.start]
    job = min(jobs, key=_began) if jobs else pointed_job(reading, text[then.start() :])
    if job is None or job.start is None:
        return None
    leaves = bool(_LEFT.search(text)) and job.end is not None
    moment = job.end if leaves and job.end else job.start
    before = [r for r in reading.portfolio.roles if r.start and _began(r) < moment.ordinal]
    person = reading.portfolio.person
    draft = Draft()
    event = f"On {'leaving' if leaves else 'joining'} {place(job)} in {written(moment)}"
    if not before:
        text = f"{place(job)}, {since(job)}, is the first job listed: no job comes before it."
        draft.add(text, *[fields_quote(role) for role in reading.portfolio.roles])
        return draft
    day = date(moment.year, moment.month or 1, 1)
    ended = [role for role in before if role.end and role.end.ordinal <= moment.ordinal]
    gone_on = [role.model_copy(update={"end": moment}) for role in before if role not in ended]
    length = lasting(_total([*ended, *gone_on], day), all(map(is_exact, before)))
    about = length if length.startswith("about") else f"about {length}"
    quotes = [fields_quote(role) for role in (*before, *([] if job in before else [job]))]
    draft.add(f"{event}, {person.inline} had {about} of work experience.", *quotes)
    for role in ended[:4]:
        if claim := tenure(role, person, reading.today):
            draft.extend([claim])
    return draft


def _began(role: Entry) -> int:
    return role.start.ordinal if role.start else 0


def _total(roles: list[Entry], today: date) -> int:
    return sum(end - start for start, end in merged(roles, today))


def _unit(found: re.Match[str]) -> str:
    """`years` or `months`: the last one that stands in what sets the limit."""
    return "months" if "month" in found[0].lower() else "years"


def _months_set(said: str, unit: str) -> float | None:
    count = float(said) if said.isdigit() else value_of(said.lower()) if is_number(said) else None
    if count is None:
        return None
    return count * (12 if unit.lower().startswith("y") else 1)


def _verdict(question: str, count: int, limit: float) -> str:
    if _FEWER.search(question):
        holds = count < limit
    elif _MOST.search(question):
        holds = count <= limit
    else:
        holds = count > limit if _MORE.search(question) else count >= limit
    return "Yes: " if holds else "No: "


def _jobs(reading: Reading) -> list[Entry]:
    """The roles at the employer that is named or pointed to; one where a role is pointed to."""
    named = [e for e in reading.mentions.organisations if e.kind == "role" and e.start]
    if named:
        return named if len({place(entry) for entry in named}) == 1 else []
    job = pointed_job(reading, reading.question)
    if job is None or _ONE_ROLE.search(reading.question):
        return [job] if job else []
    return [role for role in reading.portfolio.roles if role.start and place(role) == place(job)]


def _narrowed(reading: Reading) -> bool:
    """Whether other words say what the time was spent on: `five years of teaching`."""
    frame = word_list("thresholds_frame")
    own = stems(reading.portfolio.person.name or "")
    return any(
        token.lower not in frame and not stems(token.lower) <= own and not token.text[0].isdigit()
        for token in reading.asked
    )
