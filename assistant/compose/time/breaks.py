"""Answers on breaks between jobs, with the reason where the portfolio gives one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assistant.claims import Draft, Quote
from assistant.compose.sentences.roles import fields_quote, held, place, since
from assistant.compose.sentences.telling import tell
from assistant.dates import in_years, lasting, merged, this_month, written
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words
from index import Entry, YearMonth
from index.entry import MONTHS

_REASON = pattern("timing", "reason")
_SHOWN = 6
_ADJACENT = 1
"""Months from the end of a job to the start of the next that are no gap: May and June."""
_DATE = re.compile(
    r"\b(?:(" + "|".join(MONTHS) + r")[a-z]*\.?\s+)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_SHARED_YEAR = re.compile(
    rf"\b((?:{'|'.join(MONTHS)})[a-z]*)(?=\.? *(?:and|to|until|till|through|[–—-]) *"
    rf"(?:{'|'.join(MONTHS)})[a-z]*\.? +((?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
"""`April` in `between April and December 2020`."""


def breaks(reading: Reading) -> Draft | None:
    """The times between jobs without one, those of the years asked about, and why."""
    portfolio = reading.portfolio
    roles = [role for role in portfolio.roles if role.start]
    if not roles:
        return None
    draft = Draft()
    spans = merged(roles, reading.today)
    quotes = [fields_quote(role) for role in roles]
    asks_reason = bool(_REASON.search(reading.question))
    gaps = [
        (left, right)
        for (_, left), (right, _) in pairwise(spans)
        if right - _last_month(roles, left) > _ADJACENT
    ]
    if not gaps and len(roles) == 1:
        draft.add(f"The portfolio dates one job, {place(roles[0])} {since(roles[0])}.", *quotes)
    elif not gaps:
        told = join_words([f"{place(role)} {since(role)}" for role in _ordered(roles)[-_SHOWN:]])
        draft.add(f"The dates show no gap between the jobs: {told}.", *quotes)
    years = reading.mentions.years
    touched = [g for g in gaps if any(g[0] <= y * 12 + 11 and g[1] >= y * 12 for y in years)]
    worked = [role for role in roles for y in years if in_years(role, y, y, reading.today)]
    if gaps and worked and not touched:
        draft.premise = f"The dates show no gap in {join_words([str(y) for y in years], 'or')}."
        each = _ordered(list(dict.fromkeys(worked)))
        draft.extend([held(role, portfolio.person, opens=not at) for at, role in enumerate(each)])
        return draft
    for left, right in touched or gaps:
        _tell_gap(roles, left, right, draft)
        stated = stated_for(portfolio, left, right)
        draft.extend([tell(quote, portfolio.person) for quote in stated])
        if asks_reason and not stated:
            draft.unsaid.append("the reason for it")
    _tell_time_since(roles, reading.today, draft)
    return draft


def _last_month(roles: Sequence[Entry], end: int) -> int:
    """The month of an end, at the latest: December where only the year is known."""
    ends = [role.end for role in roles if role.end and role.end.ordinal == end]
    return end + 11 if any(each.month is None for each in ends) else end


def _tell_time_since(roles: Sequence[Entry], today: date, draft: Draft) -> None:
    """That no job is listed after the last one, where it ended a while ago."""
    last = max(roles, key=lambda role: role.end.ordinal if role.end else float("inf"))
    if last.end and this_month(today).ordinal - _last_month(roles, last.end.ordinal) > _ADJACENT:
        text = f"No job is listed after {place(last)}, which ended in {written(last.end)}."
        draft.add(text, fields_quote(last))


def _tell_gap(roles: Sequence[Entry], left: int, right: int, draft: Draft) -> None:
    before = [role for role in roles if role.end and role.end.ordinal == left]
    after = [role for role in roles if role.start and role.start.ordinal == right]
    if before and after and before[0].end and after[0].start:
        exact = bool(before[0].end.month and after[0].start.month)
        lasted = f"{_are(right - left, exact)} {lasting(right - left, exact)}"
        draft.add(
            f"Between {place(before[0])}, which ended in {written(before[0].end)}, "
            f"and {place(after[0])}, which began in {written(after[0].start)}, "
            f"there {lasted} without a job listed.",
            fields_quote(before[0]),
            fields_quote(after[0]),
        )


def _are(count: int, exact: bool) -> str:
    return "is" if (not exact and count < 24) or count in {1, 12} else "are"


def stated_for(portfolio: Portfolio, first: int, last: int) -> list[Quote]:
    """Lines of the profile that speak of a time, from month `first` to `last`, by its dates."""
    found: list[Quote] = []
    for profile in portfolio.of_kind("profile"):
        quotes = portfolio.quotes(profile)
        for at, quote in enumerate(quotes):
            months = _months_in(quote.text)
            if len(months) > 1 and min(months) <= last and max(months) >= first:
                found += [quote, *quotes[at + 1 : at + 2]]
    return found[:2]


def _months_in(text: str) -> list[int]:
    text = _SHARED_YEAR.sub(r"\1 \2", text)
    return [
        YearMonth(
            year=int(match[2]), month=MONTHS.index(match[1][:3].title()) + 1 if match[1] else None
        ).ordinal
        for match in _DATE.finditer(text)
    ]


def _ordered(roles: Sequence[Entry]) -> list[Entry]:
    return sorted(roles, key=lambda role: role.start.ordinal if role.start else 0)
