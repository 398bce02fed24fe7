"""A cited line as a free sentence is laid over it: its words by what they stand for.

`real-time` and `CI/CD` are one word each, `1,200` is one number. Words that mean the same, by a
small table, have one key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from assistant.claims import Quote
from assistant.compose.sentences.naming import kind_name, status_says
from assistant.dates import written
from assistant.person import is_past
from assistant.tables import table
from assistant.wording import Fragment
from assistant.words import stem, stop_words, tokenize
from index import Entry

AUXILIARIES = frozenset(["has", "have", "had", "also", "been"])
COPULA = frozenset(["is", "are", "was", "were", "am"])
"""Words that say that something is something."""
_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑/](?=[^\W_])")
_COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑/][^\W_]+)+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_DONE = frozenset(["past", "gerund", "base", "third"])
_NUMERIC = re.compile(r"^[$€£]?\d")


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `written.yaml`."""
    return frozenset(str(table("written")[name]).split())


@cache
def _groups() -> dict[str, str]:
    return {
        stem(word): stem(group.split()[0])
        for group in table("written")["same"]
        for word in group.split()
    }


def key(word: str) -> str:
    """The stem of a lower-case word, or that of the word it stands for."""
    root = stem(word)
    return _groups().get(root, root)


def is_same_listed(word: str) -> bool:
    """Whether a lower-case word is one of those that have others of the same meaning."""
    return stem(word) in _groups()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence or line."""

    text: str
    lower: str
    key: str
    start: int
    end: int
    is_compound: bool = False
    """Written with a hyphen or stroke: `battery-powered` is no deed."""

    @property
    def is_glue(self) -> bool:
        """Whether the word may be added to any text."""
        return self.lower in words_of("glue")

    @property
    def is_joint(self) -> bool:
        """Whether a phrase may end before the word."""
        return self.is_glue or self.lower in stop_words()

    @property
    def is_number(self) -> bool:
        """Written with a figure at the start: `50K`, `1,200`."""
        return bool(_NUMERIC.match(self.text))


def read(text: str) -> tuple[Word, ...]:
    """The words of a text; `real-time` and `CI/CD` are one word each."""
    compounds = {joined(found.lower()) for found in _COMPOUND.findall(text)}
    # Places are kept in the joined text, which is what rules look at.
    return tuple(
        Word(t.text, t.lower, key(t.lower.rstrip("+")), t.start, t.end, t.lower in compounds)
        for t in tokenize(joined(text))
    )


def joined(text: str) -> str:
    """The text in which the places of `read` hold."""
    return _THOUSANDS.sub("", _HYPHEN.sub("", text))


@dataclass(frozen=True)
class Line:
    """A cited line with its entry."""

    quote: Quote

    @property
    def entry(self) -> Entry:
        """The entry of the line."""
        return self.quote.entry

    @property
    def is_topic(self) -> bool:
        """Whether the entry is about something that was thought or told, not done."""
        return self.entry.kind in words_of("topics")

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return read(self.quote.text)

    @cached_property
    def text(self) -> str:
        """The text in which the places of its words hold."""
        return joined(self.quote.text)

    @cached_property
    def keys(self) -> dict[str, Word]:
        """Its words by their keys."""
        return {word.key: word for word in reversed(self.words)}

    @cached_property
    def lowers(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def fields(self) -> dict[str, str]:
        """Words of the typed fields of the entry, by key."""
        return {word.key: word.text for word in read(field_text(self.entry))}

    @cached_property
    def generic(self) -> frozenset[str]:
        """Keys of what can be said to have been done with any entry of the kind."""
        listed = table("written")["deeds"].get(self.entry.kind, "")
        return frozenset(key(word) for word in str(listed).split())

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Keys of what the line says that the engineer did."""
        words = self.words
        after_i = [
            follows.key for word, follows in pairwise(words) if word.lower in {"i", "i've", "i'm"}
        ]
        if any(word.lower.split("'")[0] == "i" for word in words):
            return frozenset(after_i)
        form = Fragment.of(self.quote.text).form
        # What a deep dive is about has not been done by anybody for that.
        done = {"past", "base", "third"} if self.is_topic else _DONE
        if form not in done:
            return frozenset()
        more = [
            follows.key
            for word, follows in pairwise(words)
            if word.lower == "and" and is_past(follows.lower)
        ]
        return frozenset([words[0].key, *more])


@cache
def _field_text(entry: Entry) -> str:
    names = {"title", "position", "period", "location", "status"}
    parts = [line for field, line in entry.lines if field in names]
    parts += [written(moment) for moment in (entry.start, entry.end) if moment]
    parts += [entry.organisation or "", kind_name(entry.kind), kind_name(entry.kind, 2)]
    parts += [status_says(entry.status)] if entry.status else []
    return " . ".join(parts)


def field_text(entry: Entry) -> str:
    """Title, position, organisation, dates, place, status and kind of an entry."""
    return _field_text(entry)
