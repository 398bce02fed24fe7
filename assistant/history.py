"""Follow-ups: a question is completed from those before it, before anything else looks at it.

    "How long was she at Acme?", "and when did that start?"  ->  "and when did Acme start?"

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
from assistant.compose.about import is_covered
from assistant.compose.asking import POINTERS
from assistant.compose.figures import asks_quantity
from assistant.compose.roles import place
from assistant.intents import ABSENT, Intent
from assistant.portfolio import Portfolio
from assistant.reading import Reader, Reading
from assistant.routing import draft_for
from assistant.tables import pattern, word_list
from assistant.words import content_tokens, join_words, stem, tokenize
from index import Entry

_DEPTH = 8
"""Earlier questions that are looked at, the latest ones."""

_FLAGS = re.IGNORECASE
_AND = pattern("history", "and")
_DISMISSED = pattern("history", "dismissed")
_THERE = pattern("history", "there")
_BEFORE_THAT = pattern("history", "before_that")
_AFTER_THAT = pattern("history", "after_that")
_ORDINAL = pattern("history", "ordinal")
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
_ONE = pattern("history", "one")
_ONE_ON = pattern("history", "one_on")
_OF_THESE = pattern("history", "of_these")
_IT = pattern("history", "it")
_SUBORDINATE_THAT = pattern("history", "subordinate_that")
_ARTICLE = pattern("history", "article")
_BARE = (
    (pattern("history", "bare_duration"), "duration"),
    (pattern("history", "bare_start"), "start"),
    (pattern("history", "bare_dates"), "dates"),
    (pattern("history", "bare_location"), "location"),
    (pattern("history", "bare_figure"), "figure"),
    (pattern("history", "bare_position"), "position"),
    (pattern("history", "bare_technologies"), "technologies"),
)
"""What the shortest questions ask of the entry before them."""
_WHOLE = word_list("history_whole")
"""Intents that are whole without an entry."""
_SURE_WHOLE = 0.62
_OF_JOBS = frozenset({"duration", "start", "end", "dates", "position", "location"})
_JOBS = frozenset({"role", "volunteer", "education"})
_REPEATED = {
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
"""Intents that are asked again of another technology or entry: "and Brandlock?"."""


@dataclass(frozen=True)
class Exchange:
    """An earlier question with what it was about."""

    reading: Reading
    draft: Draft

    @property
    def entries(self) -> list[Entry]:
        """The entries that it named, or else those that its answer cites, in order."""
        named = self.reading.named
        leads = len(named) == 1 and self.reading.intent != "previous"
        found = [*named, *self.draft.entries] if leads else [*self.draft.entries, *named]
        return list({entry.id: entry for entry in found}.values())

    @property
    def subject(self) -> str | None:
        """What "it" is after this exchange."""
        if self.reading.mentions.technologies and not self.reading.named:
            return join_words([technology.name for technology in self.reading.mentions.names])
        return _called(self.entries[0]) if self.entries else None


def _called(entry: Entry) -> str:
    return place(entry) if entry.kind in _JOBS else entry.title


class Conversation:
    """Reads questions in the light of those before them."""

    def __init__(self, portfolio: Portfolio, reader: Reader) -> None:
        self._portfolio = portfolio
        self._reader = reader
        self._exchange = lru_cache(maxsize=256)(self._work_out)

    def read(self, question: str, earlier: Sequence[str], today: date) -> Reading:
        """The question, completed from the `earlier` ones (oldest first) where it leans on them."""
        question = _DISMISSED.sub("", question) or question
        reading = self._reader.read(question, today)
        if not earlier:
            return reading
        asked = tuple(earlier[-_DEPTH:])
        for complete in (
            self._after_that,
            self._before_that,
            self._ordinal,
            self._again,
            self._scope,
            self._pointed,
            self._more,
        ):
            completed = complete(reading, asked, today)
            if completed is not None:
                return completed
        return reading

    def _work_out(self, questions: tuple[str, ...], today: date) -> Exchange:
        reading = self.read(questions[-1], questions[:-1], today)
        draft = draft_for(reading)
        if (
            len(questions) > 1
            and not draft.entries
            and not reading.mentions.technologies
            and not reading.named
        ):
            return self._exchange(questions[:-1], today)
        return Exchange(reading, draft)

    def _before_that(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        if not _BEFORE_THAT.search(reading.question):
            return None
        jobs = [entry for entry in self._exchange(asked, today).entries if entry.kind == "role"]
        if not jobs:
            return None
        reading.intents = [Intent("previous", 1.0), *reading.intents]
        reading.mentions = replace(reading.mentions, organisations=tuple(jobs[:1]))
        return reading

    def _after_that(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        if not _AFTER_THAT.search(reading.question) or reading.mentions.organisations:
            return None
        jobs = [entry for entry in self._exchange(asked, today).entries if entry.kind == "role"]
        if not jobs:
            return None
        reading.intents = [Intent("next", 1.0), *reading.intents]
        reading.mentions = replace(reading.mentions, organisations=tuple(jobs[:1]))
        return reading

    def _ordinal(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        match = _ORDINAL.search(reading.question)
        if not match:
            return None
        wants_job = re.search(r"company|job|role|employer", match[0], _FLAGS) is not None
        for end in range(len(asked), 0, -1):
            before = self._exchange(asked[:end], today)
            chosen = self._by_place(match[1].lower(), before.entries, wants_job)
            if chosen:
                return self._with_name(reading, match, chosen, self._exchange(asked, today), today)
        return None

    def _by_place(self, word: str, entries: Sequence[Entry], wants_job: bool) -> Entry | None:
        jobs = [entry for entry in entries if entry.kind == "role"]
        if word == "other":
            if jobs:
                return next((role for role in self._portfolio.roles if role is not jobs[0]), None)
            return entries[1] if len(entries) > 1 and not wants_job else None
        pool = jobs if wants_job else entries
        at = _PLACES[word]
        return pool[at] if len(pool) > max(1, at) else None

    def _with_name(
        self, reading: Reading, match: re.Match[str], entry: Entry, before: Exchange, today: date
    ) -> Reading:
        """The question with the entry's name in place of what points to it."""
        question = (
            reading.question[: match.start()] + _called(entry) + reading.question[match.end() :]
        )
        named = self._reader.read(question, today)
        bare = not content_tokens(
            reading.question[: match.start()] + reading.question[match.end() :]
        )
        if bare:
            again = before.reading.intent if _AND.match(question) else "about"
            fits = _REPEATED.get(again) == "entry"
            named.intents = [Intent(again if fits else "about", 1.0), *named.intents]
        return named

    def _again(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        """`And Brandlock?` asks the last question again, of Brandlock."""
        if not _AND.match(reading.question):
            return None
        rest = _AND.sub("", reading.question).strip()
        bare = self._reader.read(rest, today) if rest.strip("?!. ") else reading
        if len(bare.rest) == len(reading.rest):
            bare = reading
        own = bare.mentions
        if not (own.technologies or bare.named or 0 < len(bare.content) <= 2) or len(bare.rest) > 1:
            return None
        if bare.intent in _WHOLE and bare.score(bare.intent) >= _SURE_WHOLE:
            return None
        if bare.intent in _OF_JOBS and not (own.technologies or bare.named):
            return None
        if len(tokenize(rest)) > 6 and _IT.search(rest):
            return None
        before = self._exchange(asked, today)
        wanted = "entry" if bare.named else "technology"
        repeats = _REPEATED.get(before.reading.intent) == wanted
        if not own.technologies and not bare.named:
            repeats = repeats or before.reading.intent.startswith(ABSENT)
        fallback = "about" if bare.named or not own.technologies else "skill"
        if len(tokenize(rest)) <= 4 or bare.score(bare.intent) < 0.6:
            name = before.reading.intent if repeats else fallback
            bare.intents = [Intent(name, 1.0), *bare.intents]
        return bare

    def _scope(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        match = _OF_THESE.search(reading.question)
        if not match:
            return None
        scope = self._exchange(asked, today).entries
        if len(scope) < 2:
            return None
        question = reading.question[: match.start()] + reading.question[match.end() :]
        narrowed = self._reader.read(" ".join(question.split()), today)
        narrowed.scope = scope
        return narrowed

    def _pointed(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        """What "there", "it" or "the caching one" point to is put in their place."""
        question = reading.question
        one = _ONE_ON.search(question) or _ONE.search(question)
        if one and not reading.named:
            entry = self._by_words(one["words"], self._exchange(asked, today).entries)
            if entry:
                return self._with_name(reading, one, entry, self._exchange(asked, today), today)
        there = _THERE.search(question)
        if there and not reading.mentions.organisations:
            before = self._exchange(asked, today)
            jobs = [entry for entry in before.entries if entry.kind in _JOBS]
            if jobs:
                return self._reader.read(
                    f"{question[: there.start()]}at {place(jobs[0])}{question[there.end() :]}",
                    today,
                )
        it = _IT.search(question)
        if it and any(0 <= token.start - it.end() <= 1 for token in reading.subjects):
            it = None
        own = [
            token
            for token in reading.subjects
            if it and token.end <= it.start() and _ARTICLE.search(question[: token.start])
        ]
        if it and not own and not reading.named and not _SUBORDINATE_THAT.search(question):
            subject = self._exchange(asked, today).subject
            if subject:
                owner = "'s" if it[0].lower() == "its" else ""
                if any(
                    _called(e) == subject
                    for e in self._exchange(asked, today).entries[:1]
                    if e.kind in _JOBS
                ):
                    subject = f"the job at {subject}"
                pointed = f"{question[: it.start()]}{subject}{owner}{question[it.end() :]}"
                return self._reader.read(pointed, today)
        return None

    def _by_words(self, phrase: str, entries: Sequence[Entry]) -> Entry | None:
        wanted = {stem(token.lower) for token in content_tokens(phrase)}
        if not wanted:
            return None
        for stems_of in (self._portfolio.title_stems, self._portfolio.entry_stems):
            for pool in (entries, self._portfolio.entries):
                for entry in pool:
                    if wanted <= stems_of[entry.id] and entry.kind != "profile":
                        return entry
        return None

    def _more(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        """`Tell me more`, `How long?`, `Any figures?`: nothing of its own to be about."""
        if asks_quantity(reading.question) and reading.asked and not reading.named:
            return self._figure_of(reading, asked, today)
        sure = reading.intent in _OF_JOBS and reading.score(reading.intent) >= _SURE_WHOLE
        if reading.named or reading.mentions.technologies or (reading.asked and not sure):
            return None
        mentions = reading.mentions
        if (
            mentions.kinds
            or mentions.statuses
            or mentions.years
            or len(tokenize(reading.question)) > 7
        ):
            return None
        if reading.intent in _WHOLE and reading.score(reading.intent) >= _SURE_WHOLE:
            return None
        before = self._exchange(asked, today)
        if not before.entries:
            return None
        name = self._meant(reading, before)
        jobs = [entry for entry in before.entries if entry.kind in _JOBS]
        if not POINTERS.search(reading.question):
            reading.focus = jobs[:1] if name in _OF_JOBS and jobs else before.entries[:1]
        reading.intents = [Intent(name, 1.0), *reading.intents]
        return reading

    def _figure_of(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        """`For how many merchants?` asks of the entry before, if that speaks of merchants."""
        if len(tokenize(reading.question)) > 6 or reading.mentions.technologies:
            return None
        before = self._exchange(asked, today).entries[:1]
        if not before or not all(is_covered(reading, token, before) for token in reading.asked):
            return None
        reading.focus = before
        return reading

    def _meant(self, reading: Reading, before: Exchange) -> str:
        """The intent of a question that is hardly more than its question word."""
        for form, name in _BARE:
            if form.search(reading.question):
                return name
        known = reading.intent in _REPEATED and reading.score(reading.intent) >= 0.4
        return reading.intent if known else "about"
