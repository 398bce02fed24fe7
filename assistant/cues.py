"""Corrects the likeness of intents by what the form of a question shows beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.intents import ABSENT, Intent, is_declined
from assistant.mentions import Mentions, blanked
from assistant.tables import pattern, table, word_list
from assistant.words import tokenize

_LIST = pattern("cues", "list")
_COUNT = pattern("cues", "count")
_POLITE = word_list("cues_polite")
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
_SUMMARY = pattern("cues", "summary")
_OPENINGS = (
    (
        pattern("cues", "openings_start_end_dates_in_year"),
        {"start", "end", "dates", "in_year"},
    ),
    (
        pattern("cues", "openings_duration_total_skill_years_figure"),
        {"duration", "total", "skill_years", "figure"},
    ),
    (
        pattern("cues", "openings_figure_count"),
        {"figure", "count"},
    ),
)
"""How a question opens, and the intents that this speaks for."""
_PARTS = pattern("cues", "parts")
_COMPARES = pattern("cues", "compares")
_WHY = pattern("cues", "why")
_POINTED_JOB = pattern("cues", "pointed_job")
_ALTOGETHER = pattern("cues", "altogether")
_MEASURES = pattern("cues", "measures")
_AGO = pattern("cues", "ago")
_LARGEST = pattern("cues", "largest")
_WHOLE_STATE = pattern("cues", "whole_state")
_YES_NO = pattern("cues", "yes_no")
_EACH = pattern("cues", "each")
_LISTS_STATE = pattern("cues", "lists_state")
_COUNTS_TECHNOLOGIES = pattern("cues", "counts_technologies")
_ASKS_TO_SAY = pattern("cues", "asks_to_say")
_IN_PRACTICE = pattern("cues", "in_practice")
_NOT_WHY = ("in_year", "start", "end", "dates", "duration", "current", "previous")
_BOTH = pattern("cues", "both")
_REASONS = pattern("cues", "reasons")
_LEVELS = pattern("cues", "levels")
_ALL_OF_KIND = pattern("cues", "all_of_kind")
_NUMBERED = pattern("cues", "numbered")
_BUILT_WITH = pattern("cues", "built_with")
_POSITION_ASKED = pattern("cues", "position_asked")
_BY_JOB = pattern("cues", "by_job")
_CAREER = pattern("cues", "career")
_CAME_FIRST = pattern("cues", "came_first")
_NO_COMPARE = pattern("cues", "no_compare")
_LEAVING = pattern("cues", "leaving")
_EVERYTHING_ON = pattern("cues", "everything_on")
_LINKS = pattern("cues", "links")
_POSTAL = pattern("cues", "postal")
_WHOSE = pattern("cues", "whose")
_RESIDENCE = pattern("cues", "residence")
_DATES = pattern("fields", "dates")
_NOT_DATES = pattern("fields", "not_dates")
_IN_TITLES = pattern("fields", "in_titles")
_IN_ROLES = pattern("fields", "in_roles")
_OPENS_PLACE = pattern("fields", "opens_place")
_BESIDE = pattern("fields", "beside")
_IN_PLACES = pattern("fields", "in_places")
_ONLINE = f"{ABSENT}links"
_HOW_MANY_OF = pattern("cues", "how_many_of")
_STATE_ASKED = pattern("cues", "state_asked")
_OF_FIELDS = ("issuer", "level", "degree", "score", "courses", "location", "position")
_NEEDS = {
    "gaps": pattern("cues", "needs_gaps"),
    "overlap": pattern("cues", "needs_overlap"),
    "next": pattern("cues", "needs_next"),
    "longest": pattern("cues", "needs_longest"),
    "skill_years": pattern("cues", "needs_years"),
}
"""Intents that a question has only with one of these words."""
_SURE = 0.82
_LIFT = 0.2
_REASON = f"{ABSENT}leaving"
_NEEDED_LEAST = 0.5
"""Likeness from which on the word of `_NEEDS` decides."""


def adjusted(intents: Sequence[Intent], question: str, mentions: Mentions) -> list[Intent]:
    """The intents in their new order."""
    lifted: dict[str, float] = {}
    lowered: dict[str, float] = {}
    top = intents[0]
    of_technology = top.name == "theme" and mentions.technologies
    needed = _NEEDS.get(top.name)
    taken = top.score >= _SURE and top.name in _SPECIFIC and not of_technology
    taken = taken or bool(needed and needed.search(question))
    if (
        mentions.statuses
        and _LISTS_STATE.match(question)
        and not mentions.titles
        and (mentions.kinds or len(tokenize(question)) <= 7 or top.name in {"list", "status"})
    ):
        lifted["list"] = max(0.8, top.score + 0.01)
    if _POINTED_JOB.search(question):
        score = next(intent.score for intent in intents if intent.name == "duration")
        if score >= 0.6:
            lifted["duration"] = max(0.85, top.score + 0.01)
    if _ALTOGETHER.search(question) and not mentions.organisations:
        lifted["total"] = 0.9
    if _MEASURES.search(question) and not (mentions.kinds or top.score >= _SURE):
        lifted["figure"] = max(0.7, top.score + 0.01)
    if _AGO.search(question):
        lowered |= {"duration": 0.5, "total": 0.5, "skill_years": 0.5}
    if mentions.statuses and _WHOLE_STATE.search(question) and not mentions.titles:
        lifted["list"] = max(0.8, top.score + 0.01)
    asks_state = _YES_NO.match(question) or _BOTH.search(question)
    if mentions.statuses and mentions.titles and asks_state:
        lifted["status"] = max(0.8, top.score + 0.01)
    if "role" in mentions.kinds and _EACH.match(question) and not mentions.organisations:
        lifted["employers"] = max(0.85, top.score + 0.01)
    words = tokenize(question)
    if words and len(words) <= 4 and words[0].lower in _plural_kinds():
        lifted["list"] = max(0.8, top.score + 0.01)
    if _COUNTS_TECHNOLOGIES.search(question):
        lifted["technologies"] = 1.0
    if counts_entries(question):
        lifted["count"] = 1.0
    elif (
        _LIST.match(question)
        and not (taken or _sets_apart(question, intents))
        and _names_early(question)
    ):
        lifted["list"] = (
            max(0.8, top.score + 0.01)
            if not top.name.startswith("absent:") or top.score < _SURE
            else 0.0
        )
    first = _first_word(blanked(question, mentions))
    if first in word_list("command") and not _SUMMARY.search(question):
        wanted = "decline_code" if mentions.technologies else "decline_text"
        lifted[wanted] = max(0.7, top.score + 0.01)
    elif first in word_list("order") and not _ASKS_TO_SAY.search(question):
        lifted["decline_override"] = max(0.7, top.score + 0.01)
    for form, names in (
        *_OPENINGS,
        (_COMPARES, {"compare"}),
        (_LARGEST, {"scale"}),
        (_IN_PRACTICE, {"theme"}),
    ):
        if form.search(question):
            for intent in intents:
                if intent.name in names:
                    lifted[intent.name] = max(lifted.get(intent.name, 0.0), intent.score + 0.12)
    if _OPENINGS[0][0].search(question):
        lowered |= dict.fromkeys(_OF_FIELDS, 0.5)
    for name, form in _NEEDS.items():
        score = next((intent.score for intent in intents if intent.name == name), 0.0)
        if form.search(question):
            least = _NEEDED_LEAST if name == "next" else 0.4
            decides = (
                score >= least
                and not (name == "overlap" and mentions.titles)
                and name != "skill_years"
            )
            lifted[name] = max(0.8, score, lifted.get(name, 0.0)) if decides else 0.0
        else:
            lowered[name] = 0.5
    if _WHY.match(question):
        lowered |= dict.fromkeys(_NOT_WHY, 0.5)
    if _PARTS.search(question):
        lifted["where_used"] = max(0.8, top.score + 0.01)
    if _NUMBERED.match(question) and mentions.technologies:
        lifted["count"] = max(0.8, top.score + 0.01)
    of_project = mentions.titles and not (mentions.technologies or mentions.organisations)
    if of_project and len(mentions.titles) == 1 and _BUILT_WITH.search(question):
        lifted["technologies"] = max(0.85, top.score + 0.01)
    named = mentions.organisations or mentions.titles
    if named and _POSITION_ASKED.search(question) and top.name == "about":
        lifted["position"] = top.score + 0.01
    lifted |= _of_named(blanked(question, mentions), mentions, top)
    if _LINKS.search(question):
        score = next(intent.score for intent in intents if intent.name == _ONLINE)
        if score >= 0.5:
            lifted[_ONLINE] = max(0.9, top.score + 0.01)
    if _POSTAL.search(question) and top.name.startswith(ABSENT):
        lifted[f"{ABSENT}address"] = max(0.9, top.score + 0.01)
    if _WHOSE.search(question):
        lifted[f"{ABSENT}name"] = max(0.9, top.score + 0.01)
    of_person = not (named or mentions.technologies) and top.name in _OF_THE_PERSON
    if of_person and _RESIDENCE.search(question):
        lifted["location"] = max(0.8, top.score + 0.01)
    if _BY_JOB.search(question):
        lifted["technologies"] = 1.0
    if _CAREER.search(question):
        lifted["employers"] = max(0.85, top.score + 0.01)
    if _CAME_FIRST.search(question):
        lifted["compare"] = max(0.85, top.score + 0.01)
        lowered["next"] = 0.5
    if _REASONS.search(question):
        lifted["strengths"] = max(0.85, top.score + 0.01)
    if len(mentions.groups) > 1 and _LEVELS.search(question):
        lifted["compare"] = max(0.85, top.score + 0.01)
    if set(mentions.kinds) - {"role"} and _ALL_OF_KIND.search(question) and not mentions.titles:
        lifted["list"] = max(0.82, top.score + 0.01)
    if _NO_COMPARE.search(question):
        lowered["compare"] = 0.5
    if _LEAVING.search(question) and not mentions.titles:
        lifted[_REASON] = max(0.85, top.score + 0.01)
    if _EVERYTHING_ON.search(question):
        lifted["list"] = max(0.85, top.score + 0.01)
    if mentions.titles and _STATE_ASKED.search(question):
        lifted["status"] = max(0.85, top.score + 0.01)
    if not mentions.years:
        lowered["in_year"] = 0.5
    elif not mentions.organisations and not _WHY.match(question):
        score = next((intent.score for intent in intents if intent.name == "in_year"), 0.0)
        if score >= 0.4 and not (is_declined(top.name) and top.score > score):
            lifted["in_year"] = max(0.7, score + _LIFT)
    changed = [
        Intent(
            intent.name,
            min(max(intent.score, lifted.get(intent.name, 0.0)), lowered.get(intent.name, 1.0)),
        )
        for intent in intents
    ]
    return sorted(changed, key=lambda intent: -intent.score)


def _sets_apart(question: str, intents: Sequence[Intent]) -> bool:
    """A question that begins like one for a list and asks what differs."""
    score = next((intent.score for intent in intents if intent.name == "compare"), 0.0)
    return bool(_COMPARES.search(question)) and score >= 0.55


def _of_named(bare: str, mentions: Mentions, top: Intent) -> dict[str, float]:
    """The field of a named entry that a question asks for by name: `Acme: issue date?`."""
    entries = [*mentions.organisations, *mentions.titles]
    if not entries or mentions.technologies or top.name == "compare" or _BESIDE.search(bare):
        return {}
    lift = max(0.8, top.score + 0.01)
    if mentions.organisations and _OPENS_PLACE.match(bare):
        return {"location": lift}
    if top.name in _TIMED:
        return {}
    if _DATES.search(bare) and not _NOT_DATES.search(bare) and not mentions.years:
        return {"dates": lift}
    jobs = any(entry.kind == "role" for entry in entries)
    if (_IN_TITLES if jobs else _IN_ROLES).search(bare):
        return {"position": lift}
    if mentions.organisations and _IN_PLACES.search(bare) and not _YES_NO.match(bare):
        return {"location": lift}
    return {}


_OF_THE_PERSON = frozenset({"current", "previous", "employers", "about", "overview", "position"})
_TIMED = frozenset({"start", "end", "dates", "duration", "in_year", "total", "skill_years"})


def counts_entries(question: str) -> bool:
    """Whether a question asks for a number of entries: `how many (of the) live projects`."""
    count = _COUNT.search(question)
    if _HOW_MANY_OF.search(question) and _kind_names().search(question):
        return True
    if not count:
        return False
    words = {(count["next"] or "").lower(), (count["then"] or "").lower()}
    return bool(words & _plural_kinds()) or bool(_kind_names().match(question, count.start("next")))


@cache
def _plural_kinds() -> frozenset[str]:
    return frozenset(
        str(name).lower()
        for kind, row in table("kinds")["kinds"].items()
        for name in row["asked"]
        if " " not in str(name) and str(name).endswith("s") and kind != "role"
    ) | {
        "experiments",
        "prototypes",
        "jobs",
        "employers",
        "companies",
        "roles",
        "positions",
        "firms",
    }


_EARLY = 40
"""Characters within which the kind is named in `which of the live projects ...`."""
_VERBS = word_list("cues_verbs")


def _names_early(question: str) -> bool:
    """The kind stands near the beginning, before any verb: `which live projects`."""
    match = _kind_names().search(question[:_EARLY])
    if not match:
        return False
    words = [token.lower for token in tokenize(question[: match.start()])][1:]
    return not _VERBS & set(words)


@cache
def _kind_names() -> re.Pattern[str]:
    rows = table("kinds")["kinds"].values()
    compound = {name for row in rows for name in row["asked"] if " " in name and name.endswith("s")}
    names = sorted(_plural_kinds() | compound, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _first_word(question: str) -> str:
    """The first word of weight: `translate` of "Please translate ...", lower case."""
    return next((t.lower for t in tokenize(question) if t.lower not in _POLITE), "")
