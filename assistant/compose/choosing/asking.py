"""Which jobs and dated entries a question on time is about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import equivalents
from assistant.kinds import kind_stems
from assistant.reading import Reading
from assistant.stints import by_employer
from assistant.tables import pattern
from assistant.words import stem, stems
from index import Entry

_TELLING = 0.35
DATED = frozenset({"role", "volunteer", "education"})


def jobs_asked(reading: Reading) -> list[Entry]:
    """The jobs that the question names or leans on; a study where it names one."""
    named = [entry for entry in reading.mentions.organisations if entry.kind in DATED]
    if len(named) == 1 and _OR.search(reading.question):
        named += described_jobs(reading, named)
    several = by_employer(named)
    named = several[0] if len(several) == 1 and len(several[0]) == len(named) else named
    named = named or [
        role
        for role in reading.portfolio.roles
        if role.position and role.position.lower() in reading.question.lower()
    ]
    leaned_on = [entry for entry in reading.focus if entry.kind in DATED]
    return named or leaned_on or _pointed(reading)


POINTERS = pattern("asking", "pointers")


def _pointed(reading: Reading) -> list[Entry]:
    """`tenure in the current job`: jobs by their place in the career."""
    match = POINTERS.search(reading.question)
    roles = [role for role in reading.portfolio.roles if role.start]
    if not match or not roles:
        return []
    if match["now"]:
        return [role for role in roles if role.end is None]
    return roles[-1:] if match["first"] else [role for role in roles if role.end][:1]


_OR = pattern("asking", "or")


def described_jobs(reading: Reading, named: Sequence[Entry]) -> list[Entry]:
    """A job that is set beside a named one by a word of its own: `the freelance work`."""
    words = {stem(token.lower) for token in reading.asked}
    fitting = [
        role
        for role in reading.portfolio.roles
        if role not in named and words & reading.portfolio.entry_stems[role.id]
    ]
    return fitting[:1]


_OWN = pattern("excluding", "own")
_OWN_ROLE = pattern("excluding", "own_role")


def own_jobs(reading: Reading) -> list[Entry]:
    """The jobs in the person's own firm, where the question asks for them: `self-employed`."""
    if not _OWN.search(reading.question):
        return []
    roles = reading.portfolio.roles
    return [role for role in roles if _OWN_ROLE.search(role.position or "")]


def dated_titles(reading: Reading) -> list[Entry]:
    return [
        entry for entry in (*reading.mentions.titles, *reading.focus) if entry.kind not in DATED
    ]


def dated_described(reading: Reading) -> list[Entry]:
    """The dated entry that the question describes: `the Kubernetes certificate`, `her master's`."""
    return _best([entry for entry in reading.portfolio.entries if entry.start], reading)


def described(reading: Reading, kinds: frozenset[str]) -> list[Entry]:
    """The entry of one of the kinds that the question describes."""
    return _best([entry for entry in reading.portfolio.entries if entry.kind in kinds], reading)


def _best(entries: Sequence[Entry], reading: Reading) -> list[Entry]:
    if reading.foreign_names:
        return []
    wanted = [equivalents(each) for each in reading.stems - kind_stems()]
    if not any(wanted):
        return []
    scored: list[tuple[float, Entry]] = []
    for entry in entries:
        fields = (entry.title, entry.position, entry.organisation, entry.location)
        named = stems(" ".join(field for field in fields if field))
        score = (
            sum(bool(group & named) for group in wanted)
            + (entry.kind in reading.mentions.kinds) / 2
        )
        scored.append((score, entry))
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best and best[0] >= 1:
        return [best[1]]
    near = reading.evidence[:1]
    kinds = set(reading.mentions.kinds)
    told = near and near[0].coverage >= _TELLING and near[0].entry in entries
    told = told and (not kinds or near[0].entry.kind in kinds)
    return [near[0].entry] if told else []
