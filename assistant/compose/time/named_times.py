"""The time of what is named, where a question asks for nothing else: `Acme - from when to when`."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.roles import fields_quote, held, place
from assistant.compose.sentences.telling import JOBS
from assistant.compose.time.whens import told
from assistant.dates import written
from assistant.forms.time_forms import time_form, without_form
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import content_tokens
from index import Entry

_STUDY = pattern("named_times", "study")
_FINISHED = pattern("named_times", "finished")
_ON_A_DAY = frozenset({"talk", "award", "certificate", "publication"})
_IS_PRESENT = pattern("named_times", "is_present")
_YEARS = pattern("named_times", "years")


def named_time(reading: Reading) -> Draft | None:
    """The date or length of the one place or work that is named; None where more is asked."""
    if reading.mentions.years or reading.mentions.technologies:
        return None
    bare = reading.without_names
    form = time_form(bare) or ("both" if _YEARS.search(bare) else None)
    if form is None or _says_more(reading, bare):
        return None
    entries = [entry for entry in at_one_place(reading) if entry.start]
    if form == "length" and any(entry.kind in _ON_A_DAY for entry in entries):
        return None
    draft = Draft()
    for entry in entries:
        draft.extend(told(entry, form, reading))
    return draft if draft.claims else None


def still_there(reading: Reading) -> Draft | None:
    """Whether what is named is the present employer: `is Acme the current employer?`."""
    if not _IS_PRESENT.search(reading.question):
        return None
    jobs = [e for e in reading.mentions.organisations if e.kind in JOBS and e.start]
    if not jobs or len({place(job) for job in jobs}) > 1:
        return None
    person = reading.portfolio.person
    draft = Draft()
    if now := next((job for job in jobs if job.end is None), None):
        draft.extend([held(now, person)])
        return draft
    last = max(jobs, key=lambda job: job.end.ordinal if job.end else 0)
    if last.end:
        text = f"No, {person.inline} left {place(last)} in {written(last.end)}."
        draft.add(text, fields_quote(last))
    present = [role for role in reading.portfolio.roles if role.start and role.end is None]
    draft.extend([held(role, person) for role in present[:2]])
    return draft


def at_one_place(reading: Reading) -> list[Entry]:
    """What is named, if it is one work, or one place: the study there, or the job, as asked."""
    named = [*reading.mentions.organisations, *reading.mentions.titles]
    if len({place(entry) for entry in named}) != 1:
        return []
    every = reading.portfolio.of_kind("education")
    studies = [entry for entry in every if place(entry) == place(named[0])]
    if _STUDY.search(reading.without_names) or (studies and _FINISHED.search(reading.question)):
        return studies
    jobs = [entry for entry in named if entry.kind in JOBS]
    return jobs or named


def _says_more(reading: Reading, bare: str) -> bool:
    frame = word_list("light") | word_list("told_dates_plain") | word_list("named_times_frame")
    tokens = content_tokens(_STUDY.sub(" ", without_form(bare)))
    return any(token.lower not in frame and not reading.is_soft(token) for token in tokens)
