"""Answers on which of several dated entries came first, is newer or lasted longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cmp_to_key

from assistant.claims import Draft
from assistant.compose.choosing.sides import POINTED_JOB, kinds_meant, sides, topic_of
from assistant.compose.entries.about import describe
from assistant.compose.sentences.details import details
from assistant.compose.sentences.naming import counted, kind_name
from assistant.compose.sentences.roles import fields_quote, place, since, tenure, told_apart
from assistant.compose.sentences.telling import JOBS
from assistant.compose.time.durations import SHORTER, say_longest
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words, stems
from index import Entry

_ORDER = pattern("ordering", "order")
_TWO = pattern("stints", "both")
_LATER = pattern("ordering", "later")
LONGER = pattern("ordering", "longer")
_COMPARATIVE_LENGTH = re.compile(
    r"\bwhich\b[^?]*\b(?:longer|shorter|briefer)\b(?! than)", re.IGNORECASE
)
"""Asks which of two lasted longer."""
_SUPERLATIVE = pattern("ordering", "superlative")
_COMPARATIVE = pattern("ordering", "comparative")
_QUESTION = pattern("ordering", "question")
_IN_YEAR = pattern("ordering", "in_year")
_MOST_NAMED = 4
_MOST_OF_KINDS = 6
_SHIP = re.compile(r"ship$")
"""What makes `internship` of `intern`."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def order(reading: Reading) -> Draft | None:
    """Which of two or more entries came first, or lasted longer."""
    asked = POINTED_JOB.sub(" ", reading.question)
    longer = bool(LONGER.search(asked))
    if not (longer or _ORDER.search(asked)):
        return None
    if longer and (of_one := _two_of_one_place(reading)):
        return _lengths(reading, of_one)
    entries = _of_kinds(reading) or [e for e in sides(reading) or reading.named if e.start]
    entries = entries or _both_jobs(reading)
    if len(entries) < 2 or (len(entries) > _MOST_OF_KINDS) or _unsided(reading, entries):
        return None
    if longer and all(entry.kind in JOBS | {"education"} for entry in entries):
        return _lengths(reading, entries)
    draft = _in_order(entries[:_MOST_OF_KINDS], bool(_LATER.search(asked)))
    if len(_QUESTION.findall(_IN_YEAR.sub(" ", asked))) > 1:
        for entry in entries[:_MOST_NAMED]:
            draft.extend(describe(reading.portfolio, entry, [], 2))
    return draft


def _two_of_one_place(reading: Reading) -> list[Entry]:
    """The two jobs at the one employer that is named, where a question weighs two."""
    jobs = [entry for entry in reading.named if entry.kind in JOBS and entry.start]
    employers = {entry.organisation for entry in jobs}
    weighs = _OR.search(reading.question) or _COMPARATIVE_LENGTH.search(reading.question)
    return jobs if len(jobs) == 2 == len(reading.named) and len(employers) == 1 and weighs else []


def _of_kinds(reading: Reading) -> list[Entry]:
    """All dated entries of two kinds of which no more is said: `the talk or the paper`."""
    kinds = [kind for kind in kinds_meant(reading.question) if kind != "role"]
    if len(kinds) != 2 or reading.named or not _OR.search(reading.question):
        return []
    if topic_of(_QUESTION.sub(" ", reading.question)):
        return []
    entries = [entry for entry in reading.portfolio.of_kind(*kinds) if entry.start]
    return entries if {entry.kind for entry in entries} == set(kinds) else []


def _both_jobs(reading: Reading) -> list[Entry]:
    """The jobs, where there are two and nothing else is named: `which gig is the older one?`"""
    mentions, roles = reading.mentions, reading.portfolio.roles
    if reading.named or mentions.technologies or not _COMPARATIVE.search(reading.question):
        return []
    asked = {_SHIP.sub("", each) for each in reading.stems if _SHIP.search(each)}
    sort = [role for role in roles if stems(role.position or "") & asked]
    roles = sort if mentions.kinds in {(), ("role",)} and len(sort) == 2 else roles
    if len(roles) != 2 or not (sort or mentions.kinds == ("role",)):
        return []
    return [role for role in roles if role.start]


def _unsided(reading: Reading, entries: Sequence[Entry]) -> bool:
    """Whether entries are named, more than two or of one employer, that the question does not
    set side by side."""
    if _of_kinds(reading) or sides(reading) or not reading.named:
        return False
    employers = {entry.organisation for entry in entries}
    of_one = len(employers) == 1 and None not in employers and not _TWO.search(reading.question)
    return len(entries) > 2 or of_one


def positions_in_order(reading: Reading) -> Draft | None:
    """The order of positions that a question names, without their employers."""
    question = _plain(reading.question)
    if not _ORDER.search(question) or reading.named:
        return None
    entries = [e for e in reading.portfolio.roles if e.position and _plain(e.position) in question]
    if len({_plain(entry.position or "") for entry in entries}) != len(entries):
        return None
    ordered = sorted([each for each in entries if each.start], key=cmp_to_key(_compared))
    if len(ordered) < 2 or not _is_before(ordered[0], ordered[1]):
        return None
    first, *later = [f"{e.position} at {place(e)} ({since(e)})" for e in ordered]
    draft = Draft()
    quotes = [fields_quote(entry) for entry in ordered]
    draft.add(f"{first} came first, then {', then '.join(later)}.", *quotes)
    return draft


def _plain(text: str) -> str:
    return text.lower().replace("-", " ")


def _lengths(reading: Reading, entries: Sequence[Entry]) -> Draft:
    draft = Draft()
    for entry in entries:
        claim = tenure(entry, reading.portfolio.person, reading.today)
        draft.extend([claim] if claim else [])
    say_longest(reading, entries, draft, bool(SHORTER.search(reading.question)))
    return draft


def _in_order(entries: Sequence[Entry], asks_later: bool) -> Draft:
    ordered = sorted(entries, key=cmp_to_key(_compared))
    quotes = [fields_quote(entry) for entry in ordered]
    told = join_words([f"{_short(entry, ordered)} is dated {entry.period}" for entry in ordered])
    draft = Draft()
    first, last = ordered[0], ordered[-1]
    if asks_later and _is_before(ordered[-2], last):
        says = "the more recent one" if len(ordered) == 2 else "the most recent one"
        draft.add(f"{told}, so {_short(last, ordered)} is {says}.", *quotes)
    elif not asks_later and _is_before(first, ordered[1]):
        draft.add(f"{told}, so {_short(first, ordered)} came first.", *quotes)
    else:
        draft.add(f"{told}.", *quotes)
        draft.unsaid.append("which of them is earlier")
    return draft


def superlative(reading: Reading) -> Draft | None:
    """The newest, oldest or longest of all entries of a kind."""
    match = _SUPERLATIVE.search(reading.question)
    kinds = set(kinds_meant(reading.question)) - {"role", "skill"}
    if not match or len(kinds) != 1 or reading.named or topic_of(reading.question):
        return None
    kind = kinds.pop()
    entries = reading.portfolio.of_kind(kind)
    dated = sorted([e for e in entries if e.start], key=cmp_to_key(_compared))
    if reading.mentions.technologies or reading.mentions.statuses:
        return None
    draft = Draft()
    if not entries:
        draft.missing.append(kind_name(kind, 2))
        return draft
    if len(entries) == 1:
        draft.add(f"The portfolio lists one {kind_name(kind)}.", fields_quote(entries[0]))
        draft.extend(describe(reading.portfolio, entries[0], [], 2))
        return draft
    if len(dated) < 2:
        draft.unsaid.append(f"which {kind_name(kind)} is {match[0].lower()}")
        draft.related += [reading.portfolio.lead(entry) for entry in entries[:3]]
        return draft
    latest = bool(_LATER.search(match[0]))
    ranked = dated[::-1] if latest else dated
    best, others = ranked[0], ranked[1:_MOST_NAMED]
    told = details(best, reading.portfolio.person)[:1]
    draft.extend(told or describe(reading.portfolio, best, [], 2))
    one, other = (best, others[0]) if not latest else (others[0], best)
    if not _is_before(one, other):
        draft.unsaid.append(f"which {kind_name(kind)} is {match[0].lower()}")
    dates = [f"{entry.title} {since(entry)}" for entry in others]
    of_all = f"Of the {counted(kind, len(dated))} with a date"
    which = "latest" if latest else "earliest"
    link = "before it came" if latest else "after it came"
    draft.add(
        f"{of_all}, {best.title} is the {which}; {link} {join_words(dates)}.",
        *[fields_quote(entry) for entry in dated],
    )
    return draft


def _compared(one: Entry, other: Entry) -> int:
    left = one.start.ordinal if one.start else 0
    right = other.start.ordinal if other.start else 0
    return left - right


def _is_before(earlier: Entry, later: Entry) -> bool:
    """Whether the dates tell: a year without a month has no order within that year."""
    one, other = earlier.start, later.start
    if one is None or other is None:
        return False
    if one.year != other.year:
        return one.year < other.year
    return bool(one.month and other.month and one.month < other.month)


def _short(entry: Entry, among: Sequence[Entry]) -> str:
    return told_apart(entry, among) if entry.kind in {"role", "volunteer"} else entry.title
