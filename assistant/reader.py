"""Reads a question on one portfolio: spelling, shorthand, courtesies, names, intents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from assistant.aspects import aspects
from assistant.compose.sentences.roles import called
from assistant.cues.adjusting import adjusted
from assistant.evidence import EvidenceFinder
from assistant.forms.asides import is_aside, points_back, without_asides
from assistant.forms.capitals import in_lower_case
from assistant.forms.contractions import written_out
from assistant.forms.inversion import straightened
from assistant.forms.statements import points_before, with_wares
from assistant.initialisms import Initialisms
from assistant.intents import ABSENT, Intent, Intents
from assistant.linking import Linker
from assistant.mentioner import Mentioner
from assistant.mentions import Mentions
from assistant.numbers import is_number
from assistant.orders import as_question
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.spelling import Spelling
from assistant.tables import pattern, table, word_list
from assistant.technologies import TechnologyMention
from assistant.topic_names import asks_of_topics, with_topics
from assistant.words import clean, content_tokens, stems, tokenize

_SUBJECT = pattern("reading", "subject")
_POSSESSIVE = pattern("reading", "possessive")
_SENTENCE = pattern("reading", "sentence")
_ASKS = pattern("reading", "asks")
_AT_BOTH = pattern("reading", "at_both")
_REASON = pattern("reading", "reason")
_PURPOSE = pattern("reading", "purpose")
_ADDED = pattern("reading", "added")
_DATES = pattern("fields", "dates")
_LEANS = pattern("reading", "leans")
_WRAPPING = pattern("reading", "wrapping")
_EVERYDAY = frozenset({"role", "project"})
"""Kinds whose names are everyday words: `our company`, `for the application`."""
_OWN_WORDS = 3
"""Words that say what is asked, in a question that needs no field from the statement before it."""
_FEW = 6
_SURE = 0.72
_DOES = pattern("skill_frames", "does")
_OF_PERSON = frozenset({"fit", *aspects()})
_LEAST_WORDS = 4
"""Words that a question must have to be understood without what was said before it."""


_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
}
_AGO = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)}) years? (?:ago|back)\b", re.IGNORECASE)
_RELATIVE_YEAR = pattern("reading", "relative_year")


def dated(question: str, today: date) -> str:
    """Years in place of `two years ago` and `last year`."""

    def ago(match: re.Match[str]) -> str:
        word = match[1].lower()
        return f"in {today.year - (_NUMBERS.get(word) or int(word))}"

    question = _AGO.sub(ago, question)
    return _RELATIVE_YEAR.sub(lambda m: f"in {today.year - (m[1].lower() == 'last')}", question)


@cache
def _abbreviations() -> re.Pattern[str]:
    names = "|".join(map(re.escape, table("abbreviations")))
    end = r"(?![\w'’/+#.-]*\w)(?:\.(?=\s[a-z]))?"
    return re.compile(rf"(?<![\w'’/.-])(?P<short>{names}){end}", re.IGNORECASE)


def spelt_out(question: str) -> str:
    """`pls` and `yrs` as words."""
    words = table("abbreviations")
    return _abbreviations().sub(lambda match: str(words[match["short"].lower()]), question)


class Reader:
    """Reads questions on one portfolio."""

    def __init__(self, portfolio: Portfolio, intents: Intents) -> None:
        self.portfolio = portfolio
        self._intents = intents
        self._mentioner = Mentioner(portfolio)
        self._spelling = Spelling(portfolio)
        self._finder = EvidenceFinder(portfolio)
        self._linker = Linker(portfolio)
        self._initialisms = Initialisms(portfolio)
        name = portfolio.person.name
        forms = [name, *name.split()] if name else []
        self._name = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, forms))})(?P<s>['’]?s)?(?!\w)" if forms else r"(?!)",
            re.IGNORECASE,
        )

    def read(self, question: str, today: date) -> Reading:
        """Read a question that stands on its own."""
        full = self._initialisms.spelt_out(spelt_out(written_out(in_lower_case(clean(question)))))
        whole = self._spelling.mend(dated(full, today))
        mended = straightened(as_question(self._core(whole)))
        mentions = self._mentioner.find(mended)
        intents = self._likely(mended, mentions, whole)
        topics = with_topics(mended, mentions, self.portfolio)
        if topics and asks_of_topics(of_topics := self._likely(mended, topics, whole)):
            mentions, intents = topics, of_topics
        reading = Reading(
            self.portfolio,
            mended,
            mentions,
            intents,
            self._finder,
            today,
            self._intents,
            whole=whole,
        )
        if _is_on_other(reading):
            reading.intents = [Intent("about", intents[0].score), *intents]
        return reading

    def _likely(self, question: str, mentions: Mentions, whole: str) -> list[Intent]:
        """What kind of question it is, the likeliest first."""
        masked = self.canonical(question, mentions)
        # The search embeds the question itself; together they take less time, and it is remembered.
        vector = self.portfolio.index.embed([masked, question])[0]
        return adjusted(self._intents.of(masked, vector), question, mentions, whole)

    def linked(self, reading: Reading) -> Reading | None:
        """The question with the names of entries in place of their descriptions, read again."""
        taken = [(start, end) for start, end, _ in reading.mentions.spans]
        taken += [match.span() for match in self._name.finditer(reading.question)]
        links = self._linker.links(reading.question, taken)
        # Words that every question of the kind has describe nothing: `which city?`
        usual = reading.examples.words(reading.intent)
        links = [
            link for link in links if not stems(reading.question[link.start : link.end]) <= usual
        ]
        if not links:
            return None
        question = reading.question
        for link in sorted(links, key=lambda each: -each.start):
            question = f"{question[: link.start]}{called(link.entry)}{question[link.end :]}"
        return self.read(question, reading.today)

    def _core(self, question: str) -> str:
        """What is asked, without the statements and the courtesies around it.

        Names in a statement that is left out are kept: `I see Acme on the CV. Which position was
        it?` asks of Acme.
        """
        sentences = self._without_asides(_SENTENCE.split(question))
        asking = [each for each in sentences if _ASKS.search(each)]
        leans = any(_LEANS.search(each) for each in asking)
        whole = not leans and sum(len(tokenize(each)) for each in asking) >= _LEAST_WORDS
        if len(sentences) > 1 and whole:
            said = [each for each in sentences if each not in asking]
            names: list[str] = []
            for each in said:
                found = self._mentioner.find(each)
                told = with_wares(each, asking, found.technologies)
                if told and not self._tells(" ".join(asking)):
                    asking = told
                elif (
                    _needed(found.technologies, asking)
                    or _states_number(each)
                    or _names_tongue(each)
                ):
                    asking = sentences
                    break
                names += [f"at {entry.organisation}" for entry in found.organisations[:1]]
                names += [f"of {entry.title}" for entry in found.titles[:1]]
                headings = [entry for entry in found.groups if entry.kind == "skill"]
                names += [f"under {entry.title}" for entry in headings[:1]]
            else:
                named = self._mentioner.find(" ".join(asking))
                points = any(points_before(each) for each in asking)
                if (points and not names) or any(_AT_BOTH.search(each) for each in asking):
                    asking = sentences
                stated = any(
                    self._says_what(each) and (not names or _DATES.search(each)) for each in said
                )
                if stated and self._says_nothing(asking):
                    asking = sentences
                elif names and not (named.organisations or named.titles):
                    asking[-1] = f"{asking[-1].rstrip('?!. ')} {names[0]}?"
        core = " ".join(asking if whole else sentences)
        shorter = _REASON.sub("", core)
        if len(tokenize(shorter)) >= _LEAST_WORDS:
            core = shorter
        core = _ADDED.sub("", core)
        purpose = _PURPOSE.match(core)
        if purpose:
            shorter = core[purpose.end() :]
            telling = not self._mentioner.find(shorter).spans
            beside = not self._says_what(purpose[0], kinds=telling)
            core = shorter if beside and len(tokenize(shorter)) >= _LEAST_WORDS else core
        bare = _WRAPPING.sub("", core)
        return bare if content_tokens(bare) else core

    def _without_asides(self, sentences: list[str]) -> list[str]:
        """The sentences without what only speaks of who asks and how."""
        kept = [each for each in sentences if not is_aside(each) or self._tells(each)]
        if not kept or any(map(points_back, kept)):
            kept = sentences
        return [without_asides(each, self._tells) for each in kept]

    def _tells(self, text: str) -> bool:
        """Whether a text names an entry, a technology or a group of skills."""
        found = self._mentioner.find(text)
        return bool(found.spans or found.groups)

    def _says_what(self, text: str, kinds: bool = True) -> bool:
        """Whether a statement names what may be asked for: a kind of entry, a language, a name."""
        found = self._mentioner.find(text)
        of_kind = kinds and set(found.kinds) - _EVERYDAY
        return bool(of_kind or found.groups or found.spans)

    def _says_nothing(self, sentences: list[str]) -> bool:
        """Whether a question has no word of its own that says what is asked for."""
        own = {t.lower for t in tokenize(self.portfolio.person.name or "")} | word_list("light")
        return all(t.lower in own for each in sentences for t in content_tokens(each))

    def canonical(self, question: str, mentions: Mentions) -> str:
        """The question with stand-ins for names, as in the examples of the intents."""
        for start, end, stand_in in reversed(mentions.spans):
            question = question[:start] + stand_in + question[end:]
        question = self._name.sub(_engineer, question)
        question = _SUBJECT.sub(_engineer, question)
        return _POSSESSIVE.sub("the engineer's", question)


def _needed(named: Sequence[TechnologyMention], asking: Sequence[str]) -> bool:
    """Whether the technologies of a statement are needed to understand what is asked after it; a
    field that is named in passing is not, where the question has words of its own."""
    if all(each.technology.is_category for each in named):
        own = sum(len(content_tokens(each)) for each in asking)
        return bool(named) and own < _OWN_WORDS
    return True


def _names_tongue(text: str) -> bool:
    """Whether a statement names a language that people speak: `The team is Dutch-speaking.`"""
    tongues = str(table("off_topic")["lists"]["tongues"]).split()
    return any(part.lower() in tongues for t in tokenize(text) for part in t.text.split("-"))


def _states_number(text: str) -> bool:
    return any(is_number(t.lower) or any(map(str.isdigit, t.text)) for t in tokenize(text))


def _is_on_other(reading: Reading) -> bool:
    """Whether doing something that the likeliest intent is not asked with is asked in few words:
    `can he negotiate with vendors?`"""
    top, mentions = reading.intents[0], reading.mentions
    if top.score >= _SURE or not (top.name in _OF_PERSON or top.name.startswith(ABSENT)):
        return False
    named = mentions.spans or mentions.groups or mentions.kinds or mentions.statuses
    few = len(tokenize(reading.question)) <= _FEW and not (named or mentions.years)
    return few and bool(_DOES.match(reading.question)) and reading.is_of_other_words


def _engineer(match: re.Match[str]) -> str:
    return "the engineer's" if match["s"] else "the engineer"
