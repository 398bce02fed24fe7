"""What a question asserts of an entry beside what it asks: its place, year, rank, customer or
reason, each set right where the entry tells otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.claims import Draft
from assistant.compose.choosing.sides import kinds_meant, topic_of
from assistant.compose.premises.ranks import bears_on, own_fields, ranked_otherwise
from assistant.compose.sentences.details import details
from assistant.compose.sentences.naming import kind_name, status_says
from assistant.compose.sentences.roles import called, fields_quote, place
from assistant.compose.sentences.telling import JOBS, tell
from assistant.dates import in_years
from assistant.geography import lies_in
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import is_name_like, is_of_calendar, stem, stems, tokenize
from index import Entry

_ON_A_DAY = frozenset({"award", "certificate", "talk", "publication"})
_PLACED = frozenset({"talk", "award", "education"})
_WHERE = pattern("premises", "where")
_IN = re.compile(r"\b(?:in(?: the)?|is from|was from|are from|were from) +$", re.IGNORECASE)
_FOR = pattern("premises", "for_what")
_OF = pattern("premises", "of_whom")
_STUDIED = pattern("premises", "studied")
_ASSERTS = pattern("premises", "asserts")
_OPEN_TIME = pattern("premises", "open_time")
_OWNER = re.compile(r"['’]s$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERIOD = re.compile(r"\b(?:from|between)\b.*\b(?:to|and|until|till)\b", re.IGNORECASE)
_RARE = 2
_MOST = 3


def false_premise(reading: Reading) -> Draft | None:
    """What is so instead; None where what is asserted holds, or the entry does not tell."""
    for check in _CHECKS:
        if draft := check(reading):
            return draft
    return None


def _elsewhere(reading: Reading) -> Draft | None:
    """The place of a talk, an award or a study that is said to have been in another one."""
    if _WHERE.search(reading.question):
        return None
    for name in _places_said(reading):
        entries = _said_to_be_in(reading, name)
        if not entries or any(_is_in(reading, entry, name) for entry in entries):
            continue
        what = _what(entries[0]) if len(entries) == 1 else f"any {kind_name(entries[0].kind, 1)}"
        who = reading.portfolio.person.inline
        studied = entries[0].kind == "education"
        said = f"that {who} studied in {name}" if studied else f"that {what} was in {name}"
        draft = Draft(unsaid=[said], corrects=True)
        for entry in entries:
            draft.extend(own_fields(entry, reading))
            if entry.location:
                be = "is" if studied else "was"
                text = f"{_what(entry, opens=True)} {be} in {entry.location}."
                draft.add(text, fields_quote(entry, "location"))
        return draft
    return None


def _is_in(reading: Reading, entry: Entry, name: str) -> bool:
    if stems(name) & stems(entry.document):
        return True
    country = name.lower() in word_list("premises_countries")
    return country and bool(entry.location) and lies_in(reading.portfolio, entry.location, name)


def _said_to_be_in(reading: Reading, name: str) -> list[Entry]:
    """What the question puts into a place: what it names, or its talk, award or studies."""
    if reading.named:
        entry = reading.named[0]
        beside = re.search(
            rf"{re.escape(place(entry))},? in (?:the )?{re.escape(name)}\b",
            reading.question,
            re.IGNORECASE,
        )
        placed = (entry.kind in _PLACED and entry.location) or (
            entry.kind in JOBS and beside and _is_city(entry)
        )
        return [entry] if placed and len(reading.named) == 1 else []
    kinds = [kind for kind in kinds_meant(reading.question) if kind in _PLACED]
    if not kinds and _STUDIED.search(reading.question):
        kinds = ["education"]
    if len(kinds) != 1 or set(reading.mentions.kinds) - set(kinds):
        return []
    entries = reading.portfolio.of_kind(kinds[0])
    if any(_is_in(reading, entry, name) for entry in entries):
        return []
    topic = topic_of(_STUDIED.sub(" ", reading.question.replace(name, " ")))
    found = Linker(reading.portfolio).entry(topic, kinds) if topic else None
    return [found] if found else entries if len(entries) <= _MOST else []


def _is_city(entry: Entry) -> bool:
    return (entry.location or "Remote").lower() not in word_list("premises_no_places")


def _places_said(reading: Reading) -> list[str]:
    """The names after `in` that are no language, month or technology."""
    known = word_list("premises_no_places")
    skipped = [(each.start, each.end) for each in reading.mentions.technologies]
    languages = {entry.title.lower() for entry in reading.portfolio.of_kind("language")}
    own = {token.lower for token in tokenize(reading.portfolio.person.name or "")}
    return [
        token.text
        for token in tokenize(reading.question)
        if is_name_like(token, reading.question)
        and _IN.search(reading.question[: token.start])
        and not is_of_calendar(token.lower)
        and not token.lower.endswith(("ish", "ese", "ian"))
        and _OWNER.sub("", token.lower) not in known | languages | own
        and not any(start <= token.start < end for start, end in skipped)
    ]


def _what(entry: Entry, opens: bool = False) -> str:
    the = "The" if opens else "the"
    if entry.kind in {"talk", "publication"}:
        return f"{the} {entry.kind} “{entry.title}”"
    if entry.kind == "education":
        return place(entry)
    if entry.kind in JOBS:
        return f"{the} job at {place(entry)}"
    return f"{the} {entry.kind} {entry.title}"


def _in_another_year(reading: Reading) -> Draft | None:
    """The date of an award, a talk or the like that is said to be of another year."""
    years = set(reading.mentions.years)
    if len(years) != 1:
        return None
    entry = next((each for each in reading.named if each.kind in _ON_A_DAY), None)
    entry = entry or _given(reading)
    if entry is None or entry.start is None:
        return None
    if any(each.kind in _ON_A_DAY for each in reading.named if each is not entry):
        return None
    (year,) = years
    told = {int(found) for found in _YEAR.findall(entry.document)}
    within = in_years(entry, year, year, reading.today)
    if within or year in told or _OPEN_TIME.search(reading.question):
        return None
    draft = Draft(unsaid=[f"that {_what(entry)} is of {year}"], corrects=True)
    draft.extend(own_fields(entry, reading))
    return draft


def _given(reading: Reading) -> Entry | None:
    """The one talk, award or the like that the question describes; only where it asserts one."""
    kinds = [kind for kind in kinds_meant(reading.question) if kind in _ON_A_DAY]
    if len(kinds) != 1 or reading.named or not _ASSERTS.match(reading.question):
        return None
    topic = topic_of(reading.question)
    return Linker(reading.portfolio).entry(topic, kinds) if topic else None


def _at_another_time(reading: Reading) -> Draft | None:
    """The line of the profile that gives another time for what the question puts into a year."""
    years = set(reading.mentions.years)
    if len(years) != 1 or reading.named or reading.mentions.kinds:
        return None
    if _OPEN_TIME.search(reading.question):
        return None
    (year,) = years
    known = reading.portfolio.frequency
    words = {stem(token.lower) for token in reading.rest if not token.text.isdigit()}
    rare = {each for each in words if 0 < known[each] <= _RARE}
    for profile in reading.portfolio.of_kind("profile"):
        quotes = reading.portfolio.quotes(profile)
        for at, quote in enumerate(quotes):
            told = {int(found) for found in _YEAR.findall(quote.text)}
            if not told or not _PERIOD.search(quote.text) or min(told) <= year <= max(told):
                continue
            lines = [
                quote,
                *(each for each in quotes[at + 1 : at + 2] if not _YEAR.search(each.text)),
            ]
            if not any(rare & stems(line.text) for line in lines):
                continue
            draft = Draft(unsaid=[f"that of {year}"], corrects=True)
            draft.extend([tell(line, reading.portfolio.person) for line in lines])
            return draft
    return None


def _for_something_else(reading: Reading) -> Draft | None:
    """What an award or a certificate is for, where the question says something else."""
    match = _FOR.search(reading.question)
    given = [entry for entry in reading.named if entry.kind == "award"]
    if not match or len(given) != 1:
        return None
    work = next((each for each in reading.named if each.kind == "project"), None)
    linker = Linker(reading.portfolio)
    work = work or linker.entry(match["what"], ("project",)) or linker.entry(match["what"], JOBS)
    named = stems(match["what"]) & stems(given[0].title)  # `listed for the Acme Award`
    if work is None or named or bears_on(given[0], work):
        return None
    shared = stems(work.title) & stems(given[0].document)
    lines = reading.portfolio.quotes(given[0])
    if shared or not lines:
        return None
    draft = Draft(missing=[f"{given[0].title} for {called(work)}"], corrects=True)
    draft.extend(details(given[0], reading.portfolio.person)[:2])
    return draft


def _for_somebody_else(reading: Reading) -> Draft | None:
    """For whom a project was made, where the question names another employer."""
    projects = [entry for entry in reading.mentions.titles if entry.kind == "project"]
    others = [e for e in reading.mentions.organisations if e.kind in JOBS]
    names = {place(entry) for entry in others}
    if len(projects) != 1 or len(names) != 1:
        return None
    entry, name = projects[0], next(iter(names))
    at = reading.question.lower().find(name.lower())
    before, after = reading.question[: max(at, 0)], reading.question[at + len(name) :]
    if at < 0 or not (_OF.search(before) or after.startswith(("'s", "’s"))):
        return None
    if name in entry.document or any(entry.title in each.document for each in others):
        return None
    draft = Draft(unsaid=[f"that {entry.title} was made for {name}"])
    if entry.organisation:
        text = f"{entry.title} is listed under {entry.organisation}."
        draft.add(text, fields_quote(entry, "organisation"))
    elif entry.status:
        text = f"{entry.title} is {status_says(entry.status)}."
        draft.add(text, fields_quote(entry, "status"))
    draft.extend([tell(reading.portfolio.lead(entry), reading.portfolio.person)])
    return draft


_CHECKS: tuple[Callable[[Reading], Draft | None], ...] = (
    ranked_otherwise,
    _for_something_else,
    _in_another_year,
    _elsewhere,
    _for_somebody_else,
    _at_another_time,
)
