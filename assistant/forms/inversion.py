"""Questions that name the group first, in plain order: `of his talks, how many were in English?`.

straightened(Of his talks, how many were in English?)  ->  How many of his talks were in English?
"""

from __future__ import annotations

from assistant.tables import pattern
from assistant.wording import lower_first

_GROUP_FIRST = pattern("inversion", "group_first")
_NUMBER_LAST = pattern("inversion", "number_last")
_DETERMINED = pattern("inversion", "determined")
_ARTICLE = pattern("inversion", "article")


def straightened(question: str) -> str:
    """The question with the number that is asked for before what is counted."""
    first = _GROUP_FIRST.match(question)
    if first:
        of = "of " if _DETERMINED.match(first["group"]) else ""
        return f"How many {of}{first['group']} {first['rest']}"
    last = _NUMBER_LAST.match(question)
    if last:
        return f"How many {lower_first(_ARTICLE.sub('', last['group']))}?"
    return question
