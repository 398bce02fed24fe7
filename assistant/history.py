"""Follow-ups: a question is completed from those before it, before anything else looks at it.

    "How long was she at Acme?", "and when did that start?"  ->  "and when did Acme start?"

Only the reader's own earlier questions are used. What they were answered is worked out again, never
taken from the history, which a client could have made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from assistant import pointers
from assistant.compose.about import is_covered
from assistant.compose.asking import POINTERS
from assistant.compose.figures import asks_quantity
from assistant.compose.roles import place
from assistant.exchange import Exchange, by_words, called
from assistant.intents import ABSENT, Intent
from assistant.kinds import kind_phrases
from assistant.portfolio import Portfolio
from assistant.reader import Reader
from assistant.reading import Reading
from assistant.routing import draft_for
from assistant.words import content_tokens, tokenize
from index import Entry

_DEPTH = 8
"""Earlier questions that are looked at, the latest ones."""


class Conversation:
    """Reads questions in the light of those before them."""

    def __init__(self, portfolio: Portfolio, reader: Reader) -> None:
        self._portfolio = portfolio
        self._reader = reader
        self._exchange = lru_cache(maxsize=256)(self._work_out)

    def read(self, question: str, earlier: Sequence[str], today: date) -> Reading:
        """The question, completed from the `earlier` ones (oldest first) where it leans on them."""
        question = pointers.DISMISSED.sub("", question) or question
        reading = self._reader.read(question, today)
        if not earlier:
            return reading
        asked = tuple(earlier[-_DEPTH:])
        for complete in (
            self._listed,
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

    def _listed(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        """`Name them`: what was counted is listed."""
        before = self._exchange(asked, today).reading
        if not pointers.LISTED.search(reading.question):
            return None
        if not (before.mentions.kinds or before.mentions.statuses):
            return None
        return replace(before, intents=[Intent("list", 1.0)])

    def _before_that(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        if not pointers.BEFORE_THAT.search(reading.question):
            return None
        jobs = [entry for entry in self._exchange(asked, today).entries if entry.kind == "role"]
        if not jobs:
            return None
        reading.intents = [Intent("previous", 1.0), *reading.intents]
        reading.mentions = replace(reading.mentions, organisations=tuple(jobs[:1]))
        return reading

    def _after_that(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        if not pointers.AFTER_THAT.search(reading.question) or reading.mentions.organisations:
            return None
        jobs = [entry for entry in self._exchange(asked, today).entries if entry.kind == "role"]
        if not jobs:
            return None
        reading.intents = [Intent("next", 1.0), *reading.intents]
        reading.mentions = replace(reading.mentions, organisations=tuple(jobs[:1]))
        return reading

    def _ordinal(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        match = pointers.ORDINAL.search(reading.question)
        if not match:
            return None
        wants_job = re.search(r"company|job|role|employer", match[0], re.IGNORECASE) is not None
        for end in range(len(asked), 0, -1):
            before = self._exchange(asked[:end], today)
            kinds = [found.value for found in kind_phrases().find(match[0])]
            kinds = [kind for kind in kinds if kind not in {"role", "project"}]
            chosen = self._by_place(match[1].lower(), before.entries, wants_job, kinds)
            if chosen:
                return self._with_name(reading, match, chosen, self._exchange(asked, today), today)
        return None

    def _by_place(
        self, word: str, entries: Sequence[Entry], wants_job: bool, kinds: Sequence[str] = ()
    ) -> Entry | None:
        jobs = [entry for entry in entries if entry.kind == "role"]
        if word == "other":
            if kinds:
                cited = [entry for entry in entries if entry.kind in kinds][:1]
                every = self._portfolio.of_kind(*kinds)
                return next((entry for entry in every if cited and entry not in cited), None)
            if jobs:
                return next((role for role in self._portfolio.roles if role is not jobs[0]), None)
            return entries[1] if len(entries) > 1 and not wants_job else None
        pool = jobs if wants_job else entries
        at = pointers.PLACES[word]
        return pool[at] if len(pool) > max(1, at) else None

    def _with_name(
        self, reading: Reading, match: re.Match[str], entry: Entry, before: Exchange, today: date
    ) -> Reading:
        """The question with the entry's name in place of what points to it."""
        question = (
            reading.question[: match.start()] + called(entry) + reading.question[match.end() :]
        )
        named = self._reader.read(question, today)
        if entry in named.mentions.organisations:
            named.mentions = replace(named.mentions, organisations=(entry,))
        bare = not content_tokens(
            reading.question[: match.start()] + reading.question[match.end() :]
        )
        if bare and not pointers.ASKS_WHERE_OR_WHEN.match(reading.question):
            again = before.reading.intent if pointers.AND.match(question) else "about"
            fits = pointers.REPEATED.get(again) == "entry"
            named.intents = [Intent(again if fits else "about", 1.0), *named.intents]
        return named

    def _again(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        """`And Brandlock?` asks the last question again, of Brandlock."""
        if not pointers.AND.match(reading.question):
            return None
        rest = pointers.AND.sub("", reading.question).strip()
        bare = self._reader.read(rest, today) if rest.strip("?!. ") else reading
        if len(bare.rest) == len(reading.rest):
            bare = reading
        own = bare.mentions
        if not (own.technologies or bare.named or 0 < len(bare.content) <= 2) or len(bare.rest) > 1:
            return None
        if bare.intent in pointers.WHOLE and bare.score(bare.intent) >= pointers.SURE_WHOLE:
            return None
        if bare.intent in pointers.OF_JOBS and not (own.technologies or bare.named):
            return None
        if len(tokenize(rest)) > 6 and pointers.IT.search(rest):
            return None
        before = self._exchange(asked, today)
        wanted = "entry" if bare.named else "technology"
        repeats = pointers.REPEATED.get(before.reading.intent) == wanted
        if not own.technologies and not bare.named:
            repeats = repeats or before.reading.intent.startswith(ABSENT)
        fallback = "about" if bare.named or not own.technologies else "skill"
        if len(tokenize(rest)) <= 4 or bare.score(bare.intent) < 0.6:
            name = before.reading.intent if repeats else fallback
            bare.intents = [Intent(name, 1.0), *bare.intents]
        return bare

    def _scope(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        match = pointers.OF_THESE.search(reading.question)
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
        one = pointers.ONE_ON.search(question) or pointers.ONE.search(question)
        if one and not (reading.named or reading.mentions.statuses):
            entry = by_words(self._portfolio, one["words"], self._exchange(asked, today).entries)
            if entry:
                return self._with_name(reading, one, entry, self._exchange(asked, today), today)
        there = pointers.THERE.search(question)
        if there and not reading.mentions.organisations:
            before = self._exchange(asked, today)
            jobs = [entry for entry in before.entries if entry.kind in pointers.JOBS]
            jobs.sort(key=lambda entry: entry.kind == "education" and not before.reading.named)
            lacked = self._reader.read(asked[-1], today).unknown_names
            if lacked and before.draft.corrects:
                asks = f"{question[: there.start()]}at {lacked[0]}{question[there.end() :]}"
                return self._reader.read(asks, today)
            if jobs:
                return self._reader.read(
                    f"{question[: there.start()]}at {place(jobs[0])}{question[there.end() :]}",
                    today,
                )
        it = pointers.IT.search(question)
        its = it is not None and it[0].lower() == "its"
        if it and not its and any(pointers.has_noun(it, token) for token in reading.subjects):
            it = None
        own = [
            token
            for token in reading.subjects
            if it and token.end <= it.start() and pointers.ARTICLE.search(question[: token.start])
        ]
        if it and not own and not reading.named and not pointers.SUBORDINATE_THAT.search(question):
            subject = self._exchange(asked, today).subject
            if subject:
                owner = "'s" if its else ""
                if any(
                    called(e) == subject
                    for e in self._exchange(asked, today).entries[:1]
                    if e.kind in pointers.JOBS
                ):
                    subject = f"the job at {subject}"
                pointed = f"{question[: it.start()]}{subject}{owner}{question[it.end() :]}"
                return self._reader.read(pointed, today)
        return None

    def _more(self, reading: Reading, asked: tuple[str, ...], today: date) -> Reading | None:
        """`Tell me more`, `How long?`, `Any figures?`: nothing of its own to be about."""
        if asks_quantity(reading.question) and reading.asked and not reading.named:
            return self._figure_of(reading, asked, today)
        sure = (
            reading.intent in pointers.OF_JOBS
            and reading.score(reading.intent) >= pointers.SURE_WHOLE
        )
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
        certain = reading.score(reading.intent) >= pointers.SURE_WHOLE
        if certain and reading.intent in pointers.WHOLE:
            return None
        before = self._exchange(asked, today)
        if not before.entries:
            silent = before.reading.intent.startswith(ABSENT) and not before.draft.claims
            return before.reading if silent and not reading.asked else None
        if certain and reading.intent.startswith(ABSENT):
            # "Is she married?" is whole; "How big is the team?" may be told of the job before.
            told = (is_covered(reading, token, before.entries[:1]) for token in reading.rest)
            if not any(told):
                return None
        name = self._meant(reading, before)
        jobs = [entry for entry in before.entries if entry.kind in pointers.JOBS]
        if not POINTERS.search(reading.question):
            reading.focus = jobs[:1] if name in pointers.OF_JOBS and jobs else before.entries[:1]
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
        for form, name in pointers.BARE:
            if form.search(reading.question):
                return name
        known = reading.intent in pointers.REPEATED and reading.score(reading.intent) >= 0.4
        return reading.intent if known else "about"
