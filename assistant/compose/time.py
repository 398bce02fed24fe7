"""Answers on time: start, end, duration, total experience, what was done in a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.claims import Claim, Draft, Quote
from assistant.compose.roles import fields_quote, held, place, since, tenure
from assistant.compose.telling import JOBS, tell
from assistant.dates import in_month, in_years, is_exact, lasting, merged, months, written
from assistant.evidence import equivalents
from assistant.person import Person
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words, stem, stems
from index import Entry, YearMonth
from index.entry import MONTHS

_BEFORE = pattern("time", "before")
_AFTER = pattern("time", "after")
_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")[a-z]*\.?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DATED = frozenset({"role", "volunteer", "education"})


def jobs_asked(reading: Reading) -> list[Entry]:
    """The jobs that the question names or leans on; a study where it names one."""
    named = [entry for entry in reading.mentions.organisations if entry.kind in _DATED]
    if len(named) == 1 and _OR.search(reading.question):
        named += _described(reading, named)
    leaned_on = [entry for entry in reading.focus if entry.kind in _DATED]
    return named or leaned_on or _pointed(reading)


_POINTERS = pattern("time", "pointers")


def _pointed(reading: Reading) -> list[Entry]:
    """`tenure in the current job`: jobs by their place in the career."""
    match = _POINTERS.search(reading.question)
    roles = [role for role in reading.portfolio.roles if role.start]
    if not match or not roles:
        return []
    if match["now"]:
        return [role for role in roles if role.end is None]
    return roles[-1:] if match["first"] else [role for role in roles if role.end][:1]


def _dated_described(reading: Reading) -> list[Entry]:
    """The dated entry that the question describes: `the Kubernetes certificate`, `her master's`."""
    wanted = [equivalents(each) for each in reading.stems]
    scored: list[tuple[float, Entry]] = []
    for entry in reading.portfolio.entries:
        if entry.start:
            named = stems(" ".join([entry.title, entry.position or "", entry.organisation or ""]))
            score = (
                sum(bool(group & named) for group in wanted)
                + (entry.kind in reading.mentions.kinds) / 2
            )
            scored.append((score, entry))
    best = max(scored, key=lambda pair: pair[0], default=None)
    return [best[1]] if best and best[0] >= 1 else []


_OR = pattern("time", "or")


def _described(reading: Reading, named: Sequence[Entry]) -> list[Entry]:
    """A job that is set beside a named one by a word of its own: `the freelance work`."""
    words = {stem(token.lower) for token in reading.asked}
    fitting = [
        role
        for role in reading.portfolio.roles
        if role not in named and words & reading.portfolio.entry_stems[role.id]
    ]
    return fitting[:1]


def _dated_titles(reading: Reading) -> list[Entry]:
    return [
        entry for entry in (*reading.mentions.titles, *reading.focus) if entry.kind not in _DATED
    ]


def duration(reading: Reading) -> Draft | None:
    """How long each job lasted."""
    jobs = jobs_asked(reading) or _described(reading, ())
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
        _say_longest(reading, jobs, draft)
    return draft


def _say_longest(reading: Reading, jobs: Sequence[Entry], draft: Draft) -> None:
    timed = [(months(job, reading.today) or 0, job) for job in jobs]
    best = max(timed, key=lambda pair: pair[0])
    if sum(count == best[0] for count, _ in timed) == 1:
        quotes = [fields_quote(job) for _, job in timed]
        draft.add(
            f"The time at {place(best[1])} is the longer one."
            if len(jobs) == 2
            else f"The time at {place(best[1])} is the longest.",
            *quotes,
        )


def longest(reading: Reading) -> Draft | None:
    """The job that lasted longest."""
    jobs = [job for job in reading.portfolio.roles if job.start]
    if not jobs:
        return None
    draft = Draft()
    for job in sorted(jobs, key=lambda each: -(months(each, reading.today) or 0))[:3]:
        claim = tenure(job, reading.portfolio.person, reading.today)
        if claim:
            draft.extend([claim])
    if len(jobs) > 1:
        _say_longest(reading, jobs, draft)
    return draft


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
    jobs = jobs_asked(reading)
    others = _dated_titles(reading) or ([] if jobs else _dated_described(reading))
    if not jobs and not others:
        return None
    draft = Draft()
    person = reading.portfolio.person
    for entry in (*jobs, *others):
        if entry.start is None:
            draft.missing.append(
                f"when {entry.title} was made"
                if entry.kind == "project"
                else f"the dates of {entry.title}"
            )
            draft.related.append(reading.portfolio.lead(entry))
            continue
        draft.extend([_dated(entry, which, person)])
    return draft


def _dated(entry: Entry, which: str, person: Person) -> Claim:
    quote = fields_quote(entry)
    where = place(entry)
    if entry.kind in JOBS and entry.start and which == "start":
        return Claim(f"{person.subject} joined {where} in {written(entry.start)}.", (quote,))
    if entry.kind in JOBS and which == "end":
        if entry.end:
            return Claim(f"{person.subject} left {where} in {written(entry.end)}.", (quote,))
        return Claim(
            f"{person.subject} is still at {where}: the portfolio gives the period as {entry.period}.",
            (quote,),
        )
    if entry.kind in JOBS:
        return held(entry, person)
    return Claim(f"{entry.title} is dated {entry.period}.", (quote,))


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
        for quote in reading.portfolio.quotes(role)[: 1 if len(now) > 1 else 2]:
            draft.extend([tell(quote, person, opens=False)])
    return draft


def previous(reading: Reading) -> Draft:
    """The job before the one in question, or before the current one."""
    roles = [role for role in reading.portfolio.roles if role.start]
    draft = Draft()
    asked = [job for job in reading.named if job.kind == "role"]
    anchor = asked[0] if asked else next((role for role in roles if role.end is None), None)
    if anchor is None:
        earlier = roles[:1] if not asked else []
    else:
        earlier = _before(anchor, roles)
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


def following(reading: Reading) -> Draft | None:
    """The job after the one in question."""
    roles = [role for role in reading.portfolio.roles if role.start]
    asked = [job for job in reading.named if job.kind == "role"]
    if not asked or not asked[0].start:
        return None
    began = asked[0].start.ordinal
    later = [role for role in reversed(roles) if role.start and role.start.ordinal > began]
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


def employers(reading: Reading) -> Draft:
    """All jobs, the latest first."""
    roles = reading.portfolio.roles
    person = reading.portfolio.person
    draft = Draft()
    if not roles:
        draft.missing.append("any job")
        return draft
    if len(roles) > 3:
        names = join_words([f"{place(role)} ({_short_period(role)})" for role in roles[:12]])
        more = f", and {len(roles) - 12} more" if len(roles) > 12 else ""
        draft.add(
            f"The portfolio lists {len(roles)} roles: {names}{more}.",
            *[fields_quote(role) for role in roles],
        )
        return draft
    for role in roles:
        draft.extend([held(role, person, opens=not draft.claims)])
    return draft


def _short_period(role: Entry) -> str:
    if not role.start:
        return role.position or "undated"
    return since(role)


def in_year(reading: Reading) -> Draft | None:
    """What was done in the years of the question."""
    years = reading.mentions.years
    if not years:
        return None
    low, high, label = _range(reading)
    span = _months_asked(reading.question) if low == high else None
    roles = [entry for entry in reading.portfolio.entries if entry.kind in _DATED and entry.start]
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
        if entry.kind not in _DATED and entry.start and low <= entry.start.year <= high
    ]
    draft = Draft()
    person = reading.portfolio.person
    if not found and not other:
        draft.missing.append(f"anything {label}")
        draft.corrects = True
        dated = sorted(roles, key=lambda role: role.start.ordinal if role.start else 0)
        if dated and dated[0].start:
            draft.add(
                f"The earliest entry with a date is {dated[0].title}, {since(dated[0])}."
                if high < dated[0].start.year
                else f"The entries with dates are {join_words([_brief(role) for role in dated[-4:]])}.",
                *(
                    [fields_quote(dated[0])]
                    if high < dated[0].start.year
                    else [fields_quote(role) for role in dated[-4:]]
                ),
            )
        return draft
    for role in found:
        draft.extend([held(role, person, opens=not draft.claims)])
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


_SEASONS = {
    "spring": range(3, 6), "summer": range(6, 9), "autumn": range(9, 12), "fall": range(9, 12), "winter": range(1, 3),
    "early": range(1, 5), "beginning of": range(1, 4), "start of": range(1, 4), "mid": range(5, 9),
    "middle of": range(5, 9), "late": range(9, 13), "end of": range(10, 13),
}  # fmt: skip
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


def overlaps(reading: Reading) -> Draft | None:
    """Which jobs ran at the same time."""
    roles = [role for role in reading.portfolio.roles if role.start]
    if len(roles) < 2:
        return None
    draft = Draft()
    now = YearMonth(year=reading.today.year, month=reading.today.month)
    for later, earlier in combinations(roles, 2):
        if not later.start or not earlier.start:
            continue
        until = min((role.end or now).ordinal for role in (later, earlier))
        if until > later.start.ordinal:
            text = (
                f"The jobs at {place(earlier)} ({since(earlier)}) and {place(later)} ({since(later)}) overlap "
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


def gaps(reading: Reading) -> Draft | None:
    """Whether there were breaks between jobs."""
    roles = [role for role in reading.portfolio.roles if role.start]
    if len(roles) < 2:
        return None
    draft = Draft()
    spans = merged(roles, reading.today)
    quotes = [fields_quote(role) for role in roles]
    if len(spans) == 1:
        ordered = sorted(roles, key=lambda role: role.start.ordinal if role.start else 0)
        told = join_words([f"{place(role)} {since(role)}" for role in ordered[-6:]])
        draft.add(f"The dates show no gap between the jobs: {told}.", *quotes)
        return draft
    for (_, left), (right, _) in zip(spans, spans[1:], strict=False):
        before = [role for role in roles if role.end and role.end.ordinal == left]
        after = [role for role in roles if role.start and role.start.ordinal == right]
        if before and after and before[0].end and after[0].start:
            draft.add(
                f"Between {place(before[0])}, which ended in {written(before[0].end)}, and {place(after[0])}, "
                f"which began in {written(after[0].start)}, there are {lasting(right - left)} without a job listed.",
                fields_quote(before[0]),
                fields_quote(after[0]),
            )
    return draft


def location(reading: Reading) -> Draft | None:
    """Where jobs were."""
    jobs = jobs_asked(reading) or reading.portfolio.roles
    draft = Draft()
    person = reading.portfolio.person
    located = [job for job in jobs if job.location]
    profile = next(
        (e for e in reading.portfolio.entries if e.kind == "profile" and e.location), None
    )
    if profile and not jobs_asked(reading):
        draft.add(
            f"{person.subject} is based in {profile.location}.",
            Quote(profile, profile.location or ""),
        )
    for job in located[:4]:
        tense = "is" if job.end is None and job.start else "was"
        draft.add(
            f"The job at {place(job)} {tense} in {job.location}.", fields_quote(job, "location")
        )
    if not draft.claims:
        draft.missing.append("a location")
    return draft


def position(reading: Reading) -> Draft | None:
    """The job title."""
    jobs = (
        jobs_asked(reading)
        or [role for role in reading.portfolio.roles if role.end is None and role.start][:2]
    )
    if not jobs:
        return None
    draft = Draft()
    for job in jobs:
        if job.position:
            draft.extend([held(job, reading.portfolio.person, opens=not draft.claims)])
        else:
            draft.missing.append(f"a job title at {place(job)}")
    return draft
