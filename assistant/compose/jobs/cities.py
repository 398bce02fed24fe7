"""In which cities or countries jobs were, and in how many."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Claim, Draft
from assistant.compose.choosing.sides import kinds_meant
from assistant.compose.sentences.roles import fields_quote, place
from assistant.numbers import number
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.wording import upper_first
from assistant.words import join_words, stem, stop_words, tokenize
from index import Entry

_ASKED = pattern("cities", "asked")
_MANY = pattern("cities", "many")
_RESIDES = pattern("jobs", "resides")
_NO_PLACE = pattern("cities", "no_place")
_OF_JOBS = pattern("cities", "of_jobs")
_ALIKE = 0.52
_LOCATED = ("role", "volunteer", "education", "talk", "award")
_NAMES = {
    "role": ("job", "jobs"),
    "volunteer": ("voluntary role", "voluntary roles"),
    "education": ("course of study", "courses of study"),
    "talk": ("talk", "talks"),
    "award": ("award", "awards"),
}


def cities(reading: Reading) -> Draft | None:
    """Speaks when the cities or countries of all jobs, talks ... are asked for."""
    asked = _ASKED.search(reading.question)
    if not asked or _RESIDES.search(reading.question) or reading.mentions.titles:
        return None
    meant = reading.mentions.kinds
    if not meant and not _OF_JOBS.search(reading.question):
        meant = kinds_meant(reading.question)
    kinds = [kind for kind in _LOCATED if kind in meant]
    kind = kinds[0] if kinds else "role"
    named = [entry for entry in reading.mentions.organisations if entry.kind == kind]
    entries = [entry for entry in named or reading.portfolio.of_kind(kind) if entry.location]
    draft = Draft()
    if not entries:
        draft.missing.append(f"where {_NAMES[kind][1]} were")
        return draft
    nowhere = [entry for entry in entries if _NO_PLACE.match(entry.location or "")]
    of_countries = "countr" in asked[0].lower()
    by_place: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry not in nowhere:
            by_place.setdefault(_place_of(entry, of_countries), []).append(entry)
    narrowing = None if of_countries else _narrowing(asked[0], entries)
    if by_place:
        _say(draft, by_place, kind, bool(_MANY.search(asked[0])), of_countries)
    if nowhere:
        names = join_words([place(entry) for entry in nowhere])
        what = _NAMES[kind][len(nowhere) > 1]
        said = f"For the {what} at {names} the location is given as {nowhere[0].location}."
        draft.add(said, *[fields_quote(entry, "location") for entry in nowhere])
    if of_countries and not all("," in each.location for each in entries if each.location):
        draft.unsaid.append("in which countries these are")
    elif narrowing and not all(_is_in(reading, name, narrowing) for name in by_place):
        draft.unsaid.append(f"which of these are {narrowing}")
    return draft


def places_of_jobs(portfolio: Portfolio) -> list[Claim]:
    """`The jobs were in Porto (Acme) and Lisbon (Beta).`"""
    by_place: dict[str, list[Entry]] = {}
    for entry in portfolio.of_kind("role"):
        if entry.location and not _NO_PLACE.match(entry.location):
            by_place.setdefault(_place_of(entry, False), []).append(entry)
    draft = Draft()
    if by_place:
        _say(draft, by_place, "role", False, False)
    return draft.claims


def _place_of(entry: Entry, of_countries: bool) -> str:
    parts = [part.strip() for part in (entry.location or "").split(",")]
    return parts[-1] if of_countries else parts[0]


def _say(
    draft: Draft,
    by_place: dict[str, list[Entry]],
    kind: str,
    many: bool,
    of_countries: bool,
) -> None:
    held = [entry for entries in by_place.values() for entry in entries]
    names = join_words(
        [f"{name} ({join_words(_called(members))})" for name, members in by_place.items()]
    )
    count = len(by_place)
    opening = f"the {_NAMES[kind][len(held) > 1]} {'were' if len(held) > 1 else 'was'} in"
    if many:
        # Without a comma in it a location may be a country or a city.
        sort = ("country", "countries") if of_countries else ("place", "places")
        opening += f" {number(count)} {sort[count > 1]}:"
    quotes = [fields_quote(entry, "location") for entry in held]
    draft.add(f"{upper_first(opening)} {names}.", *quotes)


def _is_in(reading: Reading, name: str, adjective: str) -> bool:
    """Whether a city surely belongs to a nation, by how alike the names are: `Lisbon`,
    `Portuguese`. Where it does not, that is left open; no city is left out for it."""
    left, right = reading.portfolio.index.embed([name, adjective])
    return float(left @ right) >= _ALIKE


def _called(entries: Sequence[Entry]) -> list[str]:
    names = [e.title if e.kind in {"talk", "award"} else place(e) for e in entries]
    return list(dict.fromkeys(names))


def _narrowing(asked: str, entries: Sequence[Entry]) -> str | None:
    """The word that narrows the cities down and that no location has: `Swedish`."""
    told = {stem(t.lower) for entry in entries for t in tokenize(entry.location or "")}
    plain = stop_words() | word_list("light") | word_list("listing") | word_list("cities_plain")
    words = [t for t in tokenize(asked)[:-1] if t.lower not in plain]
    return next((t.text for t in words if stem(t.lower) not in told), None)
