"""Follow-ups by order: what was counted is named, what came before and after, the second one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.sentences.roles import called
from assistant.dates import months
from assistant.forms import pointers
from assistant.history.exchange import Exchange
from assistant.history.talk import Talk, named, on
from assistant.intents import Intent
from assistant.kinds import kind_phrases
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.words import content_tokens, join_words, tokenize
from index import Entry

_OF_CAREER = frozenset({"first", "last"})
_ENUMERATES = frozenset({"list", "count", "employers", "compare", "longest", "total", "duration"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTS = {"two": 2, "three": 3, "four": 4}
_IN_ORDER = frozenset({"education", "talk", "publication", "award", "certificate", "volunteer"})


def listed(reading: Reading, talk: Talk) -> Reading | None:
    """`Name them`: what was counted is listed."""
    if not pointers.LISTED.search(reading.question):
        return None
    before = talk.last.reading
    if not (before.mentions.kinds or before.mentions.statuses):
        return None
    return replace(before, intents=[Intent("list", 1.0)])


def before_that(reading: Reading, talk: Talk) -> Reading | None:
    """`And before that?`: the job before the one spoken of."""
    if not pointers.BEFORE_THAT.search(reading.question):
        return None
    return _beside(reading, talk, "previous")


def after_that(reading: Reading, talk: Talk) -> Reading | None:
    """`What came next?`: the job after the one spoken of."""
    if not pointers.AFTER_THAT.search(reading.question) or reading.mentions.organisations:
        return None
    if pointers.GAP.search(reading.question):
        reading.intents = [Intent("gaps", 1.0), *reading.intents]
        return reading
    return _beside(reading, talk, "next")


def _beside(reading: Reading, talk: Talk, intent: str) -> Reading | None:
    jobs = [entry for entry in talk.last.entries if entry.kind == "role"]
    first = talk.last.entries[:1]
    if first and first[0].kind != "role" and (dated := _beside_dated(reading, talk, intent)):
        return dated
    if not jobs:
        return None
    if intent == "next" and pointers.ENDED.search(reading.question):
        reading = talk.read(f"What came after {called(jobs[0])}?")
    reading.intents = [Intent(intent, 1.0), *reading.intents]
    reading.mentions = replace(reading.mentions, organisations=tuple(jobs[:1]), kinds=())
    return reading


def _beside_dated(reading: Reading, talk: Talk, intent: str) -> Reading | None:
    """`The one before it`, after a degree, a talk or the like: the one of that kind."""
    entry = talk.last.entries[0]
    alike = [each for each in talk.portfolio.of_kind(entry.kind) if each.start]
    if entry.kind not in _IN_ORDER or entry not in alike or reading.mentions.kinds:
        return None
    alike.sort(key=lambda each: each.start.ordinal if each.start else 0)
    at = alike.index(entry) + (1 if intent == "next" else -1)
    if not 0 <= at < len(alike):
        return None
    found = on(reading, alike[at])
    asks = pointers.ASKS_WHERE_OR_WHEN.match(reading.question)
    place = asks and "where" in asks[0].lower()
    found.intents = [Intent("location" if place and alike[at].location else "about", 1.0)]
    return found


def ordinal(reading: Reading, talk: Talk) -> Reading | None:
    """`The second one`, `the latter`, `the other company`."""
    if compared := _compared(reading, talk):
        return compared
    match = pointers.ORDINAL.search(reading.question)
    if not match or (match[0].lower() == "last" and tokenize(reading.question[: match.start()])):
        return None  # nothing to do with `how long did it last?`
    wants_job = re.search(r"company|job|role|employer", match[0], re.IGNORECASE) is not None
    kinds = [found.value for found in kind_phrases().find(match[0])]
    kinds = [kind for kind in kinds if kind not in {"role", "project"}]
    for back, before in enumerate(talk.backwards()):
        pool = _of_kind_asked(before)
        word = match[1].lower()
        if wants_job and word in _OF_CAREER and before.reading.intent not in _ENUMERATES:
            continue  # `And the first job?` is the first of all, unless jobs were just listed.
        if word == "other" and not (kinds or wants_job) and (pair := _beside_last(talk, before)):
            chosen: Entry | None = pair
        else:
            by_date = word in _OF_CAREER and not wants_job and _shows_dates(talk, before, back)
            dated = _by_date_of_kind(pool) if by_date else []
            chosen = _by_place(talk.portfolio, word, dated or pool, wants_job, kinds)
        if chosen:
            return _placed(reading, talk, match, chosen)
    return None


def _compared(reading: Reading, talk: Talk) -> Reading | None:
    """`Which came first?`, `which was longer?`, of two entries that were spoken of together."""
    match = pointers.WHICH_CAME.search(reading.question)
    before = talk.last.reading
    pair = (
        list(dict.fromkeys(before.named)) if len(before.named) == 2 else _of_kind_asked(talk.last)
    )
    if not match or len(pair) != 2 or reading.named or reading.mentions.kinds:
        return None
    first, second = (called(entry) for entry in pair)
    return talk.read(f"Which {match['which']}, {first} or {second}?")


def several(reading: Reading, talk: Talk) -> Reading | None:
    """`The other two`, `the rest`, `the last three`: those of the entries that were listed."""
    question = reading.question
    match = pointers.SEVERAL.search(question)
    if not match or reading.named:
        return None
    subject = next(iter(talk.last.entries), None)
    for before in talk.backwards():
        pool = list(_of_kind_asked(before))
        if kinds := {entry.kind for entry in pool[:1]}:
            pool = [entry for entry in pool if entry.kind in kinds]
        chosen = _several_of(match, pool, subject)
        if len(chosen) > 1:
            names = join_words([called(entry) for entry in chosen])
            start, end = question[: match.start()], question[match.end() :]
            if those := pointers.THOSE.search(end):
                start, end = end[: those.start()].lstrip(" ,;:–—-"), end[those.end() :]
            placed = talk.read(f"{start}{names}{end}")
            if not content_tokens(start + end):
                again = asked_again(talk.last, True)
                asks = pointers.WHERE_OR_WHEN.search(start + end)
                placed.intents = [*([] if asks else [Intent(again, 1.0)]), *placed.intents]
            return placed
    return None


def _several_of(
    match: re.Match[str], pool: Sequence[Entry], subject: Entry | None
) -> Sequence[Entry]:
    """The first ones, the last ones, or all but that which the last answer was on."""
    if count := match["count"] or match["final"]:
        size = _COUNTS[count.lower()]
        within = len(pool) > size
        return (pool[:size] if match["count"] else pool[-size:]) if within else ()
    if subject not in pool:
        return ()
    return [entry for entry in pool if entry is not subject]


def _beside_last(talk: Talk, before: Exchange) -> Entry | None:
    """The other one of two entries that were given together, of which the last answer was on one;
    where no answer gave two, the only other entry of that kind."""
    subject = next(iter(talk.last.entries), None)
    if subject is None or subject.kind == "role":
        return None
    alike = [entry for entry in before.entries if entry.kind == subject.kind]
    if len(alike) == 1:
        alike = talk.portfolio.of_kind(subject.kind)
    others = [entry for entry in alike if entry is not subject]
    return others[0] if len(others) == 1 else None


def _of_kind_asked(before: Exchange) -> Sequence[Entry]:
    """The entries of an answer, only those of the kind that was asked for where it gave several."""
    kinds = before.reading.mentions.kinds
    asked = [entry for entry in before.listed if entry.kind in kinds]
    return asked if len(asked) > 1 else before.listed


def by_date(reading: Reading, talk: Talk) -> Reading | None:
    """`Which is the newer one?`, of entries that were given together."""
    question = reading.question
    match = pointers.BY_DATE.search(question)
    outside = (token for token in reading.subjects if not match or token.end <= match.start())
    if not match or reading.named or any(outside) or pointers.WHICH_CAME.search(question):
        return None
    for before in talk.backwards():
        for kind in dict.fromkeys(entry.kind for entry in before.listed if entry.start):
            dated = [
                (e.start.year, e.start.month or 0, at, e)
                for at, e in enumerate(before.listed)
                if e.kind == kind and e.start
            ]
            if len(dated) < 2:
                continue
            pick = sorted(dated)[-1 if pointers.LATER.search(match[0]) else 0][-1]
            if length := pointers.BY_LENGTH.search(match[0]):
                lasted = [(months(e, talk.today) or 0, at, e) for _, _, at, e in dated]
                pick = sorted(lasted)[-1 if length["long"] else 0][-1]
            found = named(talk, question, match.start(), match.end(), pick)
            rest = question[: match.start()] + question[match.end() :]
            if not (content_tokens(rest) or pointers.WHERE_OR_WHEN.search(rest)):
                found.intents = [Intent("about", 1.0), *found.intents]
            return found
    return None


def _shows_dates(talk: Talk, before: Exchange, back: int) -> bool:
    """Whether an answer, so many exchanges back, gave dates to those that it listed."""
    replies = talk.asked.replies
    reply = replies[-1 - back] if back < len(replies) else ""
    text = reply or " ".join(claim.text for claim in before.draft.claims)
    return len(_YEAR.findall(text)) > 1


def _by_date_of_kind(entries: Sequence[Entry]) -> list[Entry]:
    """Talks, degrees and the like in the order of their dates, where all of one kind have one:
    `the first one` of them is the earliest, in whatever order they were told."""
    alike = {entry.kind for entry in entries}
    dates = [(entry.start.ordinal, entry) for entry in entries if entry.start]
    if len(alike) != 1 or not alike <= _IN_ORDER or len(dates) != len(entries):
        return []
    if len({date for date, _ in dates}) != len(dates):
        return []
    return [entry for _, entry in sorted(dates, key=lambda pair: pair[0])]


def _by_place(
    portfolio: Portfolio,
    word: str,
    entries: Sequence[Entry],
    wants_job: bool,
    kinds: Sequence[str] = (),
) -> Entry | None:
    jobs = [entry for entry in entries if entry.kind == "role"]
    if word == "other":
        if kinds:
            cited = [entry for entry in entries if entry.kind in kinds][:1]
            every = portfolio.of_kind(*kinds)
            return next((entry for entry in every if cited and entry not in cited), None)
        if jobs:
            return next((role for role in portfolio.roles if role is not jobs[0]), None)
        return entries[1] if len(entries) > 1 and not wants_job else None
    pool = jobs if wants_job else entries
    at = pointers.PLACES[word]
    return pool[at] if len(pool) > max(1, at) else None


def _placed(reading: Reading, talk: Talk, match: re.Match[str], entry: Entry) -> Reading:
    """The question with the entry in place of its ordinal; where it is nothing else, what was
    asked before of that entry."""
    question = reading.question
    found = named(talk, question, match.start(), match.end(), entry)
    bare = not content_tokens(question[: match.start()] + question[match.end() :])
    if bare and not pointers.ASKS_WHERE_OR_WHEN.match(question):
        again = pointers.AND.match(f"{question[: match.start()]}{called(entry)}")
        found.intents = [Intent(asked_again(talk.last, bool(again)), 1.0), *found.intents]
    return found


def asked_again(before: Exchange, again: bool) -> str:
    """What is asked of another entry: the last question once more, where it fits."""
    intent = before.reading.intent if again else "about"
    return intent if pointers.REPEATED.get(intent) == "entry" else "about"
