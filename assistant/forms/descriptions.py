"""A piece of work that a question only describes: `the alarm thing`, `the app for potatoes`."""

from __future__ import annotations

from assistant.tables import pattern, word_list
from assistant.words import content_tokens

_WORK = pattern("descriptions", "work")
_MEASURED = pattern("descriptions", "measured")
_MADE = pattern("descriptions", "made")
_ORDINAL = pattern("descriptions", "ordinal")


def described_work(question: str) -> tuple[int, int] | None:
    """Where the only description of a work stands, article included; None without one, with
    several, or where a measure or a date is asked for."""
    if _MEASURED.search(question):
        return None
    found = [
        match
        for match in _WORK.finditer(question)
        if not _ORDINAL.search(match[0])
        and any(t.lower not in word_list("linking_works") for t in content_tokens(match[0]))
    ]
    if len(found) != 1:
        return None
    made = _MADE.match(question, found[0].end())
    return found[0].start(), made.end() if made else found[0].end()


def without_maker(description: str) -> str:
    """`the game` of `the game this person worked on`."""
    return _MADE.sub("", description)
