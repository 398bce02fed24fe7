"""Which dated entry a question on time means, named or described."""

from __future__ import annotations

from assistant.compose.choosing.asking import dated_described, jobs_asked
from assistant.compose.choosing.sides import entry_meant, kinds_meant, topic_of
from assistant.linking import Linker
from assistant.reading import Reading
from index import Entry

_ON_JOBS = ("role", "volunteer")
_ATTESTED = frozenset({"education", "certificate", "award", "talk", "publication", "volunteer"})


def entry_of_time(reading: Reading) -> Entry | None:
    """The dated entry that a question on time names or describes; for a work, its job."""
    kinds = [kind for kind in kinds_meant(reading.question) if kind in _ATTESTED]
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
    return found or described_job(reading) or _job_behind(reading)


def _by_kind_word(reading: Reading) -> Entry | None:
    """`her master's`: the one entry whose title or position has the word for its kind."""
    found = dated_described(reading)
    return found[0] if found else None


def described_job(reading: Reading) -> Entry | None:
    """The job that a question describes: `the parcel firm`."""
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
