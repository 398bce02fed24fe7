"""Answers on when something described began, ended or was, and how long it lasted.

What is named is answered by its intent; here the form of the question and a description are enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Claim, Draft
from assistant.compose.choosing.asking import own_jobs
from assistant.compose.choosing.sides import POINTED_JOB, kinds_meant, pointed_job, topic_of, using
from assistant.compose.jobs import jobs
from assistant.compose.sentences.details import details
from assistant.compose.sentences.naming import kind_name
from assistant.compose.sentences.roles import fields_quote, held, place, tenure
from assistant.compose.sentences.telling import JOBS
from assistant.compose.time.titled_jobs import titled_jobs
from assistant.dates import written
from assistant.evidence import equivalents
from assistant.forms.time_forms import TimeForm, time_form, without_form
from assistant.linking import Linker
from assistant.person import Person
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import is_name_like, stem, stems, tokenize
from index import Entry

_STUDIED = pattern("whens", "studied")
_TAUGHT = pattern("whens", "taught")
_ON_A_DAY = ("certificate", "award", "talk", "publication")
_TEACHER = pattern("whens", "teacher")
_CAREER = pattern("whens", "career")
_ALL_JOBS = pattern("whens", "all_jobs")
_JOBS_ONLY = ("role", "volunteer")
_MOST = 3


def when(reading: Reading) -> Draft | None:
    """The date or the length that a question asks of something it describes; else None."""
    question = reading.question
    form = time_form(question)
    named = reading.mentions.organisations or reading.mentions.titles or reading.focus
    if form is None or named or reading.mentions.years:
        return None
    if form != "length" and _CAREER.search(question):
        return jobs.first(reading) if form == "start" else None
    if form != "length" and _ALL_JOBS.search(question):
        return jobs.employers(reading)
    kinds = _kinds(reading)
    entries = _of_kind(reading, kinds[0]) if len(kinds) == 1 else _jobs(reading, kinds)
    draft = Draft()
    if not entries and len(kinds) == 1:
        return _another(reading, kinds[0], form)
    draft.extend([claim for entry in entries for claim in told(entry, form, reading)])
    return draft if draft.claims else None


def told(entry: Entry, form: TimeForm, reading: Reading) -> list[Claim]:
    """The sentence on the time of one entry, as it was asked for; empty where it has no dates."""
    person = reading.portfolio.person
    if entry.start is None:
        return []
    if form == "length" and entry.kind not in _ON_A_DAY:
        claim = tenure(entry, person, reading.today)
        return [claim] if claim else []
    if entry.kind in JOBS:
        return [_of_job(entry, form, person)]
    if entry.kind == "education" and (claim := of_study(entry, form, person)):
        return [claim]
    quote = fields_quote(entry)
    return details(entry, person)[:1] or [
        Claim(f"{entry.title} is dated {entry.period}.", (quote,))
    ]


def _of_job(entry: Entry, form: TimeForm, person: Person) -> Claim:
    quote = (fields_quote(entry),)
    if form == "start" and entry.start:
        return Claim(f"{person.subject} joined {place(entry)} in {written(entry.start)}.", quote)
    if form == "end" and entry.end:
        return Claim(f"{person.subject} left {place(entry)} in {written(entry.end)}.", quote)
    if form == "end":
        text = (
            f"{person.subject} is still at {place(entry)}: the period is given as {entry.period}."
        )
        return Claim(text, quote)
    return held(entry, person)


def of_study(entry: Entry, form: str, person: Person) -> Claim | None:
    """When a course of study began or ended, where only one of both is asked."""
    quote = (fields_quote(entry),)
    if form == "start" and entry.start:
        when = written(entry.start)
        return Claim(f"{person.subject} began at {place(entry)} in {when}.", quote)
    if form == "end" and entry.end:
        when = written(entry.end)
        return Claim(f"{person.subject} finished at {place(entry)} in {when}.", quote)
    return None


def _kinds(reading: Reading) -> list[str]:
    """The kinds of what is no job that the words of the question speak for."""
    wanted = {*_ON_A_DAY, "education", "volunteer"}
    if _TAUGHT.search(reading.question):
        wanted.remove("education")
    found = [each for each in kinds_meant(reading.question) if each in wanted]
    studied = _STUDIED.search(reading.question) and not reading.mentions.technologies
    return found or (["education"] if studied else [])


def _of_kind(reading: Reading, kind: str) -> Sequence[Entry]:
    """The entry of a kind that is described; all of them where nothing says which."""
    if reading.mentions.technologies and (found := using(reading, kind)):
        return [found]
    words = without_form(_STUDIED.sub(" ", reading.question))
    topic = _topic(reading, words)
    linker = Linker(reading.portfolio)
    found = (linker.entry(topic, [kind]) if topic else None) or linker.entry(words, [kind])
    if found:
        return [found]
    every = [entry for entry in reading.portfolio.of_kind(kind) if entry.start]
    return [] if topic or (len(every) > 1 and kind in _ON_A_DAY) else every[:_MOST]


def _another(reading: Reading, kind: str, form: TimeForm) -> Draft | None:
    """Those of the kind that there are, where words that the portfolio lacks say which is meant."""
    topic = _topic(reading, without_form(reading.question))
    known = reading.portfolio.frequency
    lacking = [t.text for t in tokenize(topic) if not any(known[e] for e in _forms(t.lower))]
    every = [entry for entry in reading.portfolio.of_kind(kind) if entry.start]
    if not reading.portfolio.of_kind(kind) and (found := _attested(reading)):
        return Draft(claims=told(found, form, reading))
    if not reading.portfolio.of_kind(kind):
        return Draft(missing=[kind_name(kind, 2)]) if kind == "education" else None
    if not lacking or not every:
        return None
    draft = Draft(missing=[" ".join(lacking)], corrects=True)
    for entry in every[:_MOST]:
        draft.extend(told(entry, form, reading))
    return draft


def _attested(reading: Reading) -> Entry | None:
    """The certificate or the like on what the message is about, where its kind has another name:
    `his paper for that`."""
    text = reading.whole or reading.question
    names = [t.text for t in tokenize(text) if is_name_like(t, text) or t.text.isdigit()]
    wanted = {stem(name.lower()) for name in names} - stems(reading.portfolio.person.name or "")
    if not wanted:
        return None
    told = reading.portfolio.entry_stems
    found = [e for e in reading.portfolio.of_kind(*_ON_A_DAY) if wanted <= told[e.id]]
    return found[0] if len(found) == 1 else None


def _topic(reading: Reading, words: str) -> str:
    """What a description says beyond its noun, without the name of the person."""
    own = stems(reading.portfolio.person.name or "")
    kept = [token.text for token in tokenize(topic_of(words)) if not stems(token.lower) <= own]
    return " ".join(kept)


def _forms(word: str) -> frozenset[str]:
    return frozenset({stem(word), *equivalents(stem(word))})


def _jobs(reading: Reading, kinds: Sequence[str]) -> Sequence[Entry]:
    """The job that is described, or those in the person's own firm."""
    if own := own_jobs(reading):
        return own
    pointed = POINTED_JOB.search(reading.question) and pointed_job(reading, reading.question)
    if pointed:
        return [pointed]
    words = without_form(reading.question)
    topic = _topic(reading, words)
    if not kinds and _TAUGHT.search(reading.question):
        roles = [e for e in reading.portfolio.entries if e.kind in _JOBS_ONLY and e.start]
        return [e for e in roles if _TEACHER.search(e.position or "")][:_MOST]
    if kinds or not topic:
        return []
    if titled := titled_jobs(reading):
        return titled
    if not means_a_place(reading):
        return []
    linker = Linker(reading.portfolio)
    found = linker.entry(topic, _JOBS_ONLY)
    if not found and not (reading.foreign_names or reading.unknown_names):
        found = linker.nearest_job(words)
    return [found] if found else []


def means_a_place(reading: Reading) -> bool:
    """Whether a noun of the question stands for a place of work: `the telemedicine company`."""
    places = word_list("linking_places")
    words = {token.lower for token in tokenize(without_form(reading.question))}
    return bool(words & places) or "role" in kinds_meant(reading.question)
