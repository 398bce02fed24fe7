"""Corrects the likeness of intents by what the form of a question shows beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cues.fields import weigh_fields
from assistant.cues.lists import weigh_lists, weigh_wholes
from assistant.cues.person import weigh_person
from assistant.cues.skills import weigh_skills
from assistant.cues.weights import Weights
from assistant.intents import ABSENT, Intent, is_declined
from assistant.mentions import Mentions, blanked
from assistant.off_topic import has_form
from assistant.tables import pattern, word_list
from assistant.words import tokenize

_POLITE = word_list("cues_polite")
_SUMMARY = pattern("cues", "summary")
_WHEN = pattern("cues", "openings_start_end_dates_in_year")
_COMPARES = pattern("cues", "compares")
_FORMS = (
    (_WHEN, {"start", "end", "dates", "in_year"}),
    (
        pattern("cues", "openings_duration_total_skill_years_figure"),
        {"duration", "total", "skill_years", "figure"},
    ),
    (pattern("cues", "openings_figure_count"), {"figure", "count"}),
    (_COMPARES, {"compare"}),
    (pattern("cues", "largest"), {"scale"}),
    (pattern("cues", "in_practice"), {"theme"}),
)
"""Forms of questions, and the intents that they speak for."""
_WHY = pattern("cues", "why")
_DATES = pattern("fields", "dates")
_POINTED_JOB = pattern("cues", "pointed_job")
_ALTOGETHER = pattern("cues", "altogether")
_MEASURES = pattern("cues", "measures")
_TELLS_OF_TIME = pattern("cues", "tells_of_time")
_AGO = pattern("cues", "ago")
_ASKS_TO_SAY = pattern("cues", "asks_to_say")
_PARTS = pattern("cues", "parts")
_REASONS = pattern("cues", "reasons")
_LEVELS = pattern("cues", "levels")
_BY_JOB = pattern("cues", "by_job")
_CAREER = pattern("cues", "career")
_CAME_FIRST = pattern("cues", "came_first")
_OF_THE_ASSISTANT = pattern("cues", "of_the_assistant")
_SETS_APART = pattern("cues", "sets_apart")
_NO_COMPARE = pattern("cues", "no_compare")
_LEAVING = pattern("cues", "leaving")
_NOT_WHY = (
    "position",
    "in_year",
    "start",
    "end",
    "dates",
    "duration",
    "current",
    "previous",
    "issuer",
)
_OF_FIELDS = ("issuer", "level", "degree", "score", "courses", "location", "position")
_NEEDS = {
    "gaps": pattern("cues", "needs_gaps"),
    "overlap": pattern("cues", "needs_overlap"),
    "next": pattern("cues", "needs_next"),
    "longest": pattern("cues", "needs_longest"),
    "skill_years": pattern("cues", "needs_years"),
}
"""Intents that a question has only with one of these words."""
_LEAST = {"gaps": 0.4, "overlap": 0.4, "next": 0.5, "longest": 0.4}
"""Likeness from which on the word decides."""
_OF_JOBS = frozenset({"overlap", "longest", "gaps", "next"})
_SURE = 0.82
_LIFT = 0.2


def adjusted(
    intents: Sequence[Intent], question: str, mentions: Mentions, whole: str = ""
) -> list[Intent]:
    """The intents in their new order. `whole` is the message that the question was taken from."""
    weights = Weights(intents, question, mentions, whole=whole or question)
    needed = _NEEDS.get(weights.top.name)
    _weigh_times(weights)
    weigh_lists(weights, bool(needed and needed.search(question)))
    _weigh_orders(weights)
    for form, names in _FORMS:
        for name in names if form.search(question) else ():
            weights.lifted[name] = max(weights.lifted.get(name, 0.0), weights.score(name) + 0.12)
    if _WHEN.search(question):
        weights.lower(*_OF_FIELDS)
    _weigh_needs(weights)
    weigh_fields(weights)
    _weigh_wholes(weights)
    weigh_wholes(weights)
    weigh_person(weights)
    weigh_skills(weights)
    _weigh_year(weights)
    return weights.weighed()


def _weigh_times(weights: Weights) -> None:
    question, mentions = weights.question, weights.mentions
    if _POINTED_JOB.search(question) and weights.score("duration") >= 0.6:
        weights.lift("duration", 0.85)
    if _ALTOGETHER.search(question) and not mentions.organisations:
        weights.lifted["total"] = 0.9
    if _MEASURES.search(question) and not (mentions.kinds or weights.top.score >= _SURE):
        weights.lift("figure", 0.7)
    if _TELLS_OF_TIME.search(question) and mentions.organisations:
        weights.lift("about", 0.9)
    if _AGO.search(question):
        weights.lower("duration", "total", "skill_years")


def _weigh_orders(weights: Weights) -> None:
    """Commands that are no questions on the portfolio."""
    question, mentions = weights.question, weights.mentions
    first = _first_word(blanked(question, mentions))
    if _SUMMARY.search(question) and not has_form("supplied", question):
        weights.lower("decline_code", "decline_text", "decline_general")
    of_portfolio = mentions.kinds and not has_form("piece", question)
    if first in word_list("command") and not (of_portfolio or _SUMMARY.search(question)):
        weights.lift("decline_code" if mentions.technologies else "decline_text", 0.7)
    elif first in word_list("order") and not _ASKS_TO_SAY.search(question):
        weights.lift("decline_override", 0.7)


def _weigh_needs(weights: Weights) -> None:
    for name, form in _NEEDS.items():
        if not form.search(weights.question):
            weights.lower(name)
            continue
        score = weights.score(name)
        elsewhere = name in _OF_JOBS and weights.mentions.titles
        if score >= _LEAST.get(name, 2.0) and not elsewhere:
            weights.lifted[name] = max(0.8, score, weights.lifted.get(name, 0.0))


def _weigh_wholes(weights: Weights) -> None:
    """Questions on the whole portfolio, on two things, or on why."""
    question, mentions = weights.question, weights.mentions
    if _WHY.match(question):
        weights.lower(*_NOT_WHY)
    if _PARTS.search(question):
        weights.lift("where_used", 0.8)
    if _BY_JOB.search(question):
        weights.lifted["technologies"] = 1.0
    if _CAREER.search(question):
        weights.lift("employers", 0.85)
    if _OF_THE_ASSISTANT.search(question) and not mentions.spans:
        weights.lift("sources", 0.85)
    if _SETS_APART.search(question) and not _NO_COMPARE.search(question):
        weights.lift("compare", 0.85)
    if _CAME_FIRST.search(question):
        weights.lift("compare", 0.85)
        weights.lower("next")
    if _REASONS.search(question):
        weights.lift("strengths", 0.85)
    if len(mentions.groups) > 1 and _LEVELS.search(question):
        weights.lift("compare", 0.85)
    if _NO_COMPARE.search(question):
        weights.lower("compare")
    if mentions.technologies and not _LEAVING.search(question):
        weights.lower(f"{ABSENT}leaving", f"{ABSENT}motivation")
    if _LEAVING.search(question) and not mentions.titles:
        weights.lift(f"{ABSENT}leaving", 0.85)


def _weigh_year(weights: Weights) -> None:
    mentions, top, score = weights.mentions, weights.top, weights.score("in_year")
    if not mentions.years:
        weights.lower("in_year")
        return
    if mentions.titles and _DATES.search(weights.question):
        weights.lower("in_year")
        return
    declined = is_declined(top.name) and top.score > score
    other = mentions.organisations or _WHY.match(weights.question) or declined
    if score >= 0.4 and not other:
        weights.lifted["in_year"] = max(0.7, score + _LIFT)


def _first_word(question: str) -> str:
    """The first word of weight: `translate` of "Please translate ...", lower case."""
    return next((t.lower for t in tokenize(question) if t.lower not in _POLITE), "")
