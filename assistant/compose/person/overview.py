"""Answers on the whole: who this is, strengths, the most impressive, the largest scale.

What is put first is what can be measured: figures in roles and in projects that are in use.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.claims import Claim, Draft, Quote
from assistant.compose.sentences.details import details
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import tell
from assistant.compose.skills.levels import best_skills
from assistant.measures import NUMBER, numbers_in
from assistant.portfolio import Portfolio, strength
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import sentence, upper_first

_WORDED = re.compile(r"\s?(million|billion)\b", re.IGNORECASE)
_SCALE = {"k": 1e3, "m": 1e6, "b": 1e9}
_ASKED = pattern("overview", "asked")
_ALL = pattern("figures", "all_of_them")
_BEST_AT = pattern("overview", "best_at")
_BOTH_SIDES = pattern("career", "both_sides")
_BESIDE = re.compile(r"\b(?:part[- ]time|evenings?|side|advisor|adviser|board)\b", re.IGNORECASE)
_BEST_ONE = pattern("career", "best_one")
_LENGTH = pattern("career", "length")
_ALL_FIGURES = 8
_LONGEST = 6
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_CHANGE = pattern("overview", "change")
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def overview(reading: Reading) -> Draft:
    """Profile, current job, and the strongest figure."""
    portfolio = reading.portfolio
    draft = Draft()
    person = portfolio.person
    for profile in portfolio.of_kind("profile"):
        lines = portfolio.quotes(profile)
        for quote in profile_lines(profile.headline, lines)[:3]:
            draft.extend([tell(quote, person, opens=not draft.claims)])
    presents = bool(draft.claims) and draft.claims[0].text.startswith(f"{person.subject} ")
    current = [role for role in portfolio.roles if role.start and role.end is None]
    current.sort(key=lambda role: bool(_BESIDE.search(role.position or "")))
    jobs = current[:2] or portfolio.roles[:1]
    told = [held(role, person, opens=at == 0 and not presents) for at, role in enumerate(jobs)]
    # A profile that does not say what somebody is comes after the job, which does.
    draft.claims = [*draft.claims, *told] if presents else [*told, *draft.claims]
    for quote in measured(portfolio)[:1]:
        draft.extend([tell(quote, person)])
    length = length_asked(reading.whole or reading.question)
    if length and len(draft.claims) > length:
        draft.claims = _shortened(draft.claims, length)
    elif length:
        for quote in _one_each(measured(portfolio), _LONGEST):
            if len(draft.claims) < length:
                draft.extend([tell(quote, person)])
    return draft


def length_asked(question: str) -> int | None:
    """In how many sentences the person is to be presented, where the question says so."""
    asked = _LENGTH.search(question)
    if asked is None:
        return None
    count = (asked["count"] or "one").lower()
    return 1 if count == "a" or count.startswith("a ") else _WORDS.get(count) or int(count)


def _shortened(claims: list[Claim], length: int) -> list[Claim]:
    """The opening, then the job and the figure, before more of the profile."""
    first = [claim for claim in claims[1:] if claim.quotes[0].entry.kind != "profile"]
    chosen = [claims[0], *first][:length]
    more = [claim for claim in claims if claim not in chosen][: length - len(chosen)]
    return [claim for claim in claims if claim in chosen or claim in more]


def profile_lines(headline: str | None, lines: list[Quote]) -> list[Quote]:
    """Lines that describe a person, the headline last: they name an occupation or speak of I."""
    body = [quote for quote in lines if quote.text != headline]
    return body[:2] if len(body) >= 2 else lines[:3]


def strengths(reading: Reading) -> Draft:
    """The best measured evidence, one entry a sentence."""
    best_at = _BEST_AT.search(reading.question)
    if best_at and (best := best_skills(reading.portfolio, reading.question)):
        return best
    asked = _ASKED.search(reading.question)
    count = (_WORDS.get(asked[1].lower()) or int(asked[1])) if asked else 3
    count = length_asked(reading.whole) or count
    if not asked and _ALL.search(reading.question):
        count = _ALL_FIGURES
    portfolio = reading.portfolio
    draft = Draft()
    if _BOTH_SIDES.search(reading.question):
        draft.missing.append("weaknesses")
    for quote in _one_each(measured(portfolio), count):
        draft.extend([tell(quote, portfolio.person)])
    if len(draft.claims) < count:
        for entry in sorted(
            portfolio.of_kind("role", "project", "award", "publication"), key=strength
        ):
            if len(draft.claims) >= count:
                break
            if all(entry is not quote.entry for claim in draft.claims for quote in claim.quotes):
                draft.extend([tell(portfolio.lead(entry), portfolio.person)])
    return draft


def impressive(reading: Reading) -> Draft:
    """The entries with the most measurable results."""
    portfolio = reading.portfolio
    draft = Draft()
    for quote in _one_each(measured(portfolio), 1 if _BEST_ONE.search(reading.question) else 2):
        told = tell(quote, portfolio.person)
        if not draft.claims:
            draft.add(sentence("By what can be measured: " + told.text), *told.quotes)
        else:
            draft.extend([told])
    if not draft.claims:
        draft.missing.append("figures that would single out one project")
        draft.related += [portfolio.lead(entry) for entry in portfolio.of_kind("project")[:3]]
        for award in portfolio.of_kind("award")[:2]:
            draft.extend(details(award, portfolio.person))
    return draft


def scale(reading: Reading) -> Draft:
    """The largest figures."""
    portfolio = reading.portfolio
    quotes = sorted(measured(portfolio), key=lambda quote: -largest(quote.text))
    draft = Draft()
    for quote in _one_each(quotes, 2):
        told = tell(quote, portfolio.person)
        text = f"The largest figure: {told.text}" if not draft.claims else told.text
        draft.add(sentence(upper_first(text)), *told.quotes)
    if not draft.claims:
        draft.missing.append("figures on scale")
    return draft


@lru_cache(maxsize=8)
def measured(portfolio: Portfolio) -> tuple[Quote, ...]:
    """Lines with figures, the best first: changes, then large numbers, work in use before the
    rest."""
    quotes = [
        quote
        for entry in portfolio.entries
        if entry.kind in {"role", "project", "volunteer"}
        for quote in portfolio.quotes(entry)
        if largest(quote.text) > 0
    ]
    best = sorted(quotes, key=lambda quote: (-_weight(quote), portfolio.position(quote.entry)))
    return tuple(best)


def _weight(quote: Quote) -> float:
    score = math.log10(1 + largest(quote.text)) / 2 + len(NUMBER.findall(quote.text))
    if _CHANGE.search(quote.text):
        score += 4
    if quote.entry.status == "Production" or quote.entry.kind == "role":
        score += 1
    return score


def largest(text: str) -> float:
    """The largest figure of a line, years and version numbers left out; 0 without one."""
    best = 0.0
    for match in numbers_in(text):
        before = text[: match.start()]
        raw = match[0]
        if _YEAR.match(raw.strip(" .,")) or (before and before[-1].isalpha()):
            continue
        digits = re.sub(r"[^\d.]", "", raw.replace(",", "")).strip(".")
        worded = _WORDED.match(text, match.end())
        unit = (
            _SCALE[worded[1][0].lower()]
            if worded
            else next((_SCALE[char] for char in raw.lower() if char in _SCALE), 1.0)
        )
        is_version = (
            not (worded or re.search(r"[+%KMB$€£]", raw))
            and re.search(r"[A-Z][\w.]* $", before) is not None
        )
        if digits and digits.count(".") < 2 and not is_version:
            best = max(best, float(digits) * unit)
    return best


def _one_each(quotes: Sequence[Quote], count: int) -> list[Quote]:
    chosen: dict[str, Quote] = {}
    figures: set[frozenset[str]] = set()
    for quote in quotes:
        numbers = frozenset(NUMBER.findall(quote.text))
        if quote.entry.id not in chosen and numbers not in figures:
            chosen[quote.entry.id] = quote
            figures.add(numbers)
        if len(chosen) >= count:
            break
    return list(chosen.values())
