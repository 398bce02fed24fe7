"""Follow-ups: a question is completed from those before it, before anything else looks at it.

    "How long was she at Acme?", "and when did that start?"  ->  "and when did Acme start?"

Only the reader's own earlier questions are used. What they were answered is worked out again, never
taken from the history, which a client could have made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from assistant.claims import Draft
from assistant.forms import pointers
from assistant.history import asked_of, cited, leaning, pointing, repeating, succession
from assistant.history.exchange import Exchange
from assistant.history.recalling import recalled
from assistant.history.replies import Asked, shown
from assistant.history.talk import Talk
from assistant.intents import is_chat
from assistant.linking import Linker
from assistant.portfolio import Portfolio
from assistant.reader import Reader
from assistant.reading import Reading
from assistant.routing import draft_for
from assistant.words import content_tokens, tokenize

_DEPTH = 12
"""Earlier questions that are looked at, the latest ones."""
_SURE = 0.56
"""Likeness from which on an earlier message was small talk, to which nothing points."""
_LIKELY = 0.4
_TOPIC = 4
"""Words with which a new topic may be announced."""
Form = Callable[[Reading, Talk], Reading | None]
_FORMS: Sequence[Form] = (
    succession.listed,
    recalled,
    repeating.corrected,
    asked_of.level_of,
    asked_of.in_few_words,
    asked_of.troubles_of,
    pointing.best_language,
    pointing.giver,
    pointing.alike,
    leaning.in_the_gap,
    leaning.further,
    leaning.in_state,
    succession.after_that,
    succession.before_that,
    succession.by_date,
    succession.several,
    succession.ordinal,
    repeating.again,
    pointing.ones,
    pointing.scope,
    pointing.one,
    pointing.there,
    pointing.it,
    leaning.more,
)
"""The ways in which a question leans on those before it, tried in turn."""
Drafted = Callable[[Reading, str, Sequence[str], date], tuple[Reading, Draft]]


def _drafted(
    reading: Reading, question: str, earlier: Sequence[str], today: date
) -> tuple[Reading, Draft]:
    return reading, draft_for(reading)


def _is_courtesy(reading: Reading) -> bool:
    """`Thanks, that's great!` points to nothing, though it says "that"."""
    named = reading.named or reading.mentions.technologies or reading.mentions.kinds
    asks = pointers.ASKS.search(reading.question) or pointers.MORE.search(reading.question)
    courteous = reading.intent in pointers.COURTESIES and reading.score(reading.intent) >= _LIKELY
    return courteous and not (named or reading.content or asks)


def _without_topic(text: str) -> str:
    """The question after a new topic that is only announced: `slow SQL. Which studies ...?`"""
    topic, _, question = text.partition(". ")
    announced = topic and "?" not in topic and len(tokenize(topic)) <= _TOPIC
    if not (announced and pointers.ASKS.match(question)) or pointers.IT.search(question):
        return text
    return question if len(content_tokens(question)) > 1 else text


class Conversation:
    """Reads questions in the light of those before them."""

    def __init__(self, portfolio: Portfolio, reader: Reader) -> None:
        self._portfolio = portfolio
        self._reader = reader
        self._linker = Linker(portfolio)
        self.drafted: Drafted = _drafted
        """How earlier questions are answered: a reading, and the draft for it."""
        self._remembered = lru_cache(maxsize=256)(self._work_out)

    def read(self, question: str, earlier: Sequence[str], today: date) -> Reading:
        """The question, completed from the `earlier` ones (oldest first) where it leans on them."""
        own = pointers.DISMISSED.sub("", question)
        changed = bool(own) and own != question
        if changed:
            own = _without_topic(own)
        reading = self._reader.read(own or question, today)
        if not earlier or changed or _is_courtesy(reading):
            return reading
        talk = self._talk(question, earlier, today)
        for form in _FORMS:
            completed = form(reading, talk)
            if completed is not None:
                return completed
        return reading

    def alternatives(self, question: str, earlier: Sequence[str], today: date) -> Iterator[Reading]:
        """Other ways to read a question that finds no answer as it is: each leans on an entry that
        the answers before it were on, the likeliest first."""
        if not earlier or pointers.DISMISSED.search(question):
            return
        yield from leaning.alternatives(
            self._reader.read(question, today), self._talk(question, earlier, today)
        )

    def told(
        self, reading: Reading, question: str, earlier: Sequence[str], today: date
    ) -> Draft | None:
        """What the answer before tells of a question that names nothing itself."""
        if not earlier or pointers.DISMISSED.search(question):
            return None
        return cited.told(
            self._reader.read(question, today), reading, self._talk(question, earlier, today)
        )

    def strayed(
        self, reading: Reading, draft: Draft, question: str, earlier: Sequence[str], today: date
    ) -> Draft | None:
        """What is to be said where a draft answers a short question on what was spoken of with a
        figure of something else; None where it does not."""
        if not earlier or not draft.claims or pointers.DISMISSED.search(question):
            return None
        own = self._reader.read(question, today)
        return cited.strayed(own, reading, draft, self._talk(question, earlier, today))

    def _talk(self, question: str, earlier: Sequence[str], today: date) -> Talk:
        asked = (earlier if isinstance(earlier, Asked) else Asked(earlier)).last(_DEPTH)
        return Talk(
            self._portfolio, self._reader, self._linker, question, asked, today, self._exchange
        )

    def _exchange(self, asked: Asked, today: date) -> Exchange:
        return self._remembered(tuple(asked), asked.replies, today)

    def _work_out(
        self, questions: tuple[str, ...], replies: tuple[str, ...], today: date
    ) -> Exchange:
        question = questions[-1]
        earlier = Asked(questions[:-1], replies)
        reading = self.read(question, earlier, today)
        chat = is_chat(reading.intent) and reading.score(reading.intent) >= _SURE
        if chat and earlier and not reading.named:
            return self._exchange(earlier, today)
        reading, draft = self.drafted(reading, question, earlier, today)
        nothing = not (draft.entries or reading.mentions.technologies or reading.named)
        named = tuple(shown(self._portfolio, replies[-1]))
        if earlier and nothing and not named:
            return self._exchange(earlier, today)
        return Exchange(reading, draft, named)
