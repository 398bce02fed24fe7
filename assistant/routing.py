"""From a question as read to a draft: small talk, what is never there, what is there, nothing."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose import jobs, moments
from assistant.compose.about import about, describe, is_covered
from assistant.compose.absence import (
    absent,
    none_of_kind,
    not_mentioned,
    nothing,
    of_kind,
    unknown_place,
)
from assistant.compose.attested import attested
from assistant.compose.comparing import apart
from assistant.compose.everywhere import counted_kinds, everywhere
from assistant.compose.fields import field_of, group_of
from assistant.compose.figures import (
    asks_quantity,
    asks_team_size,
    false_figure,
    figures,
    quoted_figure,
)
from assistant.compose.listing import everything
from assistant.compose.named import of_the_named
from assistant.compose.naming import status_says
from assistant.compose.near import near
from assistant.compose.overview import overview
from assistant.compose.plain_figures import no_such_figure, plain_figure
from assistant.compose.reasons import reason
from assistant.compose.roles import fields_quote
from assistant.compose.shown import evidence_of
from assistant.compose.skills import skills
from assistant.compose.timing import timed
from assistant.compose.usage import where_used
from assistant.cues_person import PITCH
from assistant.intents import ABSENT
from assistant.measures import has_number
from assistant.reading import Reading
from assistant.routes import ON_THE_PERSON, ROUTES
from assistant.tables import pattern, word_list
from assistant.words import stem, tokenize

_SURE = 0.57
_NEAREST = 4
_FAR = 0.38
_LIKELY_WHOLE = 0.5
_ONLINE = f"{ABSENT}links"
_LIKELY_ABSENT = 0.5
_LEAST_ABSENT = 0.62
_SURE_ABSENT = 0.72
_CERTAIN = 0.75
"""Likeness from which on an intent is taken at its word."""
_ON_JOBS = word_list("routing_on_jobs")
_AT = pattern("routing", "at")
_PLACE = pattern("routing", "place")


def draft_for(reading: Reading) -> Draft:
    """The draft of the answer to a question about the portfolio. Small talk is handled before."""
    draft = _routed(reading)
    if draft.silent and reading.focus:
        draft = near(reading) or draft
    _correct_state(reading, draft)
    return draft


def _routed(reading: Reading) -> Draft:
    intent = reading.intent
    score = reading.score(intent)
    if intent == "location" and score >= _SURE and reading.unknown_names and not reading.named:
        return jobs.location(reading) or nothing(reading)
    if found := of_the_named(reading):
        return found
    if found := attested(reading):
        return found
    if found := everywhere(reading) or counted_kinds(reading):
        return found
    if found := apart(reading) or timed(reading):
        return found
    if told := _on_the_person(reading):
        return told
    if wrong := moments.false_period(reading):
        return wrong
    for name in reading.unknown_names:
        if _is_place(reading, name, intent):
            return unknown_place(reading, name)
    if quoted_figure(reading.question):
        found = figures(reading)
        if found is not None:
            return found
    if found := plain_figure(reading) or no_such_figure(reading):
        return found
    if intent != _ONLINE and _all_absent(reading) and not reading.only_guesses:
        return skills(reading)
    if found := reason(reading):
        return found
    if found := group_of(reading, intent in _OF_GROUPS):
        return found
    if found := field_of(reading, score >= _SURE):
        return found
    if told := _of_people(reading):
        return told
    if asks_team_size(reading.question) and (found := figures(reading)):
        return found
    if _is_measured(reading) and (found := figures(reading)):
        return found
    if intent.startswith(ABSENT) and _is_told_of_named(reading) and (found := about(reading)):
        return found
    likely_absent = intent.startswith(ABSENT) and score >= _LIKELY_ABSENT and not reading.named
    if likely_absent and _is_far(reading):
        return absent(reading) or not_mentioned(reading)
    if intent.startswith(ABSENT) and score >= (
        _SURE_ABSENT if reading.has_rare_subject or _is_near(reading) else _LEAST_ABSENT
    ):
        told = absent(reading)
        if told is None:
            told = figures(reading) if asks_quantity(reading.question) else about(reading)
        return told or not_mentioned(reading)
    listed = reading.mentions.kinds or reading.mentions.statuses
    if reading.unknown_names and not (
        listed
        or reading.mentions.years
        or reading.subjects
        or reading.named
        or reading.mentions.names
    ):
        return nothing(reading)
    if _names_location(reading):
        found = jobs.location(reading)
        if found is not None:
            return found
    if _MENTIONED.search(reading.question):
        found = where_used(reading) if reading.mentions.names else everything(reading)
        if found is not None:
            return found
    if (
        _COUNTS.search(reading.question)
        and intent not in _COUNTED
        and not _MENTIONED.search(reading.question)
    ):
        return figures(reading) or false_figure(reading) or nothing(reading)
    if _WHY.match(reading.question) and reading.subjects and not reading.named:
        found = about(reading)
        if found is not None:
            return found
    if reading.has_rare_subject and intent not in _TAKES_SUBJECTS and score < _CERTAIN:
        found = figures(reading) if asks_quantity(reading.question) else None
        found = found or about(reading)
        if found is not None:
            return found
    if intent in _ON_THE_WHOLE and reading.mentions.titles and intent != "technologies":
        found = about(reading)
        if found is not None:
            return found
    if intent in _ON_THE_WHOLE and score < _CERTAIN and reading.unaccounted and not reading.named:
        return about(reading) or nothing(reading)
    for composer in ROUTES.get(intent, ()) if score >= _SURE else ():
        found = composer(reading)
        if found is not None and not found.is_empty:
            return found
    if asks_quantity(reading.question):
        return figures(reading) or false_figure(reading) or nothing(reading)
    if _asks_whole(reading) and (found := ROUTES[intent][0](reading)):
        return found
    for composer in (false_figure, _named_technologies, about):
        found = composer(reading)
        if found is not None and not found.is_empty:
            return found
    return nothing(reading)


def _on_the_person(reading: Reading) -> Draft | None:
    """Fit, career and sides of it: on the person as a whole, unless something is named."""
    intent = reading.intent
    if intent == "overview" and PITCH.search(reading.question):
        return None if reading.named else overview(reading)
    if intent not in ON_THE_PERSON or reading.score(intent) < _SURE:
        return None
    named = reading.named or reading.mentions.technologies or reading.foreign_names
    if named and intent != "fit":
        return None
    if reading.has_rare_subject and reading.score(intent) < _CERTAIN:
        return None
    drafts = (composer(reading) for composer in ROUTES[intent])
    return next((draft for draft in drafts if draft is not None and not draft.is_empty), None)


def _asks_whole(reading: Reading) -> bool:
    """Likely on the portfolio as a whole, and on nothing that it has or lacks by name."""
    likely = reading.intent in _ON_THE_WHOLE and reading.score(reading.intent) >= _LIKELY_WHOLE
    bare = not (reading.named or reading.mentions.technologies or reading.subjects)
    return likely and bare and not reading.unknown_names


_PERSONAL = word_list("routing_personal")
_OTHERWISE = word_list("routing_otherwise")
"""Intents with composers of their own for questions on such kinds."""


def _of_people(reading: Reading) -> Draft | None:
    """A reference by the name of who gave it; all entries of a kind that only a CV has."""
    titles = reading.mentions.titles
    if titles and all(entry.kind == "reference" for entry in titles):
        if reading.mentions.technologies:
            return None
        draft = Draft()
        for entry in titles[:2]:
            draft.extend(describe(reading.portfolio, entry, [], 2))
        return draft
    kinds = _PERSONAL & set(reading.mentions.kinds)
    held = reading.portfolio.of_kind(*kinds)
    otherwise = held and reading.intent in _OTHERWISE
    other = reading.named or reading.mentions.technologies or otherwise
    if len(kinds) != 1 or len(reading.mentions.kinds) > 1 or other:
        return None
    return of_kind(reading, *kinds) or none_of_kind(reading, *kinds)


def _is_measured(reading: Reading) -> bool:
    """A figure is wanted, and a line with one covers most of the question."""
    best = reading.evidence[:1]
    likely = reading.intent == "figure" and reading.score("figure") >= _LIKELY_WHOLE
    wanted = asks_quantity(reading.question) or likely
    told = bool(best) and has_number(best[0].quote.text) and best[0].coverage >= 0.6
    counted = reading.intent in {"count", "duration", "total", "start", "end", "dates", "in_year"}
    return wanted and told and not counted and bool(reading.asked)


def _is_near(reading: Reading) -> bool:
    """A line is alike and shares words with the question."""
    best = reading.evidence[:1]
    if not best:
        return False
    found = best[0]
    return (found.similarity >= 0.4 and found.coverage >= 0.25) or (
        found.similarity >= 0.3 and found.coverage >= 0.9
    )


def _is_told_of_named(reading: Reading) -> bool:
    """Whether an entry that is named by its title has every word of what is asked of it."""
    titles = reading.mentions.titles
    return bool(titles and reading.rest) and all(
        is_covered(reading, token, titles) for token in reading.rest
    )


def _is_far(reading: Reading) -> bool:
    """No line comes near the question."""
    best = reading.evidence[:_NEAREST]
    return all(item.similarity < _FAR and item.coverage < 0.5 for item in best)


def _correct_state(reading: Reading, draft: Draft) -> None:
    """Where a question takes a project for live that is not, say what it is."""
    asked = reading.mentions.statuses
    projects = [entry for entry in reading.mentions.titles if entry.kind == "project"]
    if not asked or len(projects) != 1 or reading.intent in {"status", "list", "count", "compare"}:
        return
    entry = projects[0]
    if entry.status and entry.status not in asked:
        draft.corrects = draft.corrects or not draft.claims
        draft.add(f"{entry.title} is {status_says(entry.status)}.", fields_quote(entry, "status"))


_OF_GROUPS = frozenset({"group", "skill", "technologies", "about", "list", "where_used"})
_ON_THE_WHOLE = frozenset(
    {
        "overview",
        "strengths",
        "impressive",
        "scale",
        "technologies",
        "employers",
        "current",
        "total",
        "position",
        "location",
        "first",
        "previous",
        "next",
        "longest",
        "gaps",
    }
)
"""Intents whose composers speak of the whole portfolio, whatever else the question asks."""
_TAKES_SUBJECTS = word_list("routing_takes_subjects")
"""Intents whose composers look at what the question is about; the others answer on the whole."""
_WHY = pattern("cues", "why")
_COUNTS = pattern("routing", "counts")
_MENTIONED = pattern("routing", "mentioned")
_COUNTED = frozenset({"count", "total", "duration", "skill_years", "list", "strengths", "scale"})


def _all_absent(reading: Reading) -> bool:
    """Technologies are named, by name, and the portfolio has none of them."""
    names = [technology for technology in reading.mentions.names if not technology.is_category]
    return (
        bool(names)
        and len(names) == len(reading.mentions.names)
        and not any(
            found.quotes or found.members
            for found in (evidence_of(reading.portfolio, name) for name in names)
        )
    )


def _names_location(reading: Reading) -> bool:
    """The question is on jobs and names a place where one was."""
    places = {
        stem(t.lower) for role in reading.portfolio.roles for t in tokenize(role.location or "")
    }
    about_jobs = "role" in reading.mentions.kinds or reading.intent in {
        "location",
        "current",
        "dates",
    }
    if reading.mentions.titles or set(reading.mentions.kinds) - {"role"}:
        return False
    return about_jobs and bool(places & {stem(token.lower) for token in reading.rest})


def _named_technologies(reading: Reading) -> Draft | None:
    """Skills, where nothing else is asked for, or where none of the technologies is there at
    all."""
    names = reading.mentions.names
    if not names:
        return None
    absent_all = not any(evidence_of(reading.portfolio, name).quotes for name in names)
    unknown = set(" ".join(reading.unknown_names).split())
    other = [token for token in reading.asked if token.text not in unknown]
    return skills(reading) if absent_all or not other else None


def _is_place(reading: Reading, name: str, intent: str) -> bool:
    """Whether a name that the portfolio lacks stands for an employer: `at Google`."""
    if reading.named and (intent == "location" or name not in reading.foreign_names):
        return False
    if intent not in _ON_JOBS and not (intent.startswith(ABSENT) and name[0].isupper()):
        return False
    at = reading.question.find(name)
    pattern = _AT if intent.startswith(ABSENT) else _PLACE
    return bool(pattern.search(reading.question[:at]))
