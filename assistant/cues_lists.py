"""What the words of a question show beyond doubt of lists, counts and states."""

from __future__ import annotations

from assistant.counting import counts_entries, names_early, plural_kinds
from assistant.intents import ABSENT
from assistant.tables import pattern
from assistant.weights import Weights
from assistant.words import tokenize

_LIST = pattern("cues", "list")
_LISTS_STATE = pattern("cues", "lists_state")
_WHOLE_STATE = pattern("cues", "whole_state")
_YES_NO = pattern("cues", "yes_no")
_BOTH = pattern("cues", "both")
_EACH = pattern("cues", "each")
_COUNTS_TECHNOLOGIES = pattern("cues", "counts_technologies")
_NUMBERED = pattern("cues", "numbered")
_ALL_OF_KIND = pattern("cues", "all_of_kind")
_EVERYTHING_ON = pattern("cues", "everything_on")
_STATE_ASKED = pattern("cues", "state_asked")
_AS_MANY = pattern("listing", "as_many")
_COMPARES = pattern("cues", "compares")
_SPECIFIC = frozenset(
    {
        "technologies",
        "employers",
        "theme",
        "compare",
        "impressive",
        "in_year",
        "location",
        "where_used",
        "scale",
    }
)
"""Intents that a question may have though it begins like one for a list."""
_SURE = 0.82
_FEW_WORDS = 7


def weigh_lists(weights: Weights, needed: bool) -> None:
    """Lift lists, counts and states. `needed` says that a word of its own speaks for the top."""
    question, mentions, top = weights.question, weights.mentions, weights.top
    words = tokenize(question)
    state = mentions.statuses and not mentions.titles
    short = len(words) <= _FEW_WORDS or mentions.kinds or top.name in {"list", "status"}
    if state and ((_LISTS_STATE.match(question) and short) or _WHOLE_STATE.search(question)):
        weights.lift("list", 0.8)
    asks_state = _YES_NO.match(question) or _BOTH.search(question)
    if mentions.statuses and mentions.titles and asks_state:
        weights.lift("status", 0.8)
    if "role" in mentions.kinds and _EACH.match(question) and not mentions.organisations:
        weights.lift("employers", 0.85)
    if words and len(words) <= 4 and words[0].lower in plural_kinds():
        weights.lift("list", 0.8)
    if len(mentions.kinds) > 1 and _AS_MANY.search(question):
        weights.lifted["list"] = 1.0
        weights.lower("compare")
    if _COUNTS_TECHNOLOGIES.search(question):
        weights.lifted["technologies"] = 1.0
    if counts_entries(question):
        weights.lifted["count"] = 1.0
    elif _LIST.match(question) and not _is_taken(weights, needed) and names_early(question):
        if top.name.startswith(ABSENT) and top.score >= _SURE:
            weights.lifted.pop("list", None)
        else:
            weights.lift("list", 0.8)
    if _NUMBERED.match(question) and mentions.technologies:
        weights.lift("count", 0.8)


def weigh_wholes(weights: Weights) -> None:
    """Lift lists of everything there is, and the state of what is named."""
    question, mentions = weights.question, weights.mentions
    if set(mentions.kinds) - {"role"} and _ALL_OF_KIND.search(question) and not mentions.titles:
        weights.lift("list", 0.82)
    if _EVERYTHING_ON.search(question):
        weights.lift("list", 0.85)
    if mentions.titles and _STATE_ASKED.search(question):
        weights.lift("status", 0.85)


def _is_taken(weights: Weights, needed: bool) -> bool:
    """Whether the question is clearly of another sort, though it begins like one for a list."""
    top = weights.top
    of_technology = top.name == "theme" and weights.mentions.technologies
    sure = top.score >= _SURE and top.name in _SPECIFIC and not of_technology
    apart = _COMPARES.search(weights.question) and weights.score("compare") >= 0.55
    return bool(sure or needed or apart)
