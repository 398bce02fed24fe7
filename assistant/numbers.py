"""Small numbers as words: `four`."""

from __future__ import annotations

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_LARGER = (
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"),
)
_VALUES = (
    {word: count for count, word in enumerate(_NUMBERS) if count}
    | {"dozen": 12, "once": 1, "twice": 2}
    | dict(zip(_LARGER, (*range(13, 20), *range(20, 101, 10)), strict=True))
)


def number(count: int) -> str:
    """`four`, and figures from 13 on."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def is_number(word: str) -> bool:
    """Whether a lower-case word is a small number, in digits or spelt out; `one` and `no` are
    none."""
    return word in _NUMBERS[2:] or word in _LARGER or (word.isdigit() and len(word) < 3)


def value_of(word: str) -> int | None:
    """The number that a lower-case word stands for: `four`, `dozen`, `12`."""
    return int(word) if word.isdigit() else _VALUES.get(word)
