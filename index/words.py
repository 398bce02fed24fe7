"""The words that texts and questions are compared by: folded, stemmed, without function words.

    "Node.js"  -> node.js, node, js        "CI/CD"     -> ci/cd, ci, cd
    "C++, C#"  -> c++, c#                  "real-time" -> realtime, real, time
    "50K+"     -> 50k                      "B+ Trees"  -> b+, b, tree

Names with marks in them count as a whole and by their parts, so that either spelling finds them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

_ENGLISH = """
    a about am an and any anything are as at be been being but by can could d did do does doing
    done ever for from had has have having he her him his how i if in into is it its ll m me my
    of on or our please re s she should so some t than that the their them then there these they
    this those to us ve was we were what when where which who whom whose why will with would you
    your
"""
FUNCTION_WORDS = frozenset(_ENGLISH.split())
"""Words that say nothing about what is asked."""

_WORD = re.compile(r"\w+(?:[.\-/&'’]\w+)*(?:\+\+|[+#](?!\w))?")
_JOINT = re.compile(r"[.\-/&'’]")
_APOSTROPHE = re.compile(r"['’]")
_NUMBER = re.compile(r"\d[\d.\-/]*")
_PLUS_AFTER_NUMBER = re.compile(r"^(\d+\w*)\+$")


def words(text: str) -> list[str]:
    """The words of a text in order, some in several spellings."""
    decomposed = unicodedata.normalize("NFKD", text)
    folded = "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
    return [
        _stem(spelling)
        for match in _WORD.finditer(folded)
        for spelling in _spellings(match[0])
        if spelling not in FUNCTION_WORDS
    ]


def _spellings(word: str) -> Iterator[str]:
    word = _PLUS_AFTER_NUMBER.sub(r"\1", word)
    if _NUMBER.fullmatch(word):
        yield word
        return
    parts = _JOINT.split(word)
    if len(parts) > 1 and not _APOSTROPHE.search(word):
        yield word.replace("-", "")
    yield from parts
    last = parts[-1]
    if last[-1:] == "+" and not last.endswith("++"):
        yield last[:-1]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # One stemmer for each call: it is not safe to share between threads, and calls are few.
    stem: str = Stemmer.Stemmer("english").stemWord(word)
    return stem
