"""Finds the phrases of a table in a text, word by word, the longest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.words import tokenize

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[Value]):
    """A phrase at `text[start:end]` and what it stands for."""

    value: Value
    start: int
    end: int


class Phrases(Generic[Value]):
    """A table from phrases to values."""

    def __init__(
        self,
        table: Mapping[str, Value] | Iterable[tuple[str, Value]],
        normal: Callable[[str], str] = str,
    ) -> None:
        """`normal` maps each lower-case word to what is compared: itself, or its stem."""
        self._normal = normal
        pairs = table.items() if isinstance(table, Mapping) else table
        self._values: dict[tuple[str, ...], Value] = {}
        for phrase, value in pairs:
            key = tuple(normal(token.lower) for token in tokenize(phrase))
            if key:
                self._values.setdefault(key, value)
        self._longest = max(map(len, self._values), default=0)

    def find(self, text: str) -> list[PhraseMatch[Value]]:
        """All matches in order, none overlapping."""
        tokens = tokenize(text)
        words = [self._normal(token.lower) for token in tokens]
        found: list[PhraseMatch[Value]] = []
        at = 0
        while at < len(tokens):
            for size in range(min(self._longest, len(tokens) - at), 0, -1):
                key = tuple(words[at : at + size])
                if key in self._values:
                    end = tokens[at + size - 1].end
                    found.append(PhraseMatch(self._values[key], tokens[at].start, end))
                    at += size
                    break
            else:
                at += 1
        return found
