"""Intents where a technology is named and the form shows that knowing or using it is asked."""

from __future__ import annotations

from assistant.cues.weights import Weights
from assistant.intents import ABSENT
from assistant.mentions import Mentions
from assistant.tables import pattern

_SINCE = pattern("skill_frames", "since")
_YES_NO = pattern("cues", "yes_no")
_MADE = pattern("skill_frames", "made")
_BEST_AT = pattern("overview", "best_at")
_MADE_WITH_WHAT = pattern("skill_frames", "made_with_what")
_SORT = pattern("skill_frames", "sort")
_CONTRAST = pattern("skill_frames", "contrast")
_LEARNED = frozenset({"deep-dive", "education", "project", "role", "interest", "experiment"})
"""Kinds that only say how a technology came to be known: `or only studied?`"""
_FORMS = (
    pattern("skill_frames", "box"),
    pattern("skill_frames", "must"),
    pattern("skill_frames", "used"),
    pattern("skill_frames", "teach"),
    pattern("skill_frames", "level"),
    pattern("skill_frames", "search"),
    pattern("skill_frames", "team"),
    pattern("skill_frames", "moving"),
    pattern("skill_frames", "alone"),
)
_KEPT = frozenset({"where_used", "technologies", "compare", "count", "figure"})
_DECLINED = ("decline_code", "decline_text", "decline_general", "decline_override")
_OTHER = (
    "fit",
    "leading",
    "operating",
    "seniority",
    "capabilities",
    "impressive",
    "strengths",
    *(f"{ABSENT}{topic}" for topic in ("notice", "remote", "references", "hobbies", "personality")),
)


def weigh_skills(weights: Weights) -> None:
    """Lifts knowing a technology, or since when, where nothing but technologies is named."""
    question, mentions = weights.question, weights.mentions
    if _asks_what_of_work(question, mentions):
        weights.lower("figure", "where_used", "about", "dates", "status", "technologies")
        weights.lift("skill", 0.95)
        return
    if weights.top.name in {"skill", "where_used", "technologies"} and _BEST_AT.search(question):
        if not (mentions.technologies or mentions.groups or mentions.kinds):
            weights.lift("strengths", 0.9)
        return
    if not mentions.technologies and _MADE_WITH_WHAT.search(question):
        weights.lower("position", "about", "dates")
        weights.lift("technologies", 0.95)
        return
    if not mentions.spans and not mentions.kinds and _SORT.search(question):
        weights.lift("technologies", 0.95)
        return
    if not mentions.technologies or mentions.titles or mentions.organisations or mentions.years:
        return
    if _SINCE.search(question) and not mentions.kinds:
        weights.lower("start", "end", "total", "dates", "duration")
        weights.lift("skill_years", 1.0)
    elif _CONTRAST.search(question) and set(mentions.kinds) <= _LEARNED and not mentions.groups:
        if weights.top.name not in {"skill_years", "compare", "count", "figure"}:
            weights.lower("where_used", *_DECLINED, *_OTHER)
            weights.lift("skill", 0.9)
    elif (
        any(form.search(question) for form in _FORMS)
        and not (mentions.kinds or mentions.statuses or mentions.groups)
        and weights.top.name not in _KEPT
    ):
        weights.lower(*_DECLINED, *_OTHER)
        if weights.top.name != "skill" or weights.lifted:
            weights.lift("skill", 0.9)


def _asks_what_of_work(question: str, mentions: Mentions) -> bool:
    """Whether it is asked if one work was made with a technology: `Was X written in Go?`"""
    works = [entry for entry in mentions.titles if entry.kind == "project"]
    if len(works) != 1 or len(mentions.technologies) != 1 or not _YES_NO.match(question):
        return False
    return bool(_MADE.search(question[: mentions.technologies[0].start]))
