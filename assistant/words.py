"""Words: tokens with their places, stems, and what is left of a question without its frame.

>>> [token.text for token in tokenize("Used Node.js, CI/CD and C++?")]
['Used', 'Node.js', 'CI', 'CD', 'and', 'C++']
"""

from __future__ import annotations

import re
import unicodedata
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import Stemmer

from assistant.tables import word_list

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’](?=[^\W_])|[.](?=[^\W_]))*[+#]*")
_MARKUP = re.compile(r"(?is)<(script|style)\b.*?(?:</\1\s*>|$)|</?[a-z!][^<>]{0,400}>")
_STATEMENT = re.compile(
    r"(?is)['\"]?\s*;\s*(?:drop|delete|insert|update|alter|truncate|select|union)\b[^?]*?(?:--|$)"
)
"""A statement of a database in a question: `'; DROP TABLE roles; --`."""
_LINK = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|\[([^\[\]]*)\]\((?:[^()\s]*)\)|\bhttps?://\S+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_RUN = re.compile(r"([^\w\s])\1{3,}")
"""One mark many times over, which says nothing, and on which patterns would be slow."""
_HYPHENS = frozenset("-‐‑")
_STEMMER = Stemmer.Stemmer("english")


def _lower(word: str) -> str:
    most = word[:-1]
    if len(most) > 1 and word[-1] == "s" and most.isupper() and most.isalpha():
        return most.lower()
    return word.lower().replace("’", "'").replace("-", "").removesuffix("'s")


_remembered = lru_cache(maxsize=1 << 15)(_lower)
_LONGEST_REMEMBERED = 40


class Token(NamedTuple):
    """A word of a text: `text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Case-folded, without a possessive s and with a plain apostrophe."""
        short = len(self.text) <= _LONGEST_REMEMBERED
        return _remembered(self.text) if short else _lower(self.text)


def clean(text: str) -> str:
    """NFKC without tags, addresses, control, zero-width and direction characters, white space
    folded."""
    text = _STATEMENT.sub(" ", text)
    plain = _MARKUP.sub(" ", unicodedata.normalize("NFKC", text))
    plain = _LINK.sub(lambda match: f"{match[1] or ''} ", plain)
    return _RUN.sub(r"\1\1\1", " ".join(_CONTROL.sub("", plain).split()))


@lru_cache(maxsize=4096)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words of a text in order; `/`, `-` and other punctuation separate words."""
    return tuple(Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Snowball stem of a lower-case word; words with digits or symbols stay whole."""
    return str(_STEMMER.stemWord(word)) if word.isalpha() else word


@cache
def stop_words() -> frozenset[str]:
    """Words that carry no topic in any text."""
    return word_list("stop")


@cache
def frame_words() -> frozenset[str]:
    """Words that recruiters' questions are framed with, beside the stop words."""
    return word_list("frame") | stop_words()


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Stems of all words but stop words, and of adjacent words written together.

    The joined ones let "real time", "real-time" and "realtime" meet.
    """
    tokens = tokenize(text)
    words = [token.lower for token in tokens]
    hyphened = {
        stem(left.lower + right.lower)
        for left, right in pairwise(tokens)
        if text[left.end : right.start] in _HYPHENS
    }
    single = {stem(word) for word in words if word not in stop_words()}
    joined = {
        stem(left + right)
        for left, right in pairwise(words)
        if left not in stop_words() and right not in stop_words()
    }
    return frozenset(single | joined | hyphened)


def content_tokens(text: str) -> list[Token]:
    """The tokens of a question that say what it is about: no stop words, no frame words.

    Words joined by a hyphen of which one alone would be dropped stay together: `write-through`.
    """
    kept: list[Token] = []
    tokens = tokenize(text)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if at < len(tokens) and text[token.end : tokens[at].start] in _HYPHENS:
            pair = (token, tokens[at])
            if text[token.start : pair[1].end].lower() in frame_words():
                at += 1
                continue
            if any(each.lower in frame_words() for each in pair):
                kept.append(Token(text[token.start : pair[1].end], token.start, pair[1].end))
                at += 1
                continue
        if token.lower not in frame_words():
            kept.append(token)
    return kept


def join_words(items: Sequence[str], word: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


_CALENDAR = frozenset(map(str.lower, [*day_name, *day_abbr, *month_name, *month_abbr])) - {""}
_ORDINARY_ENDINGS = ("ical", "ful", "ness", "ingly", "ously", "ically", "ably", "ibly", "ively")
"""Endings of everyday words; names of products and places hardly have them."""


def is_of_calendar(word: str) -> bool:
    """Whether a lower-case word is a day of the week or a month, which are no names."""
    return word in _CALENDAR or word.removesuffix("s") in _CALENDAR


def ends_like_everyday(word: str) -> bool:
    """Whether a lower-case word has an ending that hardly a name has: `sceptical`."""
    return word.endswith(_ORDINARY_ENDINGS)


def is_name_like(token: Token, sentence: str) -> bool:
    """Capitalised inside a sentence, or with a capital or digit inside: `Kafka`, `gRPC`, `S3`."""
    text = token.text
    if any(char.isupper() for char in text[1:]) or (
        any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
    ):
        return not sentence.isupper()
    opens = sentence[: token.start].rstrip()
    return (
        text[0].isupper() and bool(opens) and opens[-1] not in '.?!:;"“(' and not sentence.isupper()
    )
