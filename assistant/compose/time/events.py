"""Which of two events came first, where the date of one stands in the text of an entry only: `the
promotion or the patent?`"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.claims import Claim, Draft, Quote
from assistant.compose.choosing.sides import topic_of
from assistant.compose.jobs.promotions import titles_of
from assistant.compose.sentences.roles import called, fields_quote, held
from assistant.compose.sentences.telling import JOBS, tell
from assistant.dates import written
from assistant.evidence import equivalents
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import stem, stems, tokenize
from index import YearMonth
from index.entry import MONTHS

_ASKED = pattern("events", "asked")
_PARTS = pattern("events", "parts")
_LATER = pattern("ordering", "later")
_DATE = re.compile(
    rf"\b(?:(?P<month>{'|'.join(MONTHS)})[a-z]*\.?,? )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:](?= )|\.(?= )")
_COVERS = 0.6


class _Event(NamedTuple):
    when: YearMonth
    claim: Claim
    quote: Quote
    in_text: bool
    """Whether the date stands in a line, and is no date of the entry."""


def first_event(reading: Reading) -> Draft | None:
    """The dates of both events and which was first; None where the dates of entries tell."""
    by_name = any(not technology.is_category for technology in reading.mentions.names)
    if by_name or not _ASKED.search(reading.question):
        return None
    parts = [part for part in _PARTS.split(reading.question) if _subject(part)]
    if len(parts) != 2:
        return None
    events = [event for part in parts if (event := _event(reading, part))]
    if len(events) != 2 or not any(event.in_text for event in events):
        return None
    if events[0].quote == events[1].quote and events[0].when == events[1].when:
        return None
    earlier, later = sorted(events, key=lambda event: event.when.ordinal)
    draft = Draft()
    draft.extend(list({event.claim.text: event.claim for event in (earlier, later)}.values()))
    if _is_before(earlier.when, later.when):
        text = f"{written(earlier.when)} came before {written(later.when)}."
        draft.add(text, earlier.quote, later.quote)
    else:
        draft.unsaid.append("which of them is earlier")
    return draft


def _subject(text: str) -> frozenset[str]:
    """Stems of what a part of the question is about."""
    skipped = word_list("events_frame")
    words = [token.lower for token in tokenize(topic_of(text)) if token.lower not in skipped]
    kept = [token.lower for token in tokenize(text) if token.lower in word_list("events_named")]
    return frozenset(map(stem, (*words, *kept)))


def _event(reading: Reading, text: str) -> _Event | None:
    """The date of what a part of a question names: that of an entry, else that in a line."""
    wanted = _subject(text)
    portfolio = reading.portfolio
    best: tuple[float, _Event | None] = (_COVERS, None)
    for entry in portfolio.entries:
        # Where titles follow one another, the entry does not date the later ones.
        position = entry.position if len(titles_of(entry)) == 1 else ""
        names = stems(f"{entry.title} {position or ''} {entry.organisation or ''}")
        if entry.start and _share(reading, wanted, names) > best[0]:
            best = (_share(reading, wanted, names), _of_entry(reading, entry.id))
    for entry in portfolio.entries:
        names = stems(f"{entry.title} {entry.organisation or ''}")
        for quote in portfolio.quotes(entry):
            for when, clause in _dated(quote.text):
                own = _share(reading, wanted, stems(clause))
                share = _share(reading, wanted, stems(clause) | names)
                if own > 0 and share > best[0]:
                    claim = tell(quote, portfolio.person)
                    best = (share, _Event(when, claim, quote, True))
    return best[1]


def _of_entry(reading: Reading, entry_id: str) -> _Event:
    entry = reading.portfolio.index.entry(entry_id)
    assert entry.start
    quote = fields_quote(entry)
    claim = (
        held(entry, reading.portfolio.person)
        if entry.kind in JOBS
        else Claim(f"{called(entry)} is dated {entry.period}.", (quote,))
    )
    return _Event(entry.start, claim, quote, False)


def _share(reading: Reading, wanted: frozenset[str], told: frozenset[str] | set[str]) -> float:
    """The share of words, by rarity, that are told."""
    whole = sum(reading.portfolio.rarity(each) for each in wanted)
    got = sum(reading.portfolio.rarity(each) for each in wanted if equivalents(each) & told)
    return got / whole if whole else 0.0


def _dated(text: str) -> list[tuple[YearMonth, str]]:
    """The dates of a line, each with the words before it up to the one before, or to its end."""
    found: list[tuple[YearMonth, str]] = []
    start = 0
    for match in _DATE.finditer(text):
        ends = _CLAUSE.search(text, match.end())
        month = MONTHS.index(match["month"][:3].title()) + 1 if match["month"] else None
        stop = ends.start() if ends else len(text)
        found.append((YearMonth(year=int(match["year"]), month=month), text[start:stop]))
        start = stop
    return found


def _is_before(one: YearMonth, other: YearMonth) -> bool:
    if one.year != other.year:
        return one.year < other.year
    return bool(one.month and other.month and one.month < other.month)
