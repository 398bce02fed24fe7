"""Questions on time whose form is plain: how long ago, all years together, breaks, who came before,
what is done now."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.choosing.meant import described_job, entry_of_time
from assistant.compose.choosing.sides import entry_meant, topic_of
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.jobs import jobs
from assistant.compose.sentences.roles import fields_quote, held, place
from assistant.compose.sentences.telling import JOBS
from assistant.compose.skills.recency import last_use
from assistant.compose.time import durations, moments
from assistant.compose.time.breaks import breaks
from assistant.compose.time.named_times import at_one_place, named_time, still_there
from assistant.compose.time.thresholds import experience_by, threshold
from assistant.compose.time.whens import when
from assistant.dates import is_exact, lasting, this_month, written
from assistant.forms.time_forms import time_form
from assistant.intents import ABSENT
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_TOTAL = pattern("timing", "total")
_AGO = pattern("timing", "ago")
_YEARS = pattern("timing", "years")
_EXPIRY = pattern("timing", "expiry")
_ON_A_DAY = frozenset({"talk", "award", "certificate", "publication"})
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


def timed(reading: Reading) -> Draft | None:
    """The answer where the form of a question on time leaves no doubt; else None."""
    question = reading.question
    for plainly in (still_there, threshold, experience_by, last_use, named_time):
        if plain := plainly(reading):
            return plain
    if _TOTAL.search(question) and not (reading.named or reading.mentions.technologies):
        return durations.total(reading)
    at_leisure = reading.intent == f"{ABSENT}hobbies"
    bare = time_form(question) is not None and not (topic_of(question) or reading.named)
    asked = reading.whole or question if bare else question
    if _BREAK.search(asked) and not (reading.mentions.titles or at_leisure):
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
    if found := when(reading):
        return found
    counted = asks_quantity(question)
    if not counted and _STILL.search(question) and (job := described_job(reading)) and job.end:
        return _over(reading, job)
    career = reading.intent == "career"
    if _NOW.search(question) and not (reading.named or reading.mentions.years or career):
        return jobs.current(reading)
    return None


def _other_kinds(reading: Reading) -> bool:
    return bool(set(reading.mentions.kinds) - {"role"})


def ago(reading: Reading) -> Draft | None:
    """How long ago something ended or was: the date, and the time since then."""
    entry = next((e for e in at_one_place(reading) if e.start), None) or entry_of_time(reading)
    if entry is None or entry.start is None:
        return None
    dated = entry.kind in _ON_A_DAY and not _EXPIRY.search(reading.question)
    end = entry.start if dated and entry.end else entry.end
    person = reading.portfolio.person
    draft = Draft()
    quote = fields_quote(entry)
    if end is None:
        draft.extend([held(entry, person)])
        draft.extend(durations.tenure_claims(reading, entry))
        return draft
    if entry.kind in JOBS and _BEGAN.search(reading.question):
        draft.add(f"{person.subject} joined {place(entry)} in {written(entry.start)}.", quote)
        return draft
    count = this_month(reading.today).ordinal - end.ordinal
    if end.month is None:
        length = lasting((reading.today.year - end.year) * 12, is_exact(entry))
    else:
        length = f"about {lasting(count)}"
    when = written(end)
    if entry.kind in JOBS:
        text = f"{person.subject} left {place(entry)} in {when}, {length} ago."
    elif entry.kind == "education":
        text = f"{person.subject} finished at {place(entry)} in {when}, {length} ago."
    elif entry.start != entry.end:
        text = f"{entry.title} is dated {entry.period}; the end was {length} ago."
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
