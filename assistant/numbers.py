"""Small numbers as words: `four`."""

from __future__ import annotations

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_VALUES = {word: count for count, word in enumerate(_NUMBERS) if count} | {"dozen": 12}


def number(count: int) -> str:
    """`four`, and figures from 13 on."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def is_number(word: str) -> bool:
    """Whether a lower-case word is a small number, in digits or spelt out; `one` and `no` are
    none."""
    return word in _NUMBERS[2:] or (word.isdigit() and len(word) < 3)


def value_of(word: str) -> int | None:
    """The number that a lower-case word stands for: `four`, `dozen`, `12`."""
    return int(word) if word.isdigit() else _VALUES.get(word)
