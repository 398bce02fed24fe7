"""Words: tokens with their places, stems, and what is left of a question without its frame.

>>> [token.text for token in tokenize("Used Node.js, CI/CD and C++?")]
['Used', 'Node.js', 'CI', 'CD', 'and', 'C++']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from assistant.tables import word_list

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’](?=[^\W_])|[.](?=[^\W_]))*[+#]*")
_MARKUP = re.compile(r"<[^<>]{0,400}>")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_STEMMER = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Case-folded, without a possessive s and with a plain apostrophe."""
        return self.text.lower().replace("’", "'").removesuffix("'s")


def clean(text: str) -> str:
    """NFKC without tags, control, zero-width and direction characters, white space folded."""
    plain = _MARKUP.sub(" ", unicodedata.normalize("NFKC", text))
    return " ".join(_CONTROL.sub("", plain).split())


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
    words = [token.lower for token in tokenize(text)]
    single = {stem(word) for word in words if word not in stop_words()}
    joined = {
        stem(left + right)
        for left, right in zip(words, words[1:], strict=False)
        if left not in stop_words() and right not in stop_words()
    }
    return frozenset(single | joined)


def content_tokens(text: str, without: Iterable[str] = ()) -> list[Token]:
    """The tokens of a question that say what it is about: no stop words, no frame words."""
    skipped = frame_words() | {word.lower() for word in without}
    return [token for token in tokenize(text) if token.lower not in skipped]


def join_words(items: Sequence[str], word: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


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
