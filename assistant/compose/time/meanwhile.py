"""Answers on what ran at the same time: two jobs that are described, or what ran beside one."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Claim, Draft
from assistant.compose.choosing.asking import own_jobs
from assistant.compose.choosing.meant import described_job
from assistant.compose.choosing.sides import entry_meant, sides
from assistant.compose.sentences.roles import fields_quote, place, since
from assistant.compose.time.whens import means_a_place
from assistant.dates import lasting, this_month, written
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_ASKED = pattern("meanwhile", "asked")
_BESIDE_ONE = pattern("meanwhile", "beside_one")
_NOT_BESIDE = pattern("meanwhile", "not_beside")
_OTHERS = pattern("meanwhile", "others")
_PUT = pattern("meanwhile", "put")
_OF_CONTENT = pattern("sharing", "of_content")
"""An overlap of tools or topics, and not of dates."""
_WHILE = pattern("meanwhile", "while")
_BETWEEN = pattern("meanwhile", "between")
_EMPLOYED = pattern("meanwhile", "employed")
_STUDIED = pattern("meanwhile", "studied")
_WORKED = pattern("meanwhile", "worked")
_SPANNING = frozenset({"role", "volunteer", "education"})

_FIELDS = frozenset({"courses", "score", "degree"})
"""What is asked of a study "while" it ran."""
_SURE = 0.8


def meanwhile(reading: Reading) -> Draft | None:
    """Whether two jobs or studies that the question sets beside each other ran at once; else
    None."""
    question = reading.question
    of_study = reading.intent in _FIELDS and reading.score(reading.intent) >= _SURE
    if reading.mentions.technologies or of_study or _OF_CONTENT.search(question):
        return None
    if _BETWEEN.search(question) and (found := _between(reading)):
        return found
    if _NOT_BESIDE.search(question) and _OTHERS.search(question):
        return None
    if _PUT.search(question) or not (_ASKED.search(question) and _WORKED.search(question)):
        return None
    entries = _spanning(reading)
    draft = Draft()
    if len(entries) == 2:
        draft.extend([_of_two(reading, *entries)])
        return draft
    if len(entries) != 1 or not _BESIDE_ONE.search(question):
        return None
    one = entries[0]
    others = [each for each in _dated(reading) if each is not one]
    shared = [_of_two(reading, one, each) for each in others if _months(reading, one, each) > 0]
    if not shared:
        draft.add(
            f"The dates show no other job at the time of {place(one)} ({since(one)}).",
            *[fields_quote(each) for each in (one, *others)],
        )
    draft.extend(shared)
    return draft


def _between(reading: Reading) -> Draft | None:
    """How much time lies between the end of one job and the beginning of another."""
    entries = sorted(_spanning(reading), key=lambda each: each.start.ordinal if each.start else 0)
    if len(entries) != 2:
        return None
    one, other = entries
    draft = Draft()
    if not one.end or not other.start or one.end.ordinal > other.start.ordinal:
        draft.extend([_of_two(reading, one, other)])
        return draft
    count = other.start.ordinal - one.end.ordinal
    length = f"{lasting(count)} later" if count else "in the same month"
    draft.add(
        f"{place(one)} ended in {written(one.end)} and {place(other)} began in "
        f"{written(other.start)}, {length}.",
        fields_quote(one),
        fields_quote(other),
    )
    return draft


def _spanning(reading: Reading) -> Sequence[Entry]:
    own = own_jobs(reading)
    found = [*own, *sides(reading), *reading.mentions.organisations]
    if not found and (clause := _WHILE.search(reading.question)):
        job = entry_meant(reading, clause["what"], ("role",))
        found += [job] if job else []
    if not found and means_a_place(reading) and (job := described_job(reading)):
        found.append(job)
    kept = {entry.id: entry for entry in found if entry.kind in _SPANNING and entry.start}
    return list(kept.values())[:3]


def _dated(reading: Reading) -> list[Entry]:
    studied = ("education",) if _STUDIED.search(reading.question) else ()
    paid = _EMPLOYED.search(reading.question)
    kinds = ("role", *studied) if paid else ("role", "volunteer", *studied)
    return [entry for entry in reading.portfolio.of_kind(*kinds) if entry.start]


def _months(reading: Reading, one: Entry, other: Entry) -> int:
    """For how many months both went on."""
    if not one.start or not other.start:
        return 0
    now = this_month(reading.today)
    until = min((each.end or now).ordinal for each in (one, other))
    return until - max(one.start.ordinal, other.start.ordinal)


def _of_two(reading: Reading, one: Entry, other: Entry) -> Claim:
    quotes = (fields_quote(one), fields_quote(other))
    told = f"{place(one)} ({since(one)}) and {place(other)} ({since(other)})"
    count = _months(reading, one, other)
    if count > 0:
        return Claim(f"{told} overlap by {lasting(count)}.", quotes)
    return Claim(f"{told} do not overlap.", quotes)
