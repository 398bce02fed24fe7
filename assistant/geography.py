"""Whether a place lies in a country: `Copenhagen` in `Denmark`, by how alike the names are.

The name of a city is more alike to that of its own country, to the embedding model, than to that of
any other; a large city is so by far.
"""

from __future__ import annotations

from collections.abc import Collection

from assistant.portfolio import Portfolio
from assistant.tables import table

_ALIKE = 0.68
_LEAST = 0.45
_AHEAD = 0.04
"""Likeness from which on the country that is most alike is that of a place, and by how much."""


def lies_in(portfolio: Portfolio, place: str | None, country: str) -> bool:
    """Whether a place, as written in an entry, surely lies in a country that a question names."""
    if not place or place.lower() == country.lower():
        return bool(place)
    city = place.split(",")[0].strip()
    others = _others(country)
    if others is None:
        left, right = portfolio.index.embed([city, country])
        return float(left @ right) >= _ALIKE
    left, right, *rest = portfolio.index.embed([city, country, *others])
    likeness = float(left @ right)
    ahead = likeness - max(float(left @ each) for each in rest)
    return likeness >= _ALIKE or (likeness >= _LEAST and ahead >= _AHEAD)


def is_country(name: str) -> bool:
    """Whether a word is the name of a country."""
    return any(name.lower() in group for group in _groups())


def _others(country: str) -> list[str] | None:
    """All countries but those that go by another of its names, or that it has a part in."""
    if not is_country(country):
        return None
    name = country.lower()
    own = [group for group in _groups() if group[0] == name]
    same = next(iter(own or [group for group in _groups() if name in group]))
    return [group[0] for group in _groups() if group[0] not in same]


def _groups() -> Collection[list[str]]:
    return [[str(name).lower() for name in group] for group in table("countries")["countries"]]
