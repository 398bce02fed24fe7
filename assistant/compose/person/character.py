"""Answers on what sort of engineer somebody is: `more of a researcher or a builder?`, `what do they
stand for?`. The profile speaks first, then what the work shows; feelings are nobody's to guess."""

from __future__ import annotations

from assistant.claims import Claim, Draft, Quote
from assistant.compose.person.career import approach
from assistant.compose.person.overview import overview, profile_lines
from assistant.compose.person.recurring import recurring
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import tell
from assistant.cues.person import PRIVATE
from assistant.intents import ABSENT
from assistant.noun_phrases import is_occupation
from assistant.reading import Reading
from assistant.tables import pattern, table
from assistant.words import content_tokens, stem, tokenize

_SIDES = (
    pattern("character", "more_of"),
    pattern("character", "sort_of"),
    pattern("character", "is_either"),
    pattern("character", "bare"),
    pattern("character", "or_more_of"),
)
_ITEMS = pattern("character", "items")
_CLAUSE = pattern("character", "clause")
_PERSONS = pattern("character", "persons")
_CONVICTIONS = pattern("character", "convictions")
_AT_WORK = pattern("character", "at_work")
_HITS = 30
_COVERED = 0.5
_ALIKE = 0.42
_PERSONAL = 0.8
_MOST_SIDES = 4
_SHOWS = frozenset(
    {"role", "project", "volunteer", "education", "publication", "talk", "skill", "certificate"}
)
_SHOWN_FIRST = ("role", "project")


def on_character(reading: Reading) -> Draft | None:
    """Themes, the sort of engineer, what they stand for; None where none of it is asked."""
    if reading.named:
        return None
    return recurring(reading) or which_sort(reading) or convictions(reading)


def which_sort(reading: Reading) -> Draft | None:
    """What the profile calls the person, and a line of work for each of the sides offered."""
    sides = _sides_of(reading)
    private = any(reading.score(f"{ABSENT}{topic}") >= _PERSONAL for topic in PRIVATE)
    if len(sides) < 2 or private:
        return None
    draft = Draft()
    draft.extend(_presented(reading))
    shown = bool(_profile(reading))
    for side in sides[:_MOST_SIDES]:
        quote = _shows(reading, side)
        shown = shown or quote is not None
        if quote and quote.entry.kind != "profile":
            draft.extend([tell(quote, reading.portfolio.person)])
    if not shown:
        draft.unsaid.append("more on which of them it is")
    return draft if draft.claims else None


def convictions(reading: Reading) -> Draft | None:
    """The principles after the profile; of motives it says that nothing is said."""
    if not _CONVICTIONS.search(reading.question) or reading.mentions.technologies:
        return None
    told = approach(reading)
    at_work = _AT_WORK.search(reading.question)
    if told is None:
        return overview(reading) if at_work else None
    draft = Draft()
    draft.extend(_profile(reading))
    draft.extend(told.claims)
    if not at_work and reading.intent == f"{ABSENT}motivation":
        draft.missing.append(str(table("absent")["motivation"]["says"]))
    return draft


def _sides_of(reading: Reading) -> list[str]:
    """What the question offers the person to be; empty where it asks for something else."""
    mentions = reading.mentions
    if any(not technology.is_category for technology in mentions.names) and not mentions.kinds:
        return []
    for form in _SIDES:
        found = form.search(reading.question)
        if not found:
            continue
        items = [each.strip() for each in _ITEMS.split(found["sides"])]
        if any(_CLAUSE.search(each) for each in items):
            continue
        sides = [_PERSONS.sub("", each).strip() or each for each in items if each]
        of_person = form in _SIDES[:2] or _PERSONS.search(found["sides"])
        if of_person or any(is_occupation(tokenize(each)[-1].text) for each in sides if each):
            return sides
    return []


def _presented(reading: Reading) -> list[Claim]:
    portfolio = reading.portfolio
    current = [role for role in portfolio.roles if role.start and role.end is None]
    told = _profile(reading)
    jobs = (current or portfolio.roles)[:1]
    return [*told, *(held(role, portfolio.person, opens=not told) for role in jobs)]


def _profile(reading: Reading) -> list[Claim]:
    portfolio = reading.portfolio
    claims: list[Claim] = []
    for profile in portfolio.of_kind("profile"):
        lines = profile_lines(profile.headline, portfolio.quotes(profile))[:2]
        claims += [tell(quote, portfolio.person, opens=not at) for at, quote in enumerate(lines)]
    return claims


def _shows(reading: Reading, side: str) -> Quote | None:
    """The line that shows best that the person is this, work before the rest."""
    portfolio = reading.portfolio
    words = frozenset(stem(token.lower) for token in content_tokens(side))
    if not words:
        return None
    hits = portfolio.hits(side, _HITS)
    bearing = [
        item
        for item in reading.finder.find(hits, words, [])
        if item.entry.kind in _SHOWS | {"profile"}
        and (item.coverage >= _COVERED or item.similarity >= _ALIKE)
    ]
    work = [item for item in bearing if item.entry.kind in _SHOWN_FIRST]
    rest = [item for item in bearing if item.entry.kind != "profile"]
    best = work or rest or bearing
    return best[0].quote if best else None
