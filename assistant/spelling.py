"""Mends misspelt names: `brandlok` -> `Brandlock`, `kubernets` -> `Kubernetes`.

Common words are mended, too, where a letter is lost, doubled or moved: `libary` -> `library`.
Only words that are neither English (by the vocabulary of the embedding model) nor of the portfolio
nor a technology are looked at, and only a very close name replaces them. Accents may be left out:
`cafe` -> `Café` where the portfolio writes it so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.measures import measure_of
from assistant.portfolio import Portfolio
from assistant.tables import table, word_list
from assistant.words import frame_words, stem, stop_words, tokenize

_SHORTEST = 4
_CLOSE = 0.78
_ORDINARY_LENGTH = 6
_SHORTEST_FRAMING = 3
_PREFIX = re.compile(r"(?:un|re|pre|non|mis|over|under|out|sub|super|inter|multi|co)(?=\w{4})")
"""Before a word of its own: `unread` is no `Unreal`."""
_COMMON = 20_000
"""Rank in the vocabulary up to which a word is common enough to be meant."""


@dataclass
class Spelling:
    """The words of one portfolio and the names of technologies, as a speller."""

    portfolio: Portfolio
    _known: dict[str, str] = field(init=False)
    _technology_words: frozenset[str] = field(init=False)
    _name_stems: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        known: dict[str, str] = {}
        for entry in self.portfolio.entries:
            for token in tokenize(entry.document):
                if len(token.text) >= _SHORTEST and token.text[0].isalpha():
                    known.setdefault(token.lower, token.text)
        self._words = frozenset(known) | {
            word for entry in self.portfolio.entries for word in _hyphened(entry.document)
        }
        self._plain = {_without_accents(word): text for word, text in known.items()}
        self._stems = frozenset(stem(word) for word in known)
        for alias, technology in self.portfolio.technologies.by_alias.items():
            if len(alias) >= _SHORTEST and " " not in alias:
                known.setdefault(alias, technology.name)
        self._technology_words = frozenset(
            word
            for alias in (
                *self.portfolio.technologies.by_alias,
                *self.portfolio.technologies.categories,
            )
            for word in alias.split()
        )
        organisations = (entry.organisation or "" for entry in self.portfolio.entries)
        names = {token.lower for each in organisations for token in tokenize(each)}
        self._name_stems = frozenset(stem(word) for word in names | self._technology_words)
        self._known = known

    def mend(self, question: str) -> str:
        """The question with misspelt names replaced."""
        question = self._joined(question)
        pieces: list[str] = []
        at = 0
        for token in tokenize(question):
            replacement = self._replacement(token.lower)
            if replacement is None and token.text.islower():
                replacement = self._ordinary(token.text) or self._framing(token.text)
            if replacement:
                pieces += [question[at : token.start], replacement]
                at = token.end
        return "".join(pieces) + question[at:]

    def _joined(self, question: str) -> str:
        """Names of technologies in one word that are typed in two: `swift ui` -> `SwiftUI`."""
        technologies = self.portfolio.technologies
        for left, right in reversed(list(pairwise(tokenize(question)))):
            if question[left.end : right.start] != " " or right.lower in stop_words():
                continue
            joined = left.lower + right.lower
            found = technologies.by_alias.get(joined)
            apart = f"{left.lower} {right.lower}" in technologies.by_alias
            plain = left.lower not in stop_words() and joined not in technologies.ambiguous
            if found and plain and not apart and len(joined) >= _ORDINARY_LENGTH:
                question = f"{question[: left.start]}{found.name}{question[right.end :]}"
        return question

    def _replacement(self, word: str) -> str | None:
        plain = self._plain.get(_without_accents(word))
        if plain and word not in self._words and plain.lower() != word:
            return plain
        if len(word) < _SHORTEST or not word.isalpha() or self._is_known(word):
            return None
        found = process.extractOne(
            word,
            self._known.keys(),
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=_CLOSE,
        )
        if found is None or (found[0] not in self._words and _is_other(word, found[0])):
            return None
        return self._known[found[0]]

    def _ordinary(self, word: str) -> str | None:
        """The common English word of which one letter is missing, too many or in the wrong place:
        `libary` -> `library`. A letter for another is left alone: it may be a name."""
        if len(word) < _ORDINARY_LENGTH or not word.isalpha() or self._is_known(word):
            return None
        rank = self.portfolio.index.word_rank
        ranked = {each: rank(each) for each in set(slips(word))}
        found = [(at, each) for each, at in ranked.items() if at is not None and at < _COMMON]
        return min(found)[1] if found else None

    def _framing(self, word: str) -> str | None:
        """The short word of which questions are made that is meant: `mny` -> `many`."""
        short = _SHORTEST_FRAMING <= len(word) < _ORDINARY_LENGTH and word.isalpha()
        if not short or self._is_known(word):
            return None
        if any(sorted(each) == sorted(word) for each in stop_words()):
            return None  # `teh` is no `tech`.
        rank = self.portfolio.index.word_rank
        meant = {each for each in slips(word) if len(each) >= _SHORTEST} & frame_words()
        ranked = [(at, each) for each in meant if (at := rank(each)) is not None]
        return min(ranked)[1] if ranked else None

    def _is_known(self, word: str) -> bool:
        if word in self._words or word in self._technology_words or word in frame_words():
            return True
        if word in word_list("titles_ranks"):
            return True
        if measure_of(word):
            return True
        # An inflected word has the stem of another; a name has no inflections: "kubernets".
        if stem(word) in self._stems - self._name_stems:
            return True
        rank = self.portfolio.index.word_rank
        bare = _PREFIX.match(word)
        forms = [*base_forms(word), *(base_forms(word[bare.end() :]) if bare else ())]
        return any(rank(form) is not None for form in forms)


def _is_other(word: str, name: str) -> bool:
    """Whether a short word differs in a letter from a name that the portfolio lacks: `remit` is no
    Remix; letters that are lost, doubled or moved are slips."""
    return len(word) < _ORDINARY_LENGTH and sorted(word) != sorted(name) and len(word) == len(name)


def _hyphened(text: str) -> set[str]:
    """Words of two parts, written as one: `ecommerce` of `e-commerce`."""
    tokens = tokenize(text)
    return {
        left.lower + right.lower
        for left, right in pairwise(tokens)
        if text[left.end : right.start] == "-"
    }


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def slips(word: str) -> Iterator[str]:
    """What a word may stand for by one slip inside it: a letter lost, doubled or moved."""
    for at in range(1, len(word)):
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at:]
        if at < len(word) - 1:
            yield word[:at] + word[at + 1 :]
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def base_forms(word: str) -> list[str]:
    """The word and what it may be inflected from: `hobbies` -> `hobby`, `deployed` -> `deploy`."""
    forms = [word, stem(word)]
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            forms.append(word.removesuffix(ending) + base)
    return forms


_ENDINGS: tuple[tuple[str, str], ...] = tuple(
    (ending, base) for ending, bases in table("endings").items() for base in bases
)
