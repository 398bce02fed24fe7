"""Dates that stand in a line of an entry and not in its fields: `first released in May 2018`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.choosing.sides import POINTED_JOB
from assistant.compose.sentences.telling import tell
from assistant.evidence import equivalents
from assistant.forms.time_forms import time_form, without_form
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import content_tokens, stem, stems, tokenize
from index import Entry

_DATE = re.compile(r"\b(?:19|20)\d\d\b(?!\s*%)")
_SENTENCE = pattern("reading", "sentence")
_ASKED = pattern("told_dates", "asked")
_LAST = pattern("recency", "asked")
_COVERED = 0.58
_BESIDE = 0.5
"""What a word counts for that only another line of the entry has."""
_AHEAD = 0.1
_NEAR = 0.6
_ON_A_DAY = frozenset({"award", "certificate", "talk", "publication"})
_ORDINALS = frozenset({"first", "second", "third"})


def told_date(reading: Reading) -> Draft | None:
    """The line with a date that has what the question asks the time of, beyond a name."""
    asked = _clause(reading.question)
    form = time_form(asked)
    if (form is None and not _ASKED.search(asked)) or form == "length":
        return None
    if POINTED_JOB.search(asked) or reading.mentions.years:
        return None
    if reading.mentions.names and _LAST.search(asked):
        return None
    entries = _entries(reading)
    if len(entries) == 1 and entries[0].kind in _ON_A_DAY and entries[0].start:
        return None  # It is dated by its field.
    wanted = _wanted(reading, asked, entries)
    if not wanted:
        return None
    ranked = sorted(
        ((_share(reading, wanted, quote), quote) for quote in _dated(reading, entries)),
        key=lambda pair: -pair[0],
    )
    if not ranked:
        return None
    best, line = ranked[0]
    if best < _COVERED and not (len(ranked) == 1 and entries and _is_nearest(reading, line)):
        return None
    if len(ranked) > 1 and ranked[1][0] > best - _AHEAD:
        return None
    draft = Draft()
    draft.extend([tell(line, reading.portfolio.person)])
    return draft


def _is_nearest(reading: Reading, line: Quote) -> bool:
    """Whether the only dated line of an entry is the nearest of all to the question."""
    nearest = reading.evidence[:1]
    near = nearest and nearest[0].quote.text == line.text and nearest[0].similarity >= _NEAR
    return bool(near)


def _clause(question: str) -> str:
    """The sentence that asks for a time, without what is said before it."""
    sentences = [each for each in re.split(r"(?<=[.!?;])\s+", question) if time_form(each)]
    return sentences[-1] if sentences else question


def _entries(reading: Reading) -> Sequence[Entry]:
    """The entries that the question names or describes; none where it may be any."""
    if reading.named:
        return reading.named
    links = Linker(reading.portfolio).links(reading.question)
    return [link.entry for link in links]


def _dated(reading: Reading, entries: Sequence[Entry]) -> list[Quote]:
    among = entries or reading.portfolio.entries
    return [q for entry in among for q in reading.portfolio.quotes(entry) if _DATE.search(q.text)]


def _wanted(reading: Reading, asked: str, entries: Sequence[Entry]) -> frozenset[str]:
    """Stems of what the time is asked of, without the names of the entries."""
    named = frozenset[str]().union(*(stems(entry.title) for entry in entries))
    named |= frozenset[str]().union(*(stems(entry.organisation or "") for entry in entries))
    named |= stems(reading.portfolio.person.name or "")
    skipped = word_list("told_dates_plain")
    tokens = content_tokens(without_form(asked))
    found = {stem(t.lower) for t in tokens if t.lower not in skipped and t.text.isalpha()}
    # `first` and `last` are words of the form elsewhere; here they tell one version from another.
    found |= {each for each in _ORDINALS if each in asked.lower().split()}
    return frozenset(found) - named


def _share(reading: Reading, wanted: frozenset[str], quote: Quote) -> float:
    """How much of what is wanted a line has, by rarity."""
    told = stems(quote.text) | {t.lower for t in tokenize(quote.text)} & _ORDINALS
    title = reading.portfolio.title_stems[quote.entry.id]
    beside = reading.portfolio.entry_stems[quote.entry.id]
    if not any(equivalents(each) & told - title for each in wanted):
        return 0.0
    weight = {each: reading.portfolio.rarity(each) for each in wanted}
    got = sum(weight[each] for each in wanted if equivalents(each) & (told | title))
    got += _BESIDE * sum(
        weight[each] for each in wanted if each in beside and not equivalents(each) & (told | title)
    )
    return got / sum(weight.values())
