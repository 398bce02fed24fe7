"""Numbers as they are written: `four`, `1M+`, `50,000`, `2 million`."""

from __future__ import annotations

import re

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
_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9}
_SCALES |= {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_AMOUNT = re.compile(
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>(?:{'|'.join(_SCALES)})\b)?", re.IGNORECASE
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


def amount(written: str) -> float | None:
    """The value of a figure: 1e6 for `1M+` and `1 million`, 50000 for `£50,000`, 4 for `four`;
    None where the text has none."""
    match = _AMOUNT.search(written)
    if match is None:
        value = value_of(written.strip().lower())
        return None if value is None else float(value)
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    return float(match["digits"].replace(",", "")) * scale
