"""Sides of a career that questions ask about in many words: leading, explaining, the community."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.tables import table


@dataclass(frozen=True, slots=True)
class Aspect:
    """A side of a career: how it is asked for, and what shows it."""

    name: str
    """The intent that asks for it."""
    says: str
    """Completes "The portfolio does not mention ..."."""
    asked: re.Pattern[str]
    shown: re.Pattern[str]
    lines: frozenset[str]
    """Kinds of entry whose lines may show it."""
    whole: frozenset[str]
    """Kinds of entry that show it as such."""
    status: str | None
    """State of the projects that show it as such."""


@cache
def aspects() -> dict[str, Aspect]:
    """The aspects of the table, by intent."""
    return {name: _of_row(name, row) for name, row in table("aspects").items()}


def aspect_asked(question: str) -> Aspect | None:
    """The aspect that the form of a question names beyond doubt."""
    return next((each for each in aspects().values() if each.asked.search(question)), None)


def _of_row(name: str, row: dict[str, list[str] | str]) -> Aspect:
    return Aspect(
        name,
        str(row["says"]),
        re.compile("|".join(f"(?:{form})" for form in row["asked"]), re.IGNORECASE),
        re.compile(str(row["shown"]), re.IGNORECASE),
        frozenset(row["lines"]),
        frozenset(row.get("whole", ())),
        str(row["status"]) if "status" in row else None,
    )
