"""Several times at one employer: which of them a question means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.tables import pattern
from index import Entry

_FIRST = pattern("stints", "first")
_LAST = pattern("stints", "last")
_BOTH = pattern("stints", "both")


def by_employer(jobs: Iterable[Entry]) -> list[list[Entry]]:
    """Dated jobs at one employer each, oldest first; only employers that have several."""
    found: dict[str, list[Entry]] = {}
    for job in jobs:
        if job.kind == "role" and job.organisation and job.start:
            found.setdefault(job.organisation.casefold(), []).append(job)
    several = [each for each in found.values() if len(each) > 1]
    return [sorted(each, key=lambda job: job.start.ordinal if job.start else 0) for each in several]


def meant(question: str, named: Sequence[Entry]) -> tuple[Entry, ...]:
    """The named entries, with only the first or last job of an employer where the question means
    that one: `her second stint at Acme`, `what does she do at Acme these days?`"""
    plain = " ".join(question.split())
    first, last = _FIRST.search(plain), _LAST.search(plain)
    if bool(first) == bool(last) or _BOTH.search(plain):
        return tuple(named)
    others = {job.id for jobs in by_employer(named) for job in (jobs[1:] if first else jobs[:-1])}
    return tuple(entry for entry in named if entry.id not in others)
