"""Until when a technology is shown at work: `how fresh is the Kafka experience?`."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.choosing.shown import as_written, evidence_of
from assistant.compose.sentences.roles import fields_quote, place
from assistant.compose.sentences.telling import JOBS
from assistant.compose.skills.skills import shown, told_of
from assistant.dates import written
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_RECENT = pattern("recency", "asked")
_LISTS = pattern("recency", "otherwise")
_GOES_ON = 9999 * 12


def last_use(reading: Reading) -> Draft | None:
    """The latest job that shows each technology of the question, where that is asked; else
    None."""
    if not _RECENT.search(reading.question) or _LISTS.search(reading.question):
        return None
    if not reading.mentions.names or reading.named or set(reading.mentions.kinds) - {"role"}:
        return None
    portfolio = reading.portfolio
    draft = Draft()
    for technology in reading.mentions.names:
        found = evidence_of(portfolio, technology)
        name = reading.mentions.called(technology)
        if not found.quotes:
            draft.missing.append(name)
            continue
        jobs = [entry for entry in found.entries if entry.kind in JOBS and entry.start]
        if not jobs:
            draft.unsaid.append(f"when {name} was last used")
            draft.extend(shown(portfolio, found, 2, lead=False))
            continue
        last = max(jobs, key=_ended)
        if last.end:
            when = f"ended in {written(last.end)}"
        else:
            when = f"goes on, since {written(last.start)}" if last.start else "goes on"
        line = next(q for q in found.quotes if q.entry is last)
        if not technology.is_category:
            name = as_written(portfolio, found, line)
        text = f"The latest job that shows {name}, at {place(last)}, {when}."
        draft.add(text, fields_quote(last), line)
        draft.extend([told_of(portfolio, line, found)])
    return draft


def _ended(job: Entry) -> int:
    return job.end.ordinal if job.end else _GOES_ON
