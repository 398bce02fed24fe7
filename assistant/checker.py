"""The one gate before the reader: is everything in a sentence in what it cites?

Numbers, dates, names and technologies of a claim must occur in its quotes or in the typed fields of
the cited entries. Durations and counts are not taken on trust: they are computed again from the
cited entries.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.claims import Claim
from assistant.compose.sentences.naming import kind_name
from assistant.dates import merged, months, this_month
from assistant.forms.injection import instructions
from assistant.portfolio import Portfolio
from assistant.words import Token, is_name_like, stem, stop_words, tokenize
from index import Entry

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:\s?%|[KMB](?![A-Z]))?", re.IGNORECASE)
_UNITS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty"""
_NUMBER_WORDS = {word: value for value, word in enumerate(_UNITS.split(), 1)}
_NUMBER_WORDS |= {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_NUMBER_WORDS |= {"eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 10**6}
_ALL_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_OF_YEAR = re.compile(
    r"\b(" + "|".join(month[:3] for month in _ALL_MONTHS) + r")[a-z]*\.? (\d{4})\b", re.IGNORECASE
)
_ITEM = re.compile(r",(?: and)? | and ")
"""What stands between the items of a list, which are counted: `two: A and B`."""
_POINTS = re.compile(r"\blists \w+ points?\b")
"""A count of the highlights of an entry."""
_COMPARED = 12
"""Entries up to which the overlaps and gaps between any two are known: of hundreds they would be
every number."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a claim is supported, and if not why not."""

    supported: bool
    reason: str = ""


class Checker:
    """Checks claims against what they cite."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio

    def check(self, claim: Claim, today: date) -> Verdict:
        """The verdict on one claim. Notices, which cite nothing, say nothing of the engineer and
        pass."""
        if not claim.quotes:
            return Verdict(True)
        for quote in claim.quotes:
            if quote.text not in quote.entry.document:
                return Verdict(False, f"quote is not in {quote.entry.id}")
            if instructions(quote.text, entry=True):
                return Verdict(False, f"the line of {quote.entry.id} gives orders to the assistant")
        entries = list({quote.entry.id: quote.entry for quote in claim.quotes}.values())
        evidence = " \n ".join([*(quote.text for quote in claim.quotes), *map(_fields, entries)])
        for find in (self._unsupported_number, self._unsupported_month, self._unsupported_name):
            fault = find(claim.text, evidence, entries, today)
            if fault:
                return Verdict(False, fault)
        return Verdict(True)

    def _unsupported_number(
        self, text: str, evidence: str, entries: list[Entry], today: date
    ) -> str | None:
        known = {_plain(found) for found in _FIGURE.findall(evidence)}
        known |= {str(value) for value in _computed(entries, today)}
        known.add(str(sum(not _is_named(entry, text) for entry in entries)))
        if ": " in text:
            known.add(str(len(_ITEM.split(text.partition(": ")[2]))))
        if _POINTS.search(text):
            known.add(str(sum(len(entry.highlights) for entry in entries)))
        for found in _FIGURE.findall(text):
            if _plain(found) not in known:
                return f"number {found} is not in what is cited"
        named = {found.technology.name for found in self._portfolio.technologies.find(text)}
        known.add(str(len(named)))
        words = {token.lower for token in tokenize(evidence)}
        for token in tokenize(text):
            value = _NUMBER_WORDS.get(token.lower)
            if value and value > 1 and token.lower not in words and str(value) not in known:
                return f"number {token.text} is not in what is cited"
        return None

    def _unsupported_month(
        self, text: str, evidence: str, entries: list[Entry], today: date
    ) -> str | None:
        words = {token.lower for token in tokenize(evidence)}
        for token in tokenize(text):
            is_month = token.lower in _ALL_MONTHS and token.text[0].isupper()
            if is_month and not words & {token.lower, token.lower[:3], token.lower[:4]}:
                return f"{token.text} is not in what is cited"
        cited = {(month.lower(), year) for month, year in _MONTH_OF_YEAR.findall(evidence)}
        for month, year in _MONTH_OF_YEAR.findall(text):
            if (month.lower(), year) not in cited:
                return f"{month} {year} is not in what is cited"
        return None

    def _unsupported_name(
        self, text: str, evidence: str, entries: list[Entry], today: date
    ) -> str | None:
        known = {stem(token.lower) for token in tokenize(evidence)}
        name = self._portfolio.person.name
        known |= {stem(token.lower) for token in tokenize(name or "")}
        technologies = self._portfolio.technologies
        cited = {mention.technology.name for mention in technologies.find(evidence, framed=True)}
        for mention in technologies.find(text):
            if mention.technology.name not in cited and stem(mention.text.lower()) not in known:
                return f"{mention.text} is not in what is cited"
        for token in tokenize(text):
            if is_name_like(token, text) and not _is_known(token, known):
                return f"{token.text} is not in what is cited"
        return None


def _is_known(token: Token, known: set[str]) -> bool:
    lower = token.lower
    return stem(lower) in known or lower in stop_words() or lower in _ALL_MONTHS or lower == "i"


def _fields(entry: Entry) -> str:
    """The typed fields of an entry as text; its kind is one of them."""
    names = {"title", "name", "position", "organisation", "period", "location", "status"}
    shown = [line for field, line in entry.lines if field in names]
    return " \n ".join([*shown, entry.organisation or "", kind_name(entry.kind)])


def _is_named(entry: Entry, text: str) -> bool:
    """Whether a list names the entry; the others are "and 12 more"."""
    return entry.title in text or bool(entry.organisation and entry.organisation in text)


def _plain(number: str) -> str:
    """`4200` of `4,200`; a percent sign and what multiplies a number belong to it: `1.2m`."""
    return re.sub(r"[,\s]", "", number).lower()


def _computed(entries: list[Entry], today: date) -> set[int]:
    """Counts and durations that follow from the cited entries: years and months of each alone,
    of all together with overlaps counted once, and of the gaps between them."""
    values = set(range(1, len(entries) + 1)) if len(entries) < 2 else {len(entries)}
    statuses = [entry.status for entry in entries]
    values |= {statuses.count(status) for status in statuses}
    values |= set(Counter(entry.kind for entry in entries).values())
    lengths = [count for entry in entries if (count := months(entry, today)) is not None]
    spans = merged(entries, today)
    lengths.append(sum(end - start for start, end in spans))
    if len(entries) <= _COMPARED:
        alone = [span for entry in entries for span in merged([entry], today)]
        lengths += [
            max(0, min(one[1], other[1]) - max(one[0], other[0]))
            for one, other in combinations(alone, 2)
        ]
        lengths += [right[0] - left[1] for left, right in combinations(spans, 2)]
        lengths += [
            abs((one[1] - one[0]) - (other[1] - other[0])) for one, other in combinations(alone, 2)
        ]
    now = this_month(today).ordinal
    lengths += [now - entry.end.ordinal for entry in entries[:1] if entry.end and len(entries) == 1]
    for length in lengths:
        values |= {length, *divmod(length, 12)}
    return values
