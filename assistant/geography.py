"""Whether a place lies in a country: `Copenhagen` in `Denmark`, by how alike the names are.

Names of a capital or large city and its own country are more alike to the embedding model than
those of a city and any neighbouring country.
"""

from __future__ import annotations

from assistant.portfolio import Portfolio

_ALIKE = 0.68


def lies_in(portfolio: Portfolio, place: str | None, country: str) -> bool:
    """Whether a place, as written in an entry, surely lies in a country that a question names."""
    if not place or place.lower() == country.lower():
        return bool(place)
    left, right = portfolio.index.embed([place.split(",")[0].strip(), country])
    return float(left @ right) >= _ALIKE
