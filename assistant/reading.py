"""A question as it was understood: what it names, what kind of question it is, what is left of
it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import Evidence, EvidenceFinder, equivalents
from assistant.forms.excluding import within
from assistant.forms.guesses import is_guess
from assistant.forms.kind_verbs import usual
from assistant.forms.predicates import reported
from assistant.intents import Intent, Intents
from assistant.kinds import words_of_kinds
from assistant.mentions import Mentions, blanked, unaccounted
from assistant.portfolio import Portfolio
from assistant.spelling import base_forms
from assistant.tables import pattern, word_list
from assistant.words import (
    Token,
    content_tokens,
    ends_like_everyday,
    is_name_like,
    is_of_calendar,
    stem,
    tokenize,
)
from index import Entry, Hit

_OURS = pattern("reading", "ours")
_HITS = 40
_ORDINARY = 6300
"""Rank below which a word that the portfolio lacks may be a manner of speaking."""
_COMMON = 2600
"""Rank in the vocabulary of the embedding model below which a word is too common to be a
subject."""


def _is_number(text: str) -> bool:
    """`2024`, `3am`, `2nd`: no name."""
    return re.fullmatch(r"\d+(?:am|pm|st|nd|rd|th|h|x)?", text, re.IGNORECASE) is not None


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
    whole: str = ""
    """The message with the statements around the question, where there are any."""
    focus: list[Entry] = field(default_factory=list)
    """Entries that the history speaks of, where the question leans on it."""
    scope: list[Entry] = field(default_factory=list)
    """The entries among which is asked, after "which of these"; empty for all."""

    def over(self, mentions: Mentions, focus: list[Entry]) -> Reading:
        """The same question with other mentions, leaning on entries."""
        other = replace(self, mentions=mentions, focus=focus)
        for name in ("vector", "hits"):
            # Both depend on the words of the question only.
            other.__dict__[name] = getattr(self, name)
        return other

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
        return list(self.portfolio.hits(self.question, _HITS))

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
        beside = (*reported(self.question), *usual(self.question, self.mentions.kinds))
        if within(token.start, beside):
            return True
        framing = token.lower in word_list("framing")
        return framing and not self.portfolio.frequency[stem(token.lower)]

    @cached_property
    def _own_name(self) -> frozenset[str]:
        names = [token.lower for token in tokenize(self.portfolio.person.name or "")]
        return frozenset([*names, *(f"{name}s" for name in names)])

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
            if not is_guess(self.question, token.start)
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

    @property
    def only_guesses(self) -> bool:
        """Technologies are only offered as guesses on what is named: `Go, Rust? What is it in?`"""
        named = self.mentions.technologies
        guessed = all(is_guess(self.question, each.start) for each in named)
        return bool(named and self.named) and guessed

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
        skipped = word_list("light") | words_of_kinds()
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

    @property
    def is_of_other_words(self) -> bool:
        """No word that must be accounted for is one that the intent is asked with."""
        known = self.examples.words(self.intent)
        return bool(self.asked) and not any(stem(token.lower) in known for token in self.asked)

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

    def _is_ordinary(self, word: str) -> bool:
        """Whether capitals are no name: `CTO`, or `CPU` where the portfolio says `processor`."""
        known = self.portfolio.frequency
        same = any(known[each] for each in equivalents(stem(word)))
        return same or word in word_list("ordinary_capitals")

    def _is_unknown_name(self, token: Token) -> bool:
        known = self.portfolio.frequency
        if any(known[each] for each in equivalents(stem(token.lower))) or _is_number(token.text):
            return False
        word = token.lower
        if not is_name_like(token, self.question) and _OURS.search(self.question[: token.start]):
            return False
        if len(word) < 2 or word in words_of_kinds() or is_of_calendar(word):
            return False
        if token.text.lower() in word_list("framing"):
            return False
        if token.text.isupper() and self._is_ordinary(word):
            return False
        if is_name_like(token, self.question):
            return True
        if ends_like_everyday(word):
            return False
        if word in word_list("light") | word_list("figures_vague") or word in words_of_kinds():
            return False
        if stem(word) in self.examples.words(self.intent):
            return False  # `remit`, of a question on a job
        rank = self.portfolio.index.word_rank
        return (
            word.isalpha()
            and len(word) > 3
            and all(rank(form) is None for form in base_forms(word))
        )
