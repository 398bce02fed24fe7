"""Messages that ask for something other than what a portfolio tells: a poem, a table for two, the
capital of Peru.

Two questions are kept apart. `ordered` finds by the form alone what is no question on a person
whatever the portfolio says: work to be done, sums, advice for the reader. `on_the_world` finds
whole sentences that name neither the person nor anything of the portfolio, and is asked only where
the portfolio has no answer.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.intents import ABSENT, is_chat, is_declined
from assistant.reading import Reading
from assistant.tables import table
from assistant.words import tokenize

_CHAT = ("greeting", "mistake", "bye", "sources", "thanks", "capabilities", "identity")
_ELSEWHERE = ("calendar", "web", "sum", "other_candidate", "future")
_CODE = "decline_code"
_TEXT = "decline_text"
_GENERAL = "decline_general"
_OWN_SUBJECT = 0.5
"""Likeness from which on an intent says that the engineer is asked about."""
_SURE_SUBJECT = 0.6
_SURELY_ASKED = 0.65
"""Likeness from which on an order is a question: `Send me the address of his page`."""
_FEW = 2
_CERTAIN = 0.85
_ASKED_ANYHOW = frozenset({f"{ABSENT}links", f"{ABSENT}name"})
"""What a message asks for though it speaks of mail or of the web."""
_CALLED = frozenset({"candidate", "applicant", "engineer"})
_SHOWN = 0.8
"""The same where the form of the question has shown it."""
_ON_THE_PERSON = frozenset({"fit", "overview", "strengths"})
_ON_SKILLS = frozenset({"skill", "where_used", "skill_years"})
_COVERED = 0.5
_NEAR = 0.36


@cache
def _form(name: str) -> re.Pattern[str]:
    data = table("off_topic")
    lists = {key: "|".join(map(re.escape, row.split())) for key, row in data["lists"].items()}
    lists["models"] = "|".join(data["chat"]["models"].split())
    form = data["forms"].get(name) or data["chat"][name]
    for key, row in lists.items():
        form = form.replace("{" + key + "}", row)
    return re.compile(form, re.IGNORECASE)


def has_form(name: str, text: str) -> re.Match[str] | None:
    """Where a text has a form of `off_topic.yaml`."""
    return _form(name).search(text)


def _has(name: str, text: str) -> bool:
    return has_form(name, text) is not None


def ordered(question: str, reading: Reading) -> str | None:
    """The intent with which a message is declined for its form; None for all others."""
    if any(_has(name, question) for name in ("calendar", "sum", "other_candidate", "future")):
        return _GENERAL
    if _is_surely_of_person(question, reading):
        return None
    if _has("web", question) and not reading.mentions.organisations:
        # An employer may be called like a search engine.
        return _GENERAL
    asks = not (is_declined(reading.intent) or is_chat(reading.intent))
    if not (asks and reading.score(reading.intent) >= _SURELY_ASKED):
        if _has("act", question):
            return _GENERAL
        if _has("piece", question) or _has("piece_named", question):
            return _CODE if reading.intent == _CODE else _TEXT
    if _has("tongue", question):
        return _TEXT
    if _has("other_self", question):
        return "decline_override"
    if _has("other_people", question):
        return _GENERAL
    if not _speaks_of_person(question, reading) and _has("world", question):
        return _GENERAL
    if _of_the_person(question, reading):
        return None
    if _has("supplied", question):
        return _CODE if reading.mentions.technologies else _TEXT
    if is_chat(reading.intent) and reading.score(reading.intent) >= _OWN_SUBJECT:
        return None
    if reading.intent in _ON_THE_PERSON and reading.score(reading.intent) >= _SHOWN:
        return None
    knows = reading.mentions.technologies and reading.intent in _ON_SKILLS
    if knows and reading.score(reading.intent) >= _SURELY_ASKED and not _has("help_me", question):
        return None
    own = _has("mine", question) or _has("i_do", question) or _has("help_me", question)
    if own or _has("lawful", question):
        return reading.intent if is_declined(reading.intent) else _GENERAL
    wares = reading.mentions.technologies and not reading.mentions.kinds
    if wares and not _has("work", question) and _has("ranks_wares", question):
        return _GENERAL
    return None


def _is_surely_of_person(question: str, reading: Reading) -> bool:
    """`Could you check if Ada has a website?`: whatever the order, the question in it is plain."""
    sure = reading.intent in _ASKED_ANYHOW and reading.score(reading.intent) >= _CERTAIN
    named = {token.lower for token in tokenize(reading.portfolio.person.name or "")}
    said = {token.lower for token in tokenize(question)}
    return sure and bool(said & (named | _CALLED) or _speaks_of_person(question, reading))


def small_talk(question: str, reading: Reading) -> str | None:
    """The intent of a whole message that only keeps the conversation going."""
    found = next((name for name in _CHAT if _has(name, question)), None)
    return found or ("capabilities" if _is_babble(question, reading) else None)


def _is_babble(question: str, reading: Reading) -> bool:
    """A word or two that nothing knows, and that are most like a greeting: `tja`, `asdf`."""
    words = question.split()
    alone = 0 < len(words) <= _FEW and question == question.lower() and "?" not in question
    unknown = len(" ".join(reading.unknown_names).split()) == len(reading.rest) == len(words)
    # What the history adds to the intents is certain.
    own = next((each.name for each in reading.intents if each.score < 1), "")
    return alone and unknown and is_chat(own) and not reading.mentions.spans


def wants_other_language(question: str) -> bool:
    """`Can we talk in French?`, of the conversation and not of what the engineer speaks."""
    return _has("english", question) and not _has("person", question)


def on_the_world(question: str, reading: Reading, leaning: bool = False) -> str | None:
    """The intent with which a message is declined that the portfolio has no answer to.

    After other questions (`leaning`) it must name something of its own that no portfolio has.
    """
    if leaning and (_has("points", question) or not (reading.foreign_names or reading.content)):
        return None
    about = _of_the_person(question, reading) or _has("work", question)
    if about or reading.mentions.kinds or reading.mentions.statuses:
        return None
    if not _has("sentence", question) or _has("there_is", question):
        return None
    own = [i for i in reading.intents if not (is_declined(i.name) or is_chat(i.name))]
    if is_declined(reading.intent):
        return reading.intent
    if leaning and not reading.foreign_names:
        return None
    told = reading.evidence[:1]
    if told and (told[0].coverage >= _COVERED or told[0].similarity >= _NEAR):
        return None
    opinion = _has("opinion", question)
    if opinion and (reading.foreign_names or not reading.mentions.technologies):
        return _GENERAL
    likely = own[0].score if own else 0.0
    if _has("general", question):
        return _GENERAL
    if reading.mentions.technologies and likely >= _OWN_SUBJECT:
        return None
    foreign = len(reading.rest) > len(reading.subjects)
    if own and own[0].name.startswith(ABSENT) and likely >= _SURE_SUBJECT:
        return None
    if _has("past_the", question) and not reading.foreign_names:
        return None
    compares = own and own[0].name == "compare"
    return _GENERAL if foreign and (compares or likely < _SURE_SUBJECT) else None


def _speaks_of_person(question: str, reading: Reading) -> bool:
    """Whether a pronoun, a kind of entry or an organisation shows that a portfolio is meant."""
    mentions = reading.mentions
    return bool(mentions.organisations or mentions.kinds) or _has("person", question)


def _of_the_person(question: str, reading: Reading) -> bool:
    """Whether the message speaks of the engineer, or of an entry by name."""
    mentions = reading.mentions
    named = mentions.titles or mentions.organisations or mentions.groups
    whole = f" {question.lower()} "
    name = reading.portfolio.person.name or ""
    by_name = any(re.search(rf"\b{re.escape(part.lower())}\b", whole) for part in name.split())
    return bool(named) or by_name or _has("person", question)
