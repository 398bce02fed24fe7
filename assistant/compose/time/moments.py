"""Answers on points in time: start, end, what was done in a year."""

from __future__ import annotations

from assistant.claims import Claim, Draft
from assistant.compose.choosing.asking import (
    dated_described,
    dated_titles,
    jobs_asked,
)
from assistant.compose.choosing.meant import entry_of_time
from assistant.compose.choosing.sides import kinds_meant, topic_of
from assistant.compose.jobs.jobs import current, employers, first
from assistant.compose.sentences.details import details
from assistant.compose.sentences.roles import fields_quote, held, place
from assistant.compose.sentences.telling import JOBS
from assistant.compose.time.whens import of_study
from assistant.dates import in_years, written
from assistant.forms.time_forms import time_form
from assistant.person import Person
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words
from index import Entry

_BEFORE = pattern("moments", "before")


_CURRENT = pattern("moments", "current")
_BOTH = pattern("moments", "both")
_ASKS_DATES = pattern("moments", "asks_dates")


def start(reading: Reading) -> Draft | None:
    """When a job began."""
    return _moment(reading, "start")


def career_start(reading: Reading) -> Draft | None:
    """When the earliest job began, where no job is named; of the current job, that there is
    none."""
    if reading.asked or reading.named:
        return None
    return (current if _CURRENT.search(reading.question) else first)(reading)


def timeline(reading: Reading) -> Draft | None:
    """All jobs with their dates, where no job is named."""
    return None if reading.asked or reading.named else employers(reading)


def end(reading: Reading) -> Draft | None:
    """When a job ended, or that it goes on."""
    return _moment(reading, "end")


def dates(reading: Reading) -> Draft | None:
    """From when to when."""
    return _moment(reading, "both")


def _moment(reading: Reading, which: str) -> Draft | None:
    which = "both" if _BOTH.search(reading.question) else time_form(reading.question) or which
    jobs = jobs_asked(reading)
    told = topic_of(reading.question) or kinds_meant(reading.question)
    others = dated_titles(reading) or ([] if jobs or not told else dated_described(reading))
    named = reading.mentions.organisations or reading.mentions.titles or reading.focus
    if not named and not jobs and (meant := entry_of_time(reading)):
        jobs, others = [], [meant]
    if not jobs and not others:
        return None
    draft = Draft()
    person = reading.portfolio.person
    for entry in (*jobs, *others):
        if entry.start is None:
            draft.unsaid.append(_undated(entry, person))
            draft.related.append(fields_quote(entry))
            continue
        draft.extend([_dated(entry, which, person)])
    return draft


_UNDATED = {
    "project": "when {title} was made",
    "role": "when {who} was at {place}",
    "volunteer": "when {who} was at {place}",
    "education": "when {who} was at {place}",
    "certificate": "when {who} got the certificate {title}",
    "award": "when {who} received the award {title}",
    "publication": "when “{title}” was published",
    "talk": "when “{title}” was given",
}


def _undated(entry: Entry, person: Person) -> str:
    form = _UNDATED.get(entry.kind, "which date {title} has")
    return form.format(who=person.inline, title=entry.title, place=place(entry))


def _dated(entry: Entry, which: str, person: Person) -> Claim:
    quote = fields_quote(entry)
    where = place(entry)
    if entry.kind in JOBS and entry.start and which == "start":
        return Claim(f"{person.subject} joined {where} in {written(entry.start)}.", (quote,))
    if entry.kind in JOBS and which == "end":
        if entry.end:
            return Claim(f"{person.subject} left {where} in {written(entry.end)}.", (quote,))
        return Claim(
            f"{person.subject} is still at {where}: the period is given as {entry.period}.",
            (quote,),
        )
    if entry.kind in JOBS:
        return held(entry, person)
    study = of_study(entry, which, person) if entry.kind == "education" else None
    told = [study] if study else details(entry, person)[:1]
    return told[0] if told else Claim(f"{entry.title} is dated {entry.period}.", (quote,))


def false_period(reading: Reading) -> Draft | None:
    """A question that places a job or study in a year in which it was not."""
    years = reading.mentions.years
    dated = [entry for entry in reading.mentions.organisations if entry.start]
    if not years or not dated or len({place(entry) for entry in dated}) > 1:
        return None
    if _BEFORE.search(reading.question) or _ASKS_DATES.search(reading.question):
        return None
    if any(in_years(entry, year, year, reading.today) for entry in dated for year in years):
        return None
    label = join_words([str(year) for year in years], "or")
    draft = Draft(missing=[f"anything at {place(dated[0])} in {label}"], corrects=True)
    person = reading.portfolio.person
    for entry in dated[:2]:
        draft.extend(details(entry, person)[:1] or [held(entry, person)])
    return draft
