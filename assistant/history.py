"""Follow-ups: a question is completed from the questions before it, before anything else looks at it.

Only the reader's own earlier questions are used. What they were answered is worked out again, never
taken from the history, which a client could have made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assistant.claims import Draft
from assistant.intents import Intent
from assistant.portfolio import Portfolio
from assistant.reading import Reader, Reading
from assistant.routing import draft_for
from assistant.words import content_tokens, stem, tokenize
from index import Entry

_DEPTH = 6
"""Earlier questions that are looked at, the latest ones."""
_AND = re.compile(
    r"^\W*(?:ok(?:ay)?\W+|great\W+|so\W+)?(?:and|what about|how about|same (?:question )?for|also|or)\b\s*(?:about|for|with|in|at)?\s*",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:there|that (?:company|job|role|place|firm|employer|position)|this (?:company|job|role))\b",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(
    r"\b(?:before (?:that|this|it)|(?:the )?(?:one|job|role) before|prior to that|earlier than that)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it|its|that|this|these|those|that one|this one|the one|them both|the (?:first|second|third|last|other|former|latter) one|both)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:the )?(first|second|third|fourth|fifth|last|former|latter|other)\s+(?:one|company|job|role|project|employer|of (?:them|those|these))\b",
    re.IGNORECASE,
)
_PLACES = {
    "first": 0,
    "former": 0,
    "second": 1,
    "latter": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
}
_ONE = re.compile(
    r"\bthe\s+((?:[\w+#.-]+\s+){1,3})(?:one|project|thing|platform|job)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"\b(?:more|go on|continue|elaborate|details?|expand|further|else)\b", re.IGNORECASE
)
_JOBS = frozenset({"role", "volunteer", "education"})


@dataclass(frozen=True)
class Exchange:
    """An earlier question with what it was about."""

    reading: Reading
    draft: Draft

    @property
    def entries(self) -> list[Entry]:
        """The entries of its answer, in order, before those that it named."""
        named = [
            *self.reading.mentions.organisations,
            *self.reading.mentions.titles,
            *self.reading.focus,
        ]
        return list({entry.id: entry for entry in (*self.draft.entries, *named)}.values())


class Conversation:
    """Reads questions in the light of those before them."""

    def __init__(self, portfolio: Portfolio, reader: Reader) -> None:
        self._portfolio = portfolio
        self._reader = reader
        self._exchange = lru_cache(maxsize=256)(self._work_out)

    def read(self, question: str, earlier: Sequence[str], today: date) -> Reading:
        """The question, completed from the `earlier` ones (oldest first) where it leans on them."""
        reading = self._reader.read(question, today)
        if not earlier or not _leans(reading):
            return reading
        before = self._exchange(tuple(earlier[-_DEPTH:]), today)
        return _completed(reading, before, self._portfolio)

    def _work_out(self, questions: tuple[str, ...], today: date) -> Exchange:
        reading = self.read(questions[-1], questions[:-1], today)
        draft = draft_for(reading)
        if not draft.entries and len(questions) > 1 and _is_aside(reading):
            return self._exchange(questions[:-1], today)
        return Exchange(reading, draft)


def _is_aside(reading: Reading) -> bool:
    """Small talk between two questions: what came before it is still meant."""
    return (
        reading.intent
        in {"thanks", "greeting", "decline_text", "decline_general", "decline_override"}
        and not reading.mentions.technologies
    )


def _leans(reading: Reading) -> bool:
    """Whether a question is not whole without the one before it."""
    question = reading.question
    named = reading.mentions.organisations or reading.mentions.titles
    if _AND.match(question) or _BEFORE_THAT.search(question) or _ORDINAL.search(question):
        return True
    if (
        _THERE.search(question)
        and not named
        and "is there" not in question.lower()
        and "are there" not in question.lower()
    ):
        return True
    if _IT.search(question) and not named:
        return True
    if _ONE.search(question) and not named:
        return True
    if _MORE.search(question) and not reading.content:
        return True
    bare = [token for token in content_tokens(question)]
    return (
        not bare
        and not named
        and not reading.mentions.technologies
        and len(tokenize(question)) <= 6
    )


def _completed(reading: Reading, before: Exchange, portfolio: Portfolio) -> Reading:
    question = reading.question
    entries = before.entries
    jobs = [entry for entry in entries if entry.kind in _JOBS]
    mentions = reading.mentions
    own_name = bool(mentions.organisations or mentions.titles or mentions.technologies)
    if _BEFORE_THAT.search(question) and jobs:
        reading.intents = [Intent("previous", 1.0), *reading.intents]
        reading.mentions = replace(mentions, organisations=tuple(jobs[:1]))
        return reading
    ordinal = _ORDINAL.search(question)
    if ordinal:
        chosen = _by_place(ordinal[1].lower(), question, before, portfolio)
        if chosen:
            return _about_entry(reading, chosen, before)
    if _AND.match(question) and own_name:
        return _asked_again(reading, before)
    one = _ONE.search(question)
    if one and not mentions.titles:
        chosen = _by_words(one[1], entries, portfolio)
        if chosen:
            return _about_entry(reading, chosen, before, keep=True)
    if _THERE.search(question) and jobs:
        reading.mentions = replace(mentions, organisations=tuple(jobs[:1]))
        return reading
    focus = entries[:1] if len(entries) == 1 or not _plural(question) else entries[:4]
    if not own_name:
        reading.focus = focus
    if not own_name and not focus and before.reading.mentions.technologies:
        reading.mentions = replace(mentions, technologies=before.reading.mentions.technologies)
    if _MORE.search(question) and not reading.content:
        reading.intents = [Intent("about", 1.0), *reading.intents]
    return reading


def _plural(question: str) -> bool:
    return bool(re.search(r"\b(?:these|those|they both|both|them)\b", question, re.IGNORECASE))


def _asked_again(reading: Reading, before: Exchange) -> Reading:
    """`And Brandlock?` repeats the last question, about Brandlock."""
    own = reading.mentions
    old = before.reading
    if len(reading.rest) > 2:
        return reading
    fits = _KINDS_OF_QUESTION.get(old.intent)
    names_technology = bool(own.technologies)
    if fits is None or fits != ("technology" if names_technology else "entry"):
        if names_technology and old.intent not in {"skill_years", "where_used"}:
            reading.intents = [Intent("skill", 1.0), *reading.intents]
        elif not names_technology:
            reading.intents = [Intent("about", 1.0), *reading.intents]
        return reading
    reading.intents = [Intent(old.intent, 1.0), *reading.intents]
    return reading


_KINDS_OF_QUESTION = {
    **dict.fromkeys(["skill", "where_used", "skill_years"], "technology"),
    **dict.fromkeys(
        [
            "duration",
            "start",
            "end",
            "dates",
            "position",
            "location",
            "technologies",
            "status",
            "about",
            "figure",
        ],
        "entry",
    ),
}


def _about_entry(reading: Reading, entry: Entry, before: Exchange, keep: bool = False) -> Reading:
    names = replace(reading.mentions, technologies=())
    if entry.kind in _JOBS:
        reading.mentions = replace(names, organisations=(entry,))
    else:
        reading.mentions = replace(names, titles=(entry,))
    if _AND.match(reading.question) and before.reading.intent in _KINDS_OF_QUESTION:
        reading.intents = [Intent(before.reading.intent, 1.0), *reading.intents]
    elif reading.intents[0].score < 0.62 or keep:
        if (
            reading.intents[0].name in {"skill", "where_used", "skill_years", "compare"}
            or reading.intents[0].score < 0.62
        ):
            reading.intents = [Intent("about", 1.0), *reading.intents]
    return reading


def _by_place(word: str, question: str, before: Exchange, portfolio: Portfolio) -> Entry | None:
    entries = before.entries
    jobs = [entry for entry in entries if entry.kind == "role"]
    wants_job = re.search(r"\b(?:company|job|role|employer)\b", question, re.IGNORECASE)
    if word == "other":
        if jobs:
            rest = [role for role in portfolio.roles if role not in jobs[:1]]
            return rest[0] if rest else None
        return entries[1] if len(entries) > 1 else None
    pool = (jobs or portfolio.roles) if wants_job else entries
    at = _PLACES[word]
    return pool[at] if pool and (at < len(pool)) else None


def _by_words(phrase: str, entries: Sequence[Entry], portfolio: Portfolio) -> Entry | None:
    wanted = {stem(token.lower) for token in content_tokens(phrase)}
    if not wanted:
        return None
    for pool in (entries, portfolio.entries):
        titled = [entry for entry in pool if wanted <= portfolio.title_stems[entry.id]]
        if titled:
            return titled[0]
    for pool in (entries, portfolio.entries):
        found = [
            entry
            for entry in pool
            if wanted <= portfolio.entry_stems[entry.id] and entry.kind != "profile"
        ]
        if found:
            return found[0]
    return None
