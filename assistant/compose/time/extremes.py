"""Answers on the highest and lowest level of skills or languages, and on the longest and shortest
job."""

from __future__ import annotations

from functools import cache

from assistant.claims import Draft
from assistant.compose.sentences.naming import kind_name
from assistant.compose.sentences.roles import fields_quote
from assistant.compose.time import durations
from assistant.phrases import Phrases
from assistant.reading import Reading
from assistant.tables import pattern, table
from assistant.wording import lower_first
from assistant.words import join_words
from index import Entry

_HIGHEST = pattern("extremes", "highest")
_LOWEST = pattern("extremes", "lowest")
_LENGTH = pattern("extremes", "length")
_JOBS = pattern("extremes", "jobs")
_SKILLS = pattern("extremes", "skills")
_LANGUAGES = pattern("extremes", "languages")


@cache
def _ranks() -> Phrases[int]:
    rows = enumerate(table("levels")["ranks"])
    return Phrases((str(name), rank) for rank, names in rows for name in names)


def rank(level: str) -> int | None:
    """The place of a level among the levels, from 0; None for what is no level."""
    found = [match.value for match in _ranks().find(level)]
    return max(found, default=None)


def extreme_level(reading: Reading) -> Draft | None:
    """The skill groups or languages of the highest or lowest level; None where that is not
    asked, or no levels are given."""
    question = reading.question
    lowest = _LOWEST.search(question)
    if not (lowest or _HIGHEST.search(question)) or reading.named or reading.mentions.technologies:
        return None
    kind = _kind(question)
    if kind is None or reading.foreign_names:
        return None
    levels = {
        entry: level
        for entry in reading.portfolio.of_kind(kind)
        if (level := rank(entry.position or "")) is not None
    }
    if len(levels) < 2:
        return None
    wanted = (min if lowest else max)(levels.values())
    best = [entry for entry, level in levels.items() if level == wanted]
    others = [entry for entry in levels if entry not in best]
    draft = Draft()
    have = "has" if len(best) == 1 else "have"
    word = "lowest" if lowest else "highest"
    names = join_words([entry.title for entry in best])
    called = join_words(list(dict.fromkeys(_level(entry) for entry in best)), "or")
    told = f"Of the {kind_name(kind, 2)}, {names} {have} the {word} level: {called}."
    draft.add(told, *[fields_quote(entry) for entry in best])
    if others:
        named = join_words([f"{entry.title} ({_level(entry)})" for entry in others])
        be = "other is" if len(others) == 1 else "others are"
        draft.add(f"The {be} {named}.", *[fields_quote(entry) for entry in others])
    return draft


def extreme_length(reading: Reading) -> Draft | None:
    """The longest or shortest job, where the form of a question leaves no doubt; else None."""
    other = reading.named or set(reading.mentions.kinds) - {"role"}
    if other or not (_LENGTH.search(reading.question) and _JOBS.search(reading.question)):
        return None
    return durations.longest(reading)


def _kind(question: str) -> str | None:
    if _LANGUAGES.search(question):
        return "language"
    return "skill" if _SKILLS.search(question) else None


def _level(entry: Entry) -> str:
    return lower_first(entry.position or "")
