"""Questions that name the group first, in plain order: `of his talks, how many were in English?`.

straightened(Of his talks, how many were in English?)  ->  How many of his talks were in English?
straightened(talks: quantity and titles)  ->  How many talks?
"""

from __future__ import annotations

from assistant.forms.counting import names_countable
from assistant.tables import pattern
from assistant.wording import lower_first

_GROUP_FIRST = pattern("inversion", "group_first")
_NUMBER_LAST = pattern("inversion", "number_last")
_NUMBER_NOUN = pattern("inversion", "number_noun")
_DETERMINED = pattern("inversion", "determined")
_ARTICLE = pattern("inversion", "article")
_ON_FILE = pattern("inversion", "on_file")
_SPOKE = pattern("inversion", "spoke")


def straightened(question: str) -> str:
    """The question with the number that is asked for before what is counted."""
    question = _ON_FILE.sub("", question)
    first = _GROUP_FIRST.match(question)
    if first:
        of = "of " if _DETERMINED.match(first["group"]) else ""
        return f"How many {of}{first['group']} {first['rest']}"
    if _SPOKE.search(question):
        talks = " ".join(_SPOKE.sub("how many talks ", question).split())
        return talks.replace(" ?", "?")
    if last := _NUMBER_LAST.match(question):
        return _how_many(last["group"])
    noun = _NUMBER_NOUN.match(question)
    if noun and names_countable(noun["group"]):
        return _how_many(noun["group"])
    return question


def _how_many(group: str) -> str:
    return f"How many {lower_first(_ARTICLE.sub('', group))}?"
