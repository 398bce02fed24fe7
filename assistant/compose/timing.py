"""Questions on time whose form is plain: how long ago, all years together, breaks, who came before,
what is done now."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose import durations, jobs, moments
from assistant.compose.asking import jobs_asked
from assistant.compose.breaks import breaks
from assistant.compose.roles import fields_quote, held, place
from assistant.compose.sides import entry_meant, kinds_meant, topic_of
from assistant.compose.telling import JOBS
from assistant.dates import is_exact, lasting, this_month, written
from assistant.intents import ABSENT
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_TOTAL = pattern("timing", "total")
_AGO = pattern("timing", "ago")
_YEARS = pattern("timing", "years")
_BEGAN = pattern("timing", "began")
_BREAK = pattern("timing", "break")
_BESIDE = pattern("timing", "beside")
_WHO = pattern("timing", "who")
_NOW = pattern("timing", "now")
_STILL = pattern("timing", "still")
_TITLE = pattern("timing", "title")
_EARLIER = pattern("timing", "earlier")
_IN_ORDER = pattern("timing", "in_order")
_NEWEST_FIRST = pattern("timing", "newest_first")
_ON_JOBS = ("role", "volunteer")
_DATED = frozenset(
    {"education", "certificate", "award", "talk", "publication", "volunteer", "role"}
)


def timed(reading: Reading) -> Draft | None:
    """The answer where the form of a question on time leaves no doubt; else None."""
    question = reading.question
    if _TOTAL.search(question) and not (reading.named or reading.mentions.technologies):
        return durations.total(reading)
    at_leisure = reading.intent == f"{ABSENT}hobbies"
    if _BREAK.search(question) and not (reading.mentions.titles or at_leisure):
        return breaks(reading)
    if _AGO.search(question):
        years = reading.named and _YEARS.search(question)
        return (moments.dates(reading) if years else None) or ago(reading)
    if held_title := _with_title(reading):
        return held_title
    if _EARLIER.search(question):
        return jobs.previous(reading)
    if _IN_ORDER.search(question) and not (reading.named or _other_kinds(reading)):
        return jobs.employers(reading, oldest_first=not _NEWEST_FIRST.search(question))
    if (match := _BESIDE.search(question)) and (found := _neighbour(reading, match)):
        return found
    if _STILL.search(question) and (job := _described_job(reading)) and job.end:
        return _over(reading, job)
    if _NOW.search(question) and not reading.named and not reading.mentions.years:
        return jobs.current(reading)
    return None


def _other_kinds(reading: Reading) -> bool:
    return bool(set(reading.mentions.kinds) - {"role"})


def entry_of_time(reading: Reading) -> Entry | None:
    """The dated entry that a question on time names or describes; for a work, its job."""
    kinds = [kind for kind in kinds_meant(reading.question) if kind in _DATED - {"role"}]
    if len(kinds) == 1:
        entries = [e for e in reading.named if e.kind == kinds[0]]
        entries = entries or reading.portfolio.of_kind(*kinds)
        if len(entries) == 1:
            return entries[0]
        words = " ".join(token.text for token in reading.content)
        linker = Linker(reading.portfolio)
        topic = topic_of(reading.question)
        return linker.entry(topic, kinds) or linker.entry(words, kinds) or _by_kind_word(reading)
    named = jobs_asked(reading) if reading.mentions.organisations or reading.focus else []
    found = next(iter(named), None) or next((e for e in reading.named if e.start), None)
    return found or _described_job(reading) or _job_behind(reading)


def _by_kind_word(reading: Reading) -> Entry | None:
    """`her master's`: the one entry whose title or position has the word for its kind."""
    moment = moments.described_dated(reading)
    return moment[0] if moment else None


def _described_job(reading: Reading) -> Entry | None:
    linker = Linker(reading.portfolio)
    words = topic_of(reading.question)
    if not words:
        return None
    if found := linker.entry(words, _ON_JOBS):
        return found
    meant = (link.entry for link in linker.links(reading.question))
    return next((entry for entry in meant if entry.kind in _ON_JOBS), None)


def _job_behind(reading: Reading) -> Entry | None:
    """The job at which an undated piece of work was made."""
    found = [entry for entry in reading.named if not entry.start]
    found = found or [e for e in [entry_meant(reading, reading.question)] if e]
    places = {entry.organisation for entry in found if entry.organisation}
    return next((role for role in reading.portfolio.roles if role.organisation in places), None)


def ago(reading: Reading) -> Draft | None:
    """How long ago something ended or was: the date, and the time since then."""
    entry = entry_of_time(reading)
    if entry is None or entry.start is None:
        return None
    person = reading.portfolio.person
    draft = Draft()
    quote = fields_quote(entry)
    if entry.end is None:
        draft.extend([held(entry, person)])
        draft.extend(durations.tenure_claims(reading, entry))
        return draft
    if entry.kind in JOBS and _BEGAN.search(reading.question):
        draft.add(f"{person.subject} joined {place(entry)} in {written(entry.start)}.", quote)
        return draft
    count = this_month(reading.today).ordinal - entry.end.ordinal
    if entry.end.month is None:
        length = lasting((reading.today.year - entry.end.year) * 12, is_exact(entry))
    else:
        length = f"about {lasting(count)}"
    when = written(entry.end)
    if entry.kind in JOBS:
        text = f"{person.subject} left {place(entry)} in {when}, {length} ago."
    elif entry.kind == "education":
        text = f"{person.subject} finished at {place(entry)} in {when}, {length} ago."
    else:
        text = f"{entry.title} is dated {when}, {length} ago."
    draft.add(text, quote)
    return draft


def _with_title(reading: Reading) -> Draft | None:
    """How long a job title has been held."""
    if not _TITLE.search(reading.question):
        return None
    question = reading.question.lower()
    roles = [r for r in reading.portfolio.roles if r.position and r.position.lower() in question]
    if not roles:
        return None
    draft = Draft()
    for role in roles:
        draft.extend(durations.tenure_claims(reading, role))
    return draft


def _neighbour(reading: Reading, match: re.Match[str]) -> Draft | None:
    """The job before or after one that is described."""
    if not _WHO.search(reading.question[: match.start()] + reading.question[match.end("what") :]):
        return None
    anchor = entry_meant(reading, match["what"], ("role",))
    if anchor and anchor.kind != "role":
        places = {anchor.organisation, anchor.title}
        roles = reading.portfolio.roles
        anchor = next((role for role in roles if role.organisation in places), None)
        anchor = anchor or Linker(reading.portfolio).entry(match["what"], ("role",))
    if anchor is None or anchor.kind != "role":
        return None
    tell = jobs.following if match["after"] else jobs.previous
    return tell(reading, anchor)


def _over(reading: Reading, job: Entry) -> Draft:
    """That a job does not go on, and since when."""
    draft = Draft()
    if job.end:
        person = reading.portfolio.person
        text = f"No, {person.inline} left {place(job)} in {written(job.end)}."
        draft.add(text, fields_quote(job))
        draft.extend([held(job, person, opens=False)])
    return draft
