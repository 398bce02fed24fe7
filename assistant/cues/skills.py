"""Intents where a technology is named and the form shows that knowing or using it is asked."""

from __future__ import annotations

from assistant.cues.weights import Weights
from assistant.intents import ABSENT
from assistant.tables import pattern

_SINCE = pattern("skill_frames", "since")
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
    if not mentions.technologies or mentions.titles or mentions.organisations or mentions.years:
        return
    if _SINCE.search(question) and not mentions.kinds:
        weights.lower("start", "end", "total", "dates", "duration")
        weights.lift("skill_years", 1.0)
    elif (
        any(form.search(question) for form in _FORMS)
        and not (mentions.kinds or mentions.statuses or mentions.groups)
        and weights.top.name not in _KEPT
    ):
        weights.lower(*_DECLINED, *_OTHER)
        if weights.top.name != "skill" or weights.lifted:
            weights.lift("skill", 0.9)
