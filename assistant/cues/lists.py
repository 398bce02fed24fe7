"""What the words of a question show beyond doubt of lists, counts and states."""

from __future__ import annotations

from assistant.cues.weights import Weights
from assistant.forms.counting import (
    asks_entries,
    claimed_number,
    counts_entries,
    counts_in_state,
    names_early,
    plural_kinds,
)
from assistant.forms.excluding import excluded
from assistant.forms.heads import asks_ability, is_head, is_regarded
from assistant.forms.kind_verbs import is_bare
from assistant.intents import ABSENT
from assistant.kinds import kind_phrases, words_of_kinds
from assistant.mentions import blanked
from assistant.tables import pattern
from assistant.words import tokenize

_LIST = pattern("cues", "list")
_LISTS_STATE = pattern("cues", "lists_state")
_WHOLE_STATE = pattern("cues", "whole_state")
_YES_NO = pattern("cues", "yes_no")
_BOTH = pattern("cues", "both")
_EACH = pattern("cues", "each")
_EVERY = pattern("figures", "all_of_them")
_OTHERWISE = pattern("counting", "otherwise")
_LEVEL = pattern("counting", "level")
_STACK = pattern("cues", "stack")
_POINTED = pattern("cues", "pointed")
_LANGUAGES = pattern("counting", "languages")
_COUNTS_TECHNOLOGIES = pattern("cues", "counts_technologies")
_NUMBERED = pattern("cues", "numbered")
_ALL_OF_KIND = pattern("cues", "all_of_kind")
_EVERYTHING_ON = pattern("cues", "everything_on")
_OLDEST_JOB = pattern("cues", "oldest_job")
_EVERY_OF = pattern("cues", "every_of")
_STATE_ASKED = pattern("cues", "state_asked")
_AS_MANY = pattern("listing", "as_many")
_AT_LEAST = pattern("listing", "at_least")
_ONLY = pattern("counting", "only")
_TOLD_OF_KIND = pattern("counting", "told_of_kind")
_PAST = pattern("listing", "past_jobs")
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
_OF_SKILLS = frozenset({"skill", "technologies", "where_used", "skill_years", "compare", "count"})
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
    _weigh_skills(weights)
    if _stack_of_named(weights):
        weights.lifted["technologies"] = 1.0
        weights.lower("dates", "count", "list", "where_used", "about", "position")
        return
    if "role" in mentions.kinds and _EACH.match(question) and not mentions.organisations:
        weights.lift("employers", 0.85)
    if words and len(words) <= 4 and words[0].lower in plural_kinds():
        weights.lift("list", 0.8)
    if len(mentions.kinds) > 1 and _AS_MANY.search(question):
        weights.lifted["list"] = 1.0
        weights.lower("compare")
    if _COUNTS_TECHNOLOGIES.search(question):
        weights.lifted["technologies"] = 1.0
    in_state = not mentions.titles and counts_in_state(question)
    claims = claimed_number(question) is not None and not mentions.organisations
    if counts_entries(question) or in_state or claims or _sets_number(weights):
        weights.lifted["count"] = 1.0
        if _AT_LEAST.search(question):
            weights.lower("compare")
    elif _LIST.match(question) and not _is_taken(weights, needed) and names_early(question):
        if top.name.startswith(ABSENT) and top.score >= _SURE:
            weights.lifted.pop("list", None)
        else:
            weights.lift("list", 0.8)
    if _NUMBERED.match(question) and mentions.technologies:
        weights.lift("count", 0.8)


def weigh_wholes(weights: Weights) -> None:
    """Lift lists of everything there is, and the state of what is named."""
    question, mentions, top = weights.question, weights.mentions, weights.top
    if set(mentions.kinds) - {"role"} and _ALL_OF_KIND.search(question) and not mentions.titles:
        weights.lift("list", 0.95)
    if _EVERYTHING_ON.search(question):
        weights.lift("list", 0.85)
    if any(_EVERY_OF.match(question[: kind.start]) for kind in kind_phrases().find(question)):
        weights.lift("list", 0.9)
        weights.lower("decline_override", "decline_text", "decline_general")
    if _OLDEST_JOB.search(question) and not mentions.spans:
        weights.lift("first", 0.95)
    plural = plural_kinds() & {token.lower for token in tokenize(question)}
    if plural and not mentions.titles and _ONLY.search(question):
        weights.lift("list", 0.9)
    listed = _LIST.match(question) and set(mentions.kinds) - {"role"}
    if listed or counts_entries(question):
        weights.lower("industries")
    many = plural or "language" in mentions.kinds or (mentions.kinds and _EVERY.search(question))
    asks_otherwise = _YES_NO.match(question) or _OTHERWISE.match(question)
    if many and excluded(question) and not asks_otherwise:
        weights.lift("list", 0.95)
    plainly = top.name == f"{ABSENT}languages" and not _LEVEL.search(question)
    if "language" in mentions.kinds and not plainly and _languages_asked(weights):
        weights.lift("list", 0.95)
        weights.lower("technologies", "level")
    if "skill" in mentions.kinds:
        weights.lift("count" if _COUNTS_TECHNOLOGIES.search(question) else "list", 0.95)
        weights.lower("technologies", "level")
    studied = "deep-dive" in mentions.kinds and is_bare(question, mentions.kinds)
    plain = studied or "principle" in mentions.kinds
    if plain and _LIST.match(question) and not mentions.spans:
        weights.lift("list", 0.9)
    if "role" in mentions.kinds and _PAST.search(question) and not mentions.organisations:
        weights.lift("list", 0.9)
    several = plural or question.lower().rstrip("?!. ").endswith("about")
    if several and mentions.kinds and not mentions.spans and _TOLD_OF_KIND.search(question):
        weights.lift("list", 0.9)
    if asks_entries(question) and not (mentions.organisations or mentions.statuses):
        weights.lift("where_used" if mentions.technologies else "list", 0.9)
    if mentions.titles and _STATE_ASKED.search(question):
        weights.lift("status", 0.85)


def _weigh_skills(weights: Weights) -> None:
    """Lift skills where a technology is what the question asks for."""
    question, mentions = weights.question, weights.mentions
    if not mentions.technologies or mentions.kinds or mentions.titles:
        return
    named = mentions.technologies
    able = asks_ability(question) and weights.top.name in {"fit", "skill"}
    if able or any(is_regarded(question, each) for each in named):
        weights.lifted["skill"] = 0.95
        weights.lower("fit")
    heads = any(each.technology.is_category and is_head(question, each) for each in named)
    if heads and not mentions.organisations and weights.top.name not in _OF_SKILLS:
        weights.lift("skill", 0.6)


def _stack_of_named(weights: Weights) -> bool:
    """Whether all technologies of a named entry are wanted: `the tools from the Acme years`."""
    question, mentions = weights.question, weights.mentions
    pointed = _POINTED.search(question) and mentions.kinds != ("project",)
    named = [*mentions.organisations, *mentions.titles] or pointed
    other = _YES_NO.match(question) or _OTHERWISE.match(question)
    if not named or mentions.technologies or other or set(mentions.kinds) - {"role"}:
        return False
    asked = _STACK.search(blanked(question, mentions))
    return bool(asked) and not _COMPARES.search(question)


def _languages_asked(weights: Weights) -> bool:
    """Whether all spoken languages are wanted: `her languages with levels`."""
    question, mentions = weights.question, weights.mentions
    levelled = _LIST.match(question) and _LEVEL.search(question)
    other = _YES_NO.match(question) or _OTHERWISE.match(question) or counts_entries(question)
    every = _LANGUAGES.search(question) and not (mentions.groups or other)
    return bool(levelled or (every and not mentions.spans))


def _sets_number(weights: Weights) -> bool:
    """`Is there more than one project on caching?`"""
    found = _AT_LEAST.search(weights.question)
    if not found or not weights.mentions.kinds or weights.mentions.organisations:
        return False
    follows = [token.lower for token in tokenize(weights.question[found.end() :])][:3]
    return bool(set(follows) & (plural_kinds() | words_of_kinds()))


def _is_taken(weights: Weights, needed: bool) -> bool:
    """Whether the question is clearly of another sort, though it begins like one for a list."""
    top = weights.top
    of_technology = top.name == "theme" and weights.mentions.technologies
    sure = top.score >= _SURE and top.name in _SPECIFIC and not of_technology
    apart = _COMPARES.search(weights.question) and weights.score("compare") >= 0.55
    return bool(sure or needed or apart)
