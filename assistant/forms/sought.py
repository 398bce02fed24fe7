"""What sort of thing a question seeks, other than a figure, and whether a line has one."""

from __future__ import annotations

import re

from assistant.tables import pattern

_NAME = re.compile(r"(?<=[^.!?“\"\s] )(?:[A-Z][\w'’]+ (?:\w{1,3} )?)[A-Z][\w'’]+")
"""A name of two words that does not open a sentence."""
ASKS_AUDIENCE = pattern("sought", "asks_audience")
"""How many people came or listened."""
_SORTS = (
    (pattern("sought", "asks_weekday"), pattern("sought", "tells_weekday")),
    (pattern("sought", "asks_often"), pattern("sought", "tells_often")),
    (pattern("sought", "asks_age"), pattern("sought", "tells_age")),
    (pattern("sought", "asks_title"), pattern("sought", "tells_title")),
    (pattern("sought", "asks_reason"), pattern("sought", "tells_reason")),
    (pattern("sought", "asks_trouble"), pattern("sought", "tells_trouble")),
    (pattern("sought", "asks_length"), pattern("sought", "tells_length")),
    (ASKS_AUDIENCE, pattern("sought", "tells_audience")),
    (pattern("sought", "asks_time"), pattern("sought", "tells_time")),
)
"""How a thing is asked for, and how a line tells it."""
_ALONE = 2
"""Of these, the first need no other word."""
_ASKS_TROUBLE = pattern("sought", "asks_trouble")
_ASKS_WHO = pattern("sought", "asks_who")
_TELLS_WHO = pattern("sought", "tells_who")


def sought(question: str, text: str) -> bool:
    """Whether a line has what a question seeks: a day of the week, a title, a reason, a time, a
    person. False where the question seeks none of these."""
    if _ASKS_WHO.search(question):
        return bool(_NAME.search(text) or _TELLS_WHO.search(text))
    return any(asks.search(question) and tells.search(text) for asks, tells in _SORTS)


def seeks(question: str) -> bool:
    """Whether a question that has no other words seeks a day of the week or how often."""
    return any(asks.search(question) for asks, _ in _SORTS[:_ALONE])


def seeks_trouble(question: str) -> bool:
    """Whether it is asked what went wrong."""
    return bool(_ASKS_TROUBLE.search(question))


def seeks_weekday(question: str) -> bool:
    """Whether a day of the week is wanted."""
    return bool(_SORTS[0][0].search(question))


def tells_weekday(text: str) -> bool:
    """Whether a text names a day of the week."""
    return bool(_SORTS[0][1].search(text))
