"""Figures in lines and what they measure; what sort of figure a question wants.

>>> [(each.text, each.measure, each.noun) for each in figures_in("Runs 1,200 tests in 9 s.")]
[('1,200', 'count', 'tests'), ('9', 'time', '')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.tables import pattern, table, word_list
from assistant.technologies import Technologies
from assistant.words import stem, stop_words, tokenize

NUMBER = re.compile(r"[$€£]?\d[\d,.]*\s?(?:[KMB]\b|%|\+)*\+?")
_SPELT = pattern("figures", "spelt")
_HOW_MANY = pattern("figures", "how_many")
_COUNT_OF = pattern("figures", "count_of")
_PER_CENT = pattern("figures", "percent")
SAVES = pattern("figures", "saves")
TO_WHAT = pattern("figures", "to_what")
"""To what something was brought: `the error rate fell to what?`"""
_YEAR = re.compile(r"(?:19|20)\d\d[.,]?\s?$")
_SCALE = re.compile(r"\s*(?:thousand|million|billion|dozen|hundred)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*of (?:them|these|those|which|whom)\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+")
_NOUN_WORDS = 3
_ENDS = re.compile(r"[,.;:()\d—–]|\s-\s")
COUNT = "count"
_ARTICLES = frozenset({"a"})
"""Units that are words, too: `once a minute` tells no ampere."""
_AMOUNTS = frozenset({"money", "weight", "current"})
_MASSES = ("data", "weight", "length", "energy", "power", "money")


class Figure(NamedTuple):
    """A number in a line."""

    text: str
    measure: str
    """A unit's measure of `measures.yaml`, `percent`, `money`, `count`, or `factor`."""
    noun: str
    """What is counted."""
    recurs: bool
    """Whether it is a number in each day, minute or the like."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The figure that a question wants."""

    measures: frozenset[str]
    noun: str = ""
    """What is to be counted, as the question says it; empty where a measure says it all."""

    @property
    def counts(self) -> bool:
        """Whether a number of something is wanted."""
        return bool(self.noun)


def numbers_in(text: str) -> list[re.Match[str]]:
    """The figures of a line; years and numbers in names (`Loopback 4`, `Web3`) are none."""
    found = list(NUMBER.finditer(text))
    if not found:
        return []
    names = [(m.start, m.end) for m in Technologies.load().find(text)]
    return [
        match
        for match in found
        if not any(start <= match.start() < end for start, end in names)
        and not (match.start() and text[match.start() - 1].isalpha())
        and not _YEAR.match(match[0])
    ]


def has_number(text: str) -> bool:
    """Whether a line gives a figure, in digits or in words."""
    return bool(numbers_in(text) or _SPELT.search(text))


@lru_cache(maxsize=4096)
def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a line with what they measure."""
    matches = [*numbers_in(text), *_SPELT.finditer(text)]
    return tuple(_figure(text, match) for match in sorted(matches, key=lambda m: m.start()))


def _figure(text: str, match: re.Match[str]) -> Figure:
    scaled = _SCALE.match(text, match.end())
    written = f"{match[0]}{scaled[0] if scaled else ''}".strip(" .,")
    rest = text[scaled.end() if scaled else match.end() :]
    tokens = tokenize(rest[:80])
    recurs = bool(_per().match(rest))
    if written[0] in "$€£":
        return Figure(written, "money", "", recurs)
    if "%" in written:
        part = _OF.match(rest) or _OF.match(f" {rest}")
        return Figure(written, "percent", _noun_at(rest[part.end() :]) if part else "", recurs)
    adjacent = bool(tokens) and not rest[: tokens[0].start].strip(" -")
    measure = measure_of(tokens[0].text) if adjacent else None
    if measure and not (tokens[0].text in _ARTICLES and rest[:1].isspace()):
        of = _OF.match(rest, tokens[0].end)
        return Figure(written, measure, _noun_at(rest[of.end() :]) if of else "", recurs)
    if word_list("figures_factors") & {match[0].lower()}:
        return Figure(written, "factor", "", recurs)
    if _OF_THEM.match(rest):
        return Figure(written, COUNT, _noun_before(text[: match.start()]), recurs)
    return Figure(written, COUNT, _noun_at(rest), recurs)


def _noun_before(text: str) -> str:
    """The last words before a number that counts them: `parcel lockers, 400 of them`."""
    words = tokenize(text.strip(" ,;:~–—-(").split(",")[-1])
    kept = [token.text for token in words if token.lower not in stop_words()]
    return " ".join(kept[-_NOUN_WORDS:])


def _noun_at(rest: str) -> str:
    """The first words of a text up to a stop word or punctuation: `junior engineers`."""
    end = _ENDS.search(rest)
    words: list[str] = []
    for token in tokenize(rest[: end.start()] if end else rest):
        if token.lower in stop_words() | word_list("figures_recurring"):
            if words:
                break
            continue
        words.append(token.text)
        if len(words) == _NOUN_WORDS:
            break
    return " ".join(words)


@cache
def _units() -> dict[str, str]:
    units = table("measures")["units"]
    return {word: measure for measure, words in units.items() for word in str(words).split()}


def measure_of(word: str) -> str | None:
    """The measure of a unit: `seconds` -> `time`; None for what is no unit."""
    return _units().get(word.lower())


def base_unit(word: str) -> str:
    """The stem of a unit or of what it is short for: `9 s` is `9 seconds`."""
    return stem(str(table("measures")["base_units"].get(word, word)))


@cache
def _per() -> re.Pattern[str]:
    return re.compile(table("measures")["per"], re.IGNORECASE)


@cache
def _asks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("measures")["asks"]
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in rows)


@lru_cache(maxsize=512)
def wanted(question: str) -> Wanted | None:
    """What sort of figure a question wants; None where it names none."""
    if SAVES.search(question):
        return Wanted(frozenset(answered_by("change")))
    counted = _HOW_MANY.search(question) or _COUNT_OF.search(question)
    if counted and (noun := plural_head(counted["what"])):
        measure = measure_of(noun.split()[0])
        if measure:
            return Wanted(frozenset(answered_by(measure)))
        massed = counted[0].lower().startswith(("how much", "amount"))
        # `How many shops showed the prices?` counts shops; the whole tells only of `how much`.
        said = question if massed else noun
        first = next((name for name, form in _asks() if form.search(said)), "")
        # `How much traffic does it take?` wants what `Which throughput?` does.
        by_rate = massed and any(form.search(noun) for name, form in _asks() if name == first)
        if first in _AMOUNTS or by_rate:
            return Wanted(frozenset(answered_by(first)))
        return Wanted(frozenset((COUNT, *_MASSES) if massed else (COUNT,)), noun)
    for name, form in _asks():
        if form.search(question):
            measures = frozenset(answered_by(name))
            return Wanted(measures - {"factor"} if _PER_CENT.search(question) else measures)
    return Wanted(frozenset(answered_by("change"))) if TO_WHAT.search(question) else None


def answered_by(measure: str) -> tuple[str, ...]:
    """The measures of figures that tell what is asked as one of `asks`."""
    return tuple(table("measures")["answered_by"].get(measure, (measure,)))


def plural_head(what: str) -> str:
    """The thing counted, of the words after `how many`: up to the first plural.

    `web shops rely on it` -> `web shops`; `of the sensors went out` -> `sensors`.
    """
    words: list[str] = []
    for token in tokenize(what):
        lower = token.lower
        if lower in stop_words():
            if words:
                break
            continue
        words.append(token.text)
        plural = lower.endswith("s") and not lower.endswith(("ss", "us", "is"))
        if plural or lower in word_list("figures_plurals") or len(words) == _NOUN_WORDS:
            break
    return " ".join(words)


def noun_stems(noun: str) -> frozenset[str]:
    """Stems of the words of a noun phrase."""
    return frozenset(stem(token.lower) for token in tokenize(noun))
