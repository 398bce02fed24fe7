"""What a question takes for granted of a piece of work, and the portfolio tells otherwise: that it
is in use, or what it is made with."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.entries.about import describe
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import fields_quote, place
from assistant.compose.sentences.telling import tell
from assistant.compose.skills.stack import technologies_at
from assistant.kinds import state_phrases
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_USED_NOW = pattern("mistaken", "used_now")
_NOWADAYS = pattern("mistaken", "nowadays")
_SOLD = pattern("mistaken", "sold")
_MADE_WITH = pattern("mistaken", "made_with")
_RELEASED = pattern("mistaken", "released")
_NOT_YET = pattern("mistaken", "not_yet")
_ASKS = pattern("mistaken", "asks")
_YES_NO = pattern("cues", "yes_no")
_WHEN = pattern("mistaken", "when")
_OVER = frozenset({"Archived", "Experiment", "In progress"})
_WORKS = frozenset({"project", "role"})


def mistaken(reading: Reading) -> Draft | None:
    """What is so instead; None where nothing is taken for granted, or it is so."""
    return _not_in_use(reading) or _not_released(reading) or _made_otherwise(reading)


def _not_in_use(reading: Reading) -> Draft | None:
    """That a project is archived or not ready, where it is said to be used today."""
    projects = [entry for entry in reading.mentions.titles if entry.kind == "project"]
    if len(projects) != 1 or reading.mentions.statuses or reading.mentions.organisations:
        return None
    entry, question = projects[0], reading.question
    taken = _USED_NOW.search(question) or _NOWADAYS.search(question) or _SOLD.search(question)
    if entry.status not in _OVER or not taken or _WHEN.match(question):
        return None
    draft = Draft()
    draft.add(f"{entry.title} is {status_says(entry.status)}.", fields_quote(entry, "status"))
    telling = [q for q in reading.portfolio.quotes(entry) if state_phrases().find(q.text)]
    draft.extend([tell(quote, reading.portfolio.person) for quote in telling[:1]])
    if not telling:
        draft.extend(describe(reading.portfolio, entry, [], 1))
    return draft


def _not_released(reading: Reading) -> Draft | None:
    """That a project which is only described is an experiment or archived, where it is said to be
    in production."""
    asked, question = reading.mentions.statuses, reading.whole or reading.question
    if not asked or reading.named or set(asked) <= _OVER or not _RELEASED.search(question):
        return None
    if _YES_NO.match(question) or _NOT_YET.search(question):
        return None
    links = [link.entry for link in Linker(reading.portfolio).links(question)]
    works = [entry for entry in links if entry.kind == "project"]
    if len(works) != 1 or works[0].status not in _OVER:
        return None
    entry = works[0]
    draft = Draft(corrects=True)
    draft.add(f"{entry.title} is {status_says(entry.status or '')}.", fields_quote(entry, "status"))
    draft.extend(describe(reading.portfolio, entry, [], 1))
    return draft


def _made_otherwise(reading: Reading) -> Draft | None:
    """What a piece of work involves, where it is said to be made with something else."""
    names = [name for name in reading.mentions.names if not name.is_category]
    if len(names) != 1 or len(reading.mentions.names) > 1:
        return None
    if _YES_NO.match(reading.question) or not _MADE_WITH.search(_before(reading)):
        return None
    if not reading.named and _ASKS.match(reading.question):
        return None
    entry = _only_work(reading)
    if entry is None:
        return None
    found = evidence_of(reading.portfolio, names[0])
    claim = technologies_at(reading.portfolio, entry)
    if claim is None or entry in found.entries:
        return None
    where = f"at {place(entry)}" if entry.kind == "role" else f"for {entry.title}"
    used = f"that {names[0].name} was used {where}"
    draft = Draft(missing=[used if found.quotes else names[0].name])
    draft.add(*claim)
    draft.extend(describe(reading.portfolio, entry, [], 1))
    return draft


def _only_work(reading: Reading) -> Entry | None:
    works = [entry for entry in reading.named if entry.kind in _WORKS]
    if not reading.named and not reading.mentions.kinds:
        taken = [(start, end) for start, end, _ in reading.mentions.spans]
        links = Linker(reading.portfolio).links(_before(reading), taken)
        works = [link.entry for link in links if link.entry.kind in _WORKS]
        return works[0] if len(works) == 1 == len(links) else None
    return works[0] if len(works) == 1 == len(reading.named) else None


def _before(reading: Reading) -> str:
    """The question up to the technology."""
    return reading.question[: reading.mentions.technologies[0].start]
