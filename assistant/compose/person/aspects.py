"""Answers on a side of a career: the lines and entries that show it, work first."""

from __future__ import annotations

from functools import cache

from assistant.aspects import Aspect, aspects
from assistant.claims import Claim, Draft, Quote
from assistant.compose.entries.about import describe, is_covered
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import JOBS, tell
from assistant.portfolio import Portfolio, strength
from assistant.reading import Reading
from assistant.words import Token, frame_words, stem
from index import Entry

_MOST = 6
"""Sentences of an answer."""
_FROM_A_JOB = 2
"""Lines told of one job."""


@cache
def _framing() -> frozenset[str]:
    return frozenset(map(stem, frame_words()))


def aspect(reading: Reading) -> Draft | None:
    """What shows the aspect that is asked for; None where the question narrows it down to
    something that none of it speaks of."""
    asked = aspects()[reading.intent]
    found = shows(reading.portfolio, asked)
    narrowing = _narrowing(reading, asked)
    if narrowing:
        found = {
            entry: lines
            for entry, lines in found.items()
            if any(
                is_covered(reading, token, [reading.portfolio.index.entry(entry)])
                for token in narrowing
            )
        }
        if not found:
            return None
    draft = Draft()
    draft.extend(told(reading.portfolio, found, _MOST))
    if not draft.claims:
        draft.missing.append(asked.says)
    return draft


def _narrowing(reading: Reading, asked: Aspect) -> list[Token]:
    """Words of the question that the portfolio has and that do not belong to the aspect."""
    forms = [match.span() for match in asked.asked.finditer(reading.question)]
    return [
        token
        for token in reading.unaccounted
        if reading.portfolio.frequency[stem(token.lower)]
        and not asked.shown.search(token.text)
        and stem(token.lower) not in _framing()
        and not any(start <= token.start < end for start, end in forms)
    ]


def shows(portfolio: Portfolio, asked: Aspect) -> dict[str, list[Quote]]:
    """Entry id -> its lines that show an aspect, the most convincing entries first.

    An entry that shows it as such, by its kind, its state or the position, may have no line.
    """
    found: dict[str, list[Quote]] = {}
    for entry in sorted(portfolio.entries, key=lambda e: (strength(e), portfolio.position(e))):
        if entry.kind not in asked.lines | asked.whole:
            continue
        lines = [quote for quote in portfolio.quotes(entry) if asked.shown.search(quote.text)]
        named = entry.kind in JOBS and asked.shown.search(entry.position or "")
        as_such = entry.kind in asked.whole or (entry.status and entry.status == asked.status)
        if lines or named or as_such:
            found[entry.id] = [] if named and entry.kind == "volunteer" else lines
    return found


def told(portfolio: Portfolio, found: dict[str, list[Quote]], most: int) -> list[Claim]:
    """The entries with their lines as sentences, every entry before a second line of one."""
    entries = [portfolio.index.entry(entry_id) for entry_id in found]
    room = most
    kept: dict[str, list[Claim]] = {}
    for entry in entries[:most]:
        kept[entry.id] = _sentences(portfolio, entry, found[entry.id])
    claims: list[Claim] = []
    spare = room - len(kept)
    for sentences in kept.values():
        take = 1 + min(len(sentences) - 1, max(0, spare))
        spare -= take - 1
        claims += sentences[:take]
    return claims


def _sentences(portfolio: Portfolio, entry: Entry, lines: list[Quote]) -> list[Claim]:
    person = portfolio.person
    if entry.kind in JOBS and not lines:
        return [
            held(entry, person),
            *(tell(q, person, opens=False) for q in portfolio.quotes(entry)[:1]),
        ]
    if entry.kind in JOBS:
        return [tell(q, person, opens=at == 0) for at, q in enumerate(lines[:_FROM_A_JOB])]
    if lines and entry.kind not in {"talk", "publication", "certificate"}:
        return [tell(lines[0], person)]
    return describe(portfolio, entry, [], 1)
