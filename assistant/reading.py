"""A question as it was understood: what it names, what kind of question it is, what is left of
it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.cues import adjusted
from assistant.evidence import Evidence, EvidenceFinder, equivalents
from assistant.intents import Intent, Intents
from assistant.mentions import Mentioner, Mentions, blanked, unaccounted
from assistant.portfolio import Portfolio
from assistant.spelling import Spelling, base_forms
from assistant.tables import pattern, table, word_list
from assistant.words import Token, clean, content_tokens, is_name_like, stem, tokenize
from index import Entry, Hit

_SUBJECT = pattern("reading", "subject")
_POSSESSIVE = pattern("reading", "possessive")
_SENTENCE = pattern("reading", "sentence")
_ASKS = pattern("reading", "asks")
_WRAPPING = pattern("reading", "wrapping")
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_LEAST_WORDS = 4
"""Words that a question must have to be understood without what was said before it."""
_HITS = 40
_ORDINARY = 6300
"""Rank below which a word that the portfolio lacks may be a manner of speaking."""
_COMMON = 2600
"""Rank in the vocabulary of the embedding model below which a word is too common to be a
subject."""


@cache
def _words_of_kinds() -> frozenset[str]:
    tables = table("kinds")
    rows = [*tables["kinds"].values(), *tables["statuses"].values()]
    return frozenset(
        word for row in rows for name in row["asked"] for word in str(name).lower().split()
    )


@dataclass
class Reading:
    """One question, read."""

    portfolio: Portfolio
    question: str
    """Cleaned, completed from the history, spelling mended."""
    mentions: Mentions
    intents: list[Intent]
    finder: EvidenceFinder
    today: date
    examples: Intents
    focus: list[Entry] = field(default_factory=list)
    """Entries that the history speaks of, where the question leans on it."""
    scope: list[Entry] = field(default_factory=list)
    """The entries among which is asked, after "which of these"; empty for all."""

    @property
    def intent(self) -> str:
        """The likeliest intent."""
        return self.intents[0].name

    def score(self, name: str) -> float:
        """Likeness of an intent."""
        return next((intent.score for intent in self.intents if intent.name == name), 0.0)

    @cached_property
    def vector(self) -> NDArray[np.float32]:
        """The vector of the question."""
        vector: NDArray[np.float32] = self.portfolio.index.embed([self.question])[0]
        return vector

    @cached_property
    def hits(self) -> list[Hit]:
        """Passages found for the question."""
        return self.portfolio.index.search(self.question, _HITS, self.vector)

    @cached_property
    def content(self) -> list[Token]:
        """The words that say what the question is about, all names but the engineer's included."""
        return [
            token
            for token in content_tokens(self.question)
            if token.lower not in self._own_name and not self._frames(token)
        ]

    def _frames(self, token: Token) -> bool:
        """Whether a word only frames the question: the portfolio, where it has it, may mean it."""
        framing = token.lower in word_list("framing")
        return framing and not self.portfolio.frequency[stem(token.lower)]

    @cached_property
    def _own_name(self) -> frozenset[str]:
        return frozenset(token.lower for token in tokenize(self.portfolio.person.name or ""))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content."""
        return frozenset(stem(token.lower) for token in self.content)

    @cached_property
    def rest(self) -> list[Token]:
        """Content outside organisations, technologies and whole titles."""
        return [
            token
            for token in unaccounted(self.question, self.mentions)
            if token.lower not in self._own_name and not self._frames(token)
        ]

    @cached_property
    def without_names(self) -> str:
        """The question without the names of entries, organisations and technologies in it."""
        return blanked(self.question, self.mentions)

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Lines that bear on the question, the best first."""
        named = [*self.mentions.titles, *self.mentions.organisations, *self.focus]
        return self.finder.find(self.hits, self.stems, named)

    @property
    def named(self) -> list[Entry]:
        """The entries that the question names, or leans on."""
        found = [*self.mentions.organisations, *self.mentions.titles] or self.focus
        return list({entry.id: entry for entry in found}.values())

    @cached_property
    def subjects(self) -> list[Token]:
        """Words of `rest` that occur in the portfolio, as such or by a synonym."""
        known = self.portfolio.frequency
        return [
            token
            for token in self.rest
            if any(known[each] for each in equivalents(stem(token.lower)))
        ]

    @cached_property
    def asked(self) -> list[Token]:
        """Words of `rest` that must be accounted for: neither very common nor names of kinds and
        states."""
        skipped = word_list("light") | _words_of_kinds()
        return [t for t in self.rest if t.lower not in skipped and not self.is_soft(t)]

    def is_soft(self, token: Token) -> bool:
        """Whether a word is so common that it need not be accounted for."""
        rank = self.portfolio.index.word_rank(token.lower)
        return rank is not None and rank < _COMMON

    @property
    def unaccounted(self) -> list[Token]:
        """Words that must be accounted for and that the examples of the intent do not have."""
        known = self.examples.words(self.intent)
        return [
            token
            for token in self.asked
            if stem(token.lower) not in known and not self._is_common(token)
        ]

    def _is_common(self, token: Token) -> bool:
        rank = self.portfolio.index.word_rank(token.lower)
        return rank is not None and rank < _ORDINARY and token not in self.subjects

    @cached_property
    def has_rare_subject(self) -> bool:
        """The question is on something of its own, which few entries speak of."""
        most = max(3, len(self.portfolio.entries) // 5)
        rare = [t for t in self.unaccounted if 0 < self.portfolio.frequency[stem(t.lower)] <= most]
        return bool(rare) and bool(self.evidence) and self.evidence[0].coverage >= 0.35

    @cached_property
    def unknown_names(self) -> list[str]:
        """Names in the question that occur nowhere in the portfolio."""
        found: list[str] = []
        previous: Token | None = None
        for token in self.rest:
            if not self._is_unknown_name(token):
                continue
            joined = previous is not None and self.question[previous.end : token.start] == " "
            if joined and found:
                found[-1] += f" {token.text}"
            else:
                found.append(token.text)
            previous = token
        return found

    @cached_property
    def foreign_names(self) -> list[str]:
        """The unknown names that are written as names."""
        written = {t.text for t in self.rest if is_name_like(t, self.question)}
        return [name for name in self.unknown_names if set(name.split()) & written]

    def _is_unknown_name(self, token: Token) -> bool:
        if self.portfolio.frequency[stem(token.lower)] or token.text.isdigit():
            return False
        word = token.lower
        if len(word) < 2:
            return False
        if is_name_like(token, self.question):
            return True
        if word in word_list("light") | word_list("figures_vague") or word in _words_of_kinds():
            return False
        rank = self.portfolio.index.word_rank
        return (
            word.isalpha()
            and len(word) > 3
            and all(rank(form) is None for form in base_forms(word))
        )


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
    return re.compile(rf"(?<![\w'’/.-])(?:{names})(?![\w'’/+#.-]*\w)", re.IGNORECASE)


def spelt_out(question: str) -> str:
    """`pls` and `yrs` as words."""
    words = table("abbreviations")
    return _abbreviations().sub(lambda match: str(words[match[0].lower()]), question)


class Reader:
    """Reads questions on one portfolio."""

    def __init__(self, portfolio: Portfolio, intents: Intents) -> None:
        self.portfolio = portfolio
        self._intents = intents
        self._mentioner = Mentioner(portfolio)
        self._spelling = Spelling(portfolio)
        self._finder = EvidenceFinder(portfolio)
        name = portfolio.person.name
        forms = [name, *name.split()] if name else []
        self._name = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, forms))})(?P<s>['’]s)?(?!\w)" if forms else r"(?!)",
            re.IGNORECASE,
        )

    def read(self, question: str, today: date) -> Reading:
        """Read a question that stands on its own."""
        mended = self._spelling.mend(dated(spelt_out(clean(question)), today))
        mended = self._core(mended)
        mentions = self._mentioner.find(mended)
        vector = self.portfolio.index.embed([self.canonical(mended, mentions)])[0]
        return Reading(
            self.portfolio,
            mended,
            mentions,
            adjusted(self._intents.of(vector), mended, mentions),
            self._finder,
            today,
            self._intents,
        )

    def _core(self, question: str) -> str:
        """What is asked, without the statements and the courtesies around it.

        Names in a statement that is left out are kept: `I see Acme on the CV. Which position was
        it?` asks of Acme.
        """
        sentences = _SENTENCE.split(question)
        asking = [each for each in sentences if _ASKS.search(each)]
        whole = sum(len(tokenize(each)) for each in asking) >= _LEAST_WORDS
        if len(sentences) > 1 and whole:
            said = [each for each in sentences if each not in asking]
            names: list[str] = []
            for each in said:
                found = self._mentioner.find(each)
                if found.technologies or _FIGURE.search(each):
                    asking = sentences
                    break
                names += [f"at {entry.organisation}" for entry in found.organisations[:1]]
                names += [f"of {entry.title}" for entry in found.titles[:1]]
            else:
                named = self._mentioner.find(" ".join(asking))
                if names and not (named.organisations or named.titles):
                    asking[-1] = f"{asking[-1].rstrip('?!. ')} {names[0]}?"
        core = " ".join(asking if whole else sentences)
        bare = _WRAPPING.sub("", core)
        return bare if content_tokens(bare) else core

    def canonical(self, question: str, mentions: Mentions) -> str:
        """The question with stand-ins for names, as in the examples of the intents."""
        for start, end, stand_in in reversed(mentions.spans):
            question = question[:start] + stand_in + question[end:]
        question = self._name.sub(_engineer, question)
        question = _SUBJECT.sub(_engineer, question)
        return _POSSESSIVE.sub("the engineer's", question)


def _engineer(match: re.Match[str]) -> str:
    return "the engineer's" if match["s"] else "the engineer"
