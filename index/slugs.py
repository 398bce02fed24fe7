"""Slugs: the part of an id after its kind, from a title in any script.

    Café Lumen    cafe-lumen        Яндекс    yandeks         🚀    rocket
    Ørsted A/S    orsted-a-s        삼성       samseong        中国   4e2d-56fd

What a title has in Latin letters and digits is enough where there is any; other scripts are
written by a table of letters, else by the letter's Unicode name, else by its code point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache

from index.tables import table

LONGEST = 60
"""Characters of a slug at most; it is also a file name."""
RESERVED = frozenset({"readme"})
"""Names of files that are no entries."""

_LATIN = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER (?:[A-Z]+ )*?([A-Z]+)(?: WITH.*)?")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """Small letters, digits and single hyphens; empty where the title has no letter at all."""
    folded = title.casefold()
    latin = _hyphenated("".join(map(_latin, unicodedata.normalize("NFKD", folded))))
    if latin:
        return _shortened(latin)
    spelled = map(_spelled, unicodedata.normalize("NFKC", folded))
    return _shortened(_hyphenated("".join(spelled)))


def unique(title: str, fallback: str, taken: Container[str]) -> str:
    """The slug of `title`, numbered from 2 where it is taken: `acme`, `acme-2`."""
    base = slug(title) or slug(fallback)
    if base not in taken and base not in RESERVED:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _hyphenated(text: str) -> str:
    return _OTHER.sub("-", text).strip("-")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = text.rfind("-", 0, LONGEST + 1)
    return text[: cut if cut > 0 else LONGEST].strip("-")


def _latin(letter: str) -> str:
    """The ASCII form of a Latin letter, nothing for a mark or an apostrophe, else a hyphen."""
    if letter.isascii():
        return letter if letter.isalnum() else "" if letter == "'" else "-"
    if unicodedata.combining(letter) or letter == "’":
        return ""
    name = _LATIN.fullmatch(unicodedata.name(letter, ""))
    return name[1].lower() if name else "-"


def _spelled(letter: str) -> str:
    """The form of a letter that is not Latin; a hyphen for what is no letter."""
    base = unicodedata.normalize("NFD", letter)[0]
    if (latin := _letters().get(letter, _letters().get(base))) is not None:
        return latin
    name = unicodedata.name(letter, "").lower()
    category = unicodedata.category(letter)
    if "ideograph" in name:
        return f"-{ord(letter):x}-"
    if category in ("Lo", "Ll") or "vowel sign" in name:
        return name.rpartition(" ")[2]
    if category == "Nd":
        return str(unicodedata.digit(letter))
    if category == "So":
        return f"-{name}-"
    return "" if category in ("Mn", "Mc", "Lm") else "-"


@cache
def _letters() -> dict[str, str]:
    pairs = (pair.partition(":") for line in table("letters").values() for pair in line.split())
    return {letter: latin.replace("-", "") for letter, _, latin in pairs}
