"""The noun that a phrase is about, and the article that it needs.

>>> with_article("alarm system with alerts")
'an alarm system with alerts'
"""

from __future__ import annotations

import re

from assistant.tables import word_list

_PHRASE_ENDS = re.compile(
    r"\s+(?:with|for|of|in|on|at|to|by|about|from|using|via|that|which|who|through|across|and|or|as|over|under|into|"
    r"between|during|while|without|where)\b|[;:(—–.]"
)
_PARTICIPLE = re.compile(r"[a-z]+(?:ing|ed)|used|built|written|run", re.IGNORECASE)
_VOWEL_SOUND = re.compile(
    r"(?!eu|one\b|once\b)[aeio]|u(?!ni(?!m|n)|s[ae]|t[ei]|rl|k)|hour|honest|heir|8|1[18](?!\d)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z](?:[A-Z\d]|$)")
_OCCUPATIONS = (
    "eer",
    "oper",
    "ammer",
    "ist",
    "ician",
    "chitect",
    "ultant",
    "ager",
    "signer",
    "searcher",
    "eader",
    "founder",
)
_LETTER_NAME_VOWEL = frozenset("AEFHILMNORSX")
_COUNTED = re.compile(r"\S+ \d")


def article(noun_phrase: str) -> str:
    """`a` or `an`, by the sound of the first word."""
    word = re.split(r"[\s/-]", noun_phrase, maxsplit=1)[0]
    if _ACRONYM.match(word):
        return "an" if word[0] in _LETTER_NAME_VOWEL else "a"
    doubled = len(word) > 1 and word[0] == word[1] and word[0].upper() in _LETTER_NAME_VOWEL
    return "an" if doubled or _VOWEL_SOUND.match(word) else "a"


def head(noun_phrase: str) -> str:
    """The noun that a phrase is about: `real-time alarm system processing records` -> `system`.

    The first countable noun in front of a participle, a preposition or the end; else the last word.
    """
    match = _PHRASE_ENDS.search(noun_phrase)
    words = noun_phrase[: match.start() if match else None].split()
    for at, word in enumerate(words):
        bare = word.strip(",").lower()
        following = words[at + 1] if at + 1 < len(words) else ""
        ends = not following or word.endswith(",") or _PARTICIPLE.fullmatch(following.strip(","))
        if ends and (bare in word_list("countable") or is_occupation(bare)):
            return bare
    return words[-1].strip(",") if words else ""


def is_occupation(noun: str) -> bool:
    """Whether a noun has the ending of an occupation: `engineer`, `scientist`, `architect`."""
    return noun.endswith(_OCCUPATIONS) and noun not in word_list("no_occupation")


def with_article(noun_phrase: str) -> str | None:
    """`an alarm system ...` for a singular countable noun; None where that cannot be told."""
    first = noun_phrase.split()[0].lower() if noun_phrase.split() else ""
    if first in word_list("determiner") or first[:1].isdigit():
        return noun_phrase
    if first in word_list("stop") or first.endswith("ly") or _COUNTED.match(noun_phrase):
        return None
    noun = head(noun_phrase).lower()
    if noun in word_list("countable") or is_occupation(noun):
        return f"{article(noun_phrase)} {noun_phrase}"
    return None
