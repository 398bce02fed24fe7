"""Answers on a year, a season or a month: what was done then, or what is nearest to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.claims import Draft
from assistant.compose.choosing.asking import DATED
from assistant.compose.choosing.sides import kinds_meant
from assistant.compose.sentences.details import details
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import fields_quote, held, place, since
from assistant.compose.sentences.telling import tell
from assistant.compose.time.breaks import stated_for
from assistant.dates import in_month, in_years, written
from assistant.forms.excluding import kinds_left_out
from assistant.reading import Reading
from assistant.tables import pattern, table
from assistant.words import join_words
from index import Entry, YearMonth
from index.entry import MONTHS

_BEFORE = pattern("moments", "before")
_AFTER = pattern("moments", "after")
_OF_A_DAY = frozenset({"certificate", "award", "talk", "publication", "education", "volunteer"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")[a-z]*\.?\s+((?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Span:
    words: str
    months: range


_SEASONS = {name: range(first, last + 1) for name, (first, last) in table("seasons").items()}


_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})[\s-]+(?:of\s+)?(?:(?:19|20)\d\d)\b", re.IGNORECASE)

_VALID = pattern("years", "valid")
"""Says until when something holds, not in which time."""


def in_year(reading: Reading) -> Draft | None:
    """What was done in the years of the question."""
    years = reading.mentions.years
    if not years:
        return None
    if of_work := _of_work(reading):
        return of_work
    low, high, label = _range(reading)
    if _VALID.search(reading.question):
        return None
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
    out = kinds_left_out(reading.question)
    found = [entry for entry in found if entry.kind not in out]
    other = [entry for entry in other if entry.kind not in out]
    wanted = (set(kinds_meant(reading.question)) & _OF_A_DAY) - out
    of_kinds = [entry for entry in (*found, *other) if entry.kind in wanted]
    if of_kinds:
        found = [entry for entry in of_kinds if entry.kind in DATED]
        other = [entry for entry in of_kinds if entry.kind not in DATED]
    working = any(role.kind == "role" for role in found)
    if not (working or of_kinds or places):
        first, last = _months_of(low, high, span)
        if stated := stated_for(reading.portfolio, first, last):
            draft.extend([tell(quote, person) for quote in stated])
    if not (found or other or draft.claims):
        return _nothing_then(reading, roles, (low, high, label), span)
    for role in found:
        own = details(role, person)[:1]
        draft.extend(own or [held(role, person, opens=not draft.claims)])
        if own:
            continue
        lines = reading.portfolio.quotes(role)
        for quote in lines[: 2 if len(found) == 1 else 1]:
            draft.extend([tell(quote, person, opens=False)])
    if found and not (span or of_kinds or places or draft.missing):
        first, last = _months_of(low, high, span)
        stated = stated_for(reading.portfolio, first, last)
        draft.extend([tell(quote, person) for quote in stated])
    for entry in other[:4]:
        if of_kinds and (own := details(entry, person)[:2]):
            draft.extend(own)
        else:
            draft.add(f"{entry.title} is dated {entry.period}.", fields_quote(entry))
    return draft


def _of_work(reading: Reading) -> Draft | None:
    """What a named project tells of the year, and not what else was done in it."""
    named = reading.mentions.titles
    if len(named) != 1 or named[0].kind != "project" or named[0].start:
        return None
    if reading.mentions.organisations or reading.mentions.kinds:
        return None
    work, years = named[0], {str(year) for year in reading.mentions.years}
    person = reading.portfolio.person
    lines = [q for q in reading.portfolio.quotes(work) if years & set(_YEAR.findall(q.text))]
    draft = Draft()
    draft.extend([tell(line, person, opens=not at) for at, line in enumerate(lines)])
    if not lines:
        draft.unsaid.append(f"what became of {work.title} in {join_words(sorted(years), 'or')}")
        draft.corrects = True
    if work.status and not lines:
        draft.add(f"{work.title} is {status_says(work.status)}.", fields_quote(work, "status"))
    return draft


def _nothing_then(
    reading: Reading, roles: Sequence[Entry], years: tuple[int, int, str], span: _Span | None
) -> Draft:
    """That nothing is there, and what is nearest."""
    low, high, label = years
    first, last = _months_of(low, high, span)
    draft = Draft()
    draft.missing.append(f"anything {label}")
    draft.corrects = True
    ended = [role for role in roles if role.end and role.end.ordinal <= first]
    began = [role for role in roles if role.start and role.start.ordinal >= last]
    before = max(ended, key=lambda role: role.end.ordinal if role.end else 0, default=None)
    after = min(began, key=lambda role: role.start.ordinal if role.start else 0, default=None)
    if before:
        draft.add(f"Before it came {_brief(before)}.", fields_quote(before))
    if after and before:
        draft.add(f"After it came {_brief(after)}.", fields_quote(after))
    elif after:
        earliest = f"The earliest entry with a date is {after.title}, {since(after)}."
        draft.add(earliest, fields_quote(after))
    return draft


def _months_of(low: int, high: int, span: _Span | None) -> tuple[int, int]:
    """The first and the last month, since year 0."""
    if span:
        return low * 12 + span.months[0] - 1, high * 12 + span.months[-1] - 1
    return low * 12, high * 12 + 11


def _brief(role: Entry) -> str:
    return f"{place(role)} ({since(role)})"


def _months_asked(question: str) -> _Span | None:
    """The months of the year that a question narrows it down to."""
    if month := _MONTH.search(question):
        at = MONTHS.index(month[1][:3].title()) + 1
        return _Span(written(YearMonth(year=int(month[2]), month=at)).split()[0], range(at, at + 1))
    if season := _SEASON.search(question):
        return _Span(season[1].lower(), _SEASONS[season[1].lower()])
    return None


def months_named(reading: Reading) -> range | None:
    """The months, since year 0, of the one year that a question names, or of its part."""
    if len(set(reading.mentions.years)) != 1:
        return None
    year = reading.mentions.years[0]
    first, last = _months_of(year, year, _months_asked(reading.question))
    return range(first, last + 1)


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
