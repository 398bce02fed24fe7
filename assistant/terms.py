"""Words as the scorers see them: stem, rarity, name, number.

    terms("She cut onboarding to 20 minutes.")
    -> cut, onboard, 20 (a number), minut

Only content words become terms. How rare a word is can be had without a corpus: from its length,
or from its place in the embedding model's vocabulary, which is ordered by the frequency of words.
On the public sets the two do equally well for support and answerability; for what to carry over in
a conversation the vocabulary is better.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.words import stem, stop_words

Rarity = Callable[[str], float]
"""How much a word says, from 0 (says nothing) to 1 (a rare word or a name)."""

VOCABULARY = 28_500
"""Words of the model's vocabulary from "the" on."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?[+#]{0,2}|[$€£]?\d+(?:[.,:]\d+)*")
_EMPTY = frozenset(("many", "much", "never", "none", "nothing", "nobody"))
"""No stop words for a search, but nothing that a text could be expected to repeat."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n•▸\"“(]\s*)$")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALE |= {"k": 1e3, "m": 1e6, "b": 1e9}
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty"""
_SPELLED = {word: float(value) for value, word in enumerate(_UNITS.split())}
_SPELLED |= {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "eighty": 80.0}


@dataclass(frozen=True, slots=True)
class Term:
    """One content word of a text."""

    word: str
    """Lower case, as written."""
    stem: str
    """Snowball stem of the word, or the value of a number: `50K` and `50,000` are both `50000`."""
    start: int
    """Offset in the text."""
    name: bool
    """Written like a name: a capital inside a sentence, capitals throughout, inner capitals."""
    number: bool


def by_length(word: str) -> float:
    """A rarity for want of a vocabulary: long words say more; `api` .5, `database` 1.

    min(1, (letters + 1) / 8), as frequent words are short (Zipf 1935).
    """
    return min(1.0, (len(word) + 1) / 8)


def by_vocabulary(rank: Callable[[str], int | None]) -> Rarity:
    """A rarity from places in a vocabulary that is ordered by frequency, as `Index.word_rank`.

    log(1 + places after "the") / log(VOCABULARY), 1 for a word that is not in it: by Zipf's law
    (1935) the frequency of a word falls with its rank, so that this is its inverse log frequency.
    """
    first = rank("the") or 0

    def rarity(word: str) -> float:
        place = rank(word)
        if place is None:
            return 1.0
        return min(1.0, math.log(1 + max(0, place - first)) / math.log(VOCABULARY))

    return rarity


@lru_cache(maxsize=16384)
def terms(text: str) -> tuple[Term, ...]:
    """The content words of `text`, in order."""
    found: list[Term] = []
    for match in _TOKEN.finditer(text):
        raw, start = match.group(), match.start()
        if raw[0].isdigit() or raw[0] in "$€£":
            found.append(Term(raw.lower(), _number(raw), start, False, True))
            continue
        word = raw.replace("\u2019", "'").lower()
        glued = found and found[-1].number and start == found[-1].start + len(found[-1].word)
        word = word if word.rstrip("+") not in _SCALE else word.rstrip("+")
        close = found and found[-1].number and text[found[-1].start : start].count(" ") == 1
        if word in _SCALE and (glued or (close and len(word) > 1)):
            last = found.pop()
            value = _plain(float(last.stem) * _SCALE[word]) if _is_number(last.stem) else last.stem
            written = text[last.start : match.end()].lower()
            found.append(Term(written, value, last.start, False, True))
            continue
        if glued and word in {"st", "nd", "rd", "th", "s"}:
            continue
        word = word.removesuffix("'s").rstrip("'")
        if word in _ignored() and not (raw.isupper() and len(raw) > 1):
            continue
        if word in _SPELLED:
            found.append(Term(word, _plain(_SPELLED[word]), start, False, True))
            continue
        begins = bool(_SENTENCE_START.search(text[max(0, start - 3) : start]))
        capitals = sum(letter.isupper() for letter in raw)
        name = (capitals and not begins) or capitals > 1
        found.append(Term(word, stem(word), start, bool(name), False))
    return tuple(found)


@cache
def _ignored() -> frozenset[str]:
    return stop_words() | _EMPTY


def _number(raw: str) -> str:
    plain = raw.strip("$€£").replace(",", "")
    return _plain(float(plain)) if _is_number(plain) else plain


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
