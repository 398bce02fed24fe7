"""Answers on points in time: start, end, what was done in a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.claims import Claim, Draft
from assistant.compose.asking import (
    DATED,
    dated_described,
    dated_titles,
    jobs_asked,
)
from assistant.compose.details import details
from assistant.compose.jobs import employers, first
from assistant.compose.roles import fields_quote, held, place, since
from assistant.compose.telling import JOBS, tell
from assistant.dates import in_month, in_years, written
from assistant.person import Person
from assistant.reading import Reading
from assistant.tables import pattern, table
from assistant.words import join_words
from index import Entry, YearMonth
from index.entry import MONTHS

_BEFORE = pattern("moments", "before")


_AFTER = pattern("moments", "after")
_BOTH = pattern("moments", "both")
_ASKS_DATES = pattern("moments", "asks_dates")


_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")[a-z]*\.?\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def start(reading: Reading) -> Draft | None:
    """When a job began."""
    return _moment(reading, "start")


def career_start(reading: Reading) -> Draft | None:
    """When the earliest job began, where no job is named."""
    return None if reading.asked or reading.named else first(reading)


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
    which = "both" if _BOTH.search(reading.question) else which
    jobs = jobs_asked(reading)
    others = dated_titles(reading) or ([] if jobs else dated_described(reading))
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
    return Claim(f"{entry.title} is dated {entry.period}.", (quote,))


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


def in_year(reading: Reading) -> Draft | None:
    """What was done in the years of the question."""
    years = reading.mentions.years
    if not years:
        return None
    low, high, label = _range(reading)
    places = {entry.id for entry in reading.mentions.organisations}
    span = _months_asked(reading.question) if low == high else None
    roles = [
        entry
        for entry in reading.portfolio.entries
        if entry.kind in DATED and entry.start and (not places or entry.id in places)
    ]
    if span:
        label = f"in {span.words} {low}"
        found = [
            role
            for role in roles
            if any(in_month(role, low, month, reading.today) for month in span.months)
        ]
    else:
        found = [role for role in roles if in_years(role, low, high, reading.today)]
    other = [
        entry
        for entry in reading.portfolio.entries
        if entry.kind not in DATED and entry.start and low <= entry.start.year <= high
        if not places
    ]
    draft = Draft()
    person = reading.portfolio.person
    if not found and not other:
        draft.missing.append(f"anything {label}")
        draft.corrects = True
        dated = sorted(roles, key=lambda role: role.start.ordinal if role.start else 0)
        if dated and dated[0].start and high < dated[0].start.year:
            earliest = f"The earliest entry with a date is {dated[0].title}, {since(dated[0])}."
            draft.add(earliest, fields_quote(dated[0]))
        elif dated:
            told = join_words([_brief(role) for role in dated[-4:]])
            draft.add(
                f"The entries with dates are {told}.", *[fields_quote(role) for role in dated[-4:]]
            )
        return draft
    for role in found:
        own = details(role, person)[:1]
        draft.extend(own or [held(role, person, opens=not draft.claims)])
        if own:
            continue
        lines = reading.portfolio.quotes(role)
        for quote in lines[: 2 if len(found) == 1 else 1]:
            draft.extend([tell(quote, person, opens=False)])
    for entry in other[:4]:
        draft.add(f"{entry.title} is dated {entry.period}.", fields_quote(entry))
    return draft


def _brief(role: Entry) -> str:
    return f"{place(role)} ({since(role)})"


@dataclass(frozen=True, slots=True)
class _Span:
    words: str
    months: range


_SEASONS = {name: range(first, last + 1) for name, (first, last) in table("seasons").items()}


_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})[\s-]+(?:of\s+)?(?:(?:19|20)\d\d)\b", re.IGNORECASE)


def _months_asked(question: str) -> _Span | None:
    """The months of the year that a question narrows it down to."""
    if month := _MONTH.search(question):
        at = MONTHS.index(month[1][:3].title()) + 1
        return _Span(written(YearMonth(year=int(month[2]), month=at)).split()[0], range(at, at + 1))
    if season := _SEASON.search(question):
        return _Span(season[1].lower(), _SEASONS[season[1].lower()])
    return None


def _range(reading: Reading) -> tuple[int, int, str]:
    years = sorted(reading.mentions.years)
    question = reading.question
    if len(years) > 1:
        return years[0], years[-1], f"between {years[0]} and {years[-1]}"
    year = years[0]
    if _BEFORE.search(question):
        return 1900, year - 1, f"before {year}"
    if _AFTER.search(question):
        later = "after" in question.lower()
        return year + later, reading.today.year, f"{'after' if later else 'since'} {year}"
    return year, year, f"in {year}"
