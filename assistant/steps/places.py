"""Steps on places: where jobs were, and employers that the portfolio lacks."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.jobs import jobs
from assistant.compose.outside.absence import nothing, unknown_place, unknown_school
from assistant.intents import ABSENT
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import stem, tokenize

_SURE = 0.57
_ON_JOBS = word_list("routing_on_jobs")
_OF_A_JOB = frozenset({"location", "current", "dates"})
_AT = pattern("routing", "at")
_PLACE = pattern("routing", "place")
_STUDY = pattern("premises", "studied")


def unknown_location(reading: Reading) -> Draft | None:
    """Speaks when where somebody is or was is asked, with a name that the portfolio lacks."""
    sure = reading.intent == "location" and reading.score("location") >= _SURE
    if not sure or not reading.unknown_names or reading.named:
        return None
    return jobs.location(reading) or nothing(reading)


def unknown_employer(reading: Reading) -> Draft | None:
    """Speaks when a name that the portfolio lacks stands for an employer: `at Google`."""
    return next(
        (
            (unknown_school if _studied_there(reading) else unknown_place)(reading, name)
            for name in reading.unknown_names
            if _is_place(reading, name)
        ),
        None,
    )


def place_of_job(reading: Reading) -> Draft | None:
    """Speaks when the question is on jobs and names a place where one was."""
    places = {
        stem(t.lower) for role in reading.portfolio.roles for t in tokenize(role.location or "")
    }
    kinds = set(reading.mentions.kinds)
    about_jobs = "role" in kinds or reading.intent in _OF_A_JOB
    if reading.mentions.titles or kinds - {"role"} or not about_jobs:
        return None
    named = places & {stem(token.lower) for token in reading.rest}
    return jobs.location(reading) if named else jobs.in_country(reading)


def _studied_there(reading: Reading) -> bool:
    """`What did Ada study at Chalmers?`: a school, where the portfolio has any."""
    return bool(reading.portfolio.of_kind("education") and _STUDY.search(reading.question))


def _is_place(reading: Reading, name: str) -> bool:
    absent = reading.intent.startswith(ABSENT)
    if name[0].isdigit():
        return False  # `at 3am`
    if reading.named and (reading.intent == "location" or name not in reading.foreign_names):
        return False
    if reading.intent not in _ON_JOBS and not (absent and name[0].isupper()):
        return False
    before = reading.question[: reading.question.find(name)]
    return bool((_AT if absent else _PLACE).search(before))
