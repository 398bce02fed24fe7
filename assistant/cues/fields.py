"""What the words of a question show beyond doubt of the field that it asks for."""

from __future__ import annotations

from assistant.cues.weights import Weights
from assistant.intents import ABSENT
from assistant.mentions import blanked
from assistant.tables import pattern

_YES_NO = pattern("cues", "yes_no")
_BUILT_WITH = pattern("cues", "built_with")
_POSITION_ASKED = pattern("cues", "position_asked")
_LINKS = pattern("cues", "links")
_EMAIL = pattern("cues", "email")
_POSTAL = pattern("cues", "postal")
_PHONE = pattern("cues", "phone")
_BOTH_ENDS = pattern("moments", "both")
_WHOSE = pattern("cues", "whose")
_BY_NAME = pattern("cues", "by_name")
_LIVES = pattern("cues", "lives")
_RESIDENCE = pattern("cues", "residence")
_NOTICE = pattern("of_profile", "asks_notice")
_SEEKS = pattern("cues", "seeks")
_BAD_AT = pattern("cues", "bad_at")
_RELOCATES = pattern("cues", "relocates")
_DATES = pattern("fields", "dates")
_FROM_WHOM = pattern("fields", "from_whom")
_NOT_DATES = pattern("fields", "not_dates")
_IN_TITLES = pattern("fields", "in_titles")
_IN_ROLES = pattern("fields", "in_roles")
_OPENS_PLACE = pattern("fields", "opens_place")
_PLACED = pattern("fields", "placed")
_BESIDE = pattern("fields", "beside")
_IN_PLACES = pattern("fields", "in_places")
_STUDIED = pattern("whens", "studied")
_OFF_WORK = pattern("fields", "off_work")
_OWN_PHONE = pattern("fields", "own_phone")
_DUTIES = pattern("fields", "duties")
_OWN_VIEW = pattern("stances", "own")
_DESCRIBED = pattern("about", "described")
_ONLINE = f"{ABSENT}links"
_WAYS = ((_POSTAL, "address"), (_EMAIL, "contact"), (_PHONE, "phone"))
"""How a person may be reached, and the topics of that; the first that is named counts."""
_OF_THE_PERSON = frozenset(
    {"current", "previous", "employers", "about", "overview", "position", "location"}
)
_TIMED = frozenset({"start", "end", "dates", "duration", "in_year", "total", "skill_years"})


def weigh_fields(weights: Weights) -> None:
    """Lift what a question on a named entry, or on the person, asks for by name."""
    question, mentions, top = weights.question, weights.mentions, weights.top
    of_project = mentions.titles and not (mentions.technologies or mentions.organisations)
    if of_project and len(mentions.titles) == 1 and _BUILT_WITH.search(question):
        weights.lift("technologies", 0.85)
    named = mentions.organisations or mentions.titles
    vague = top.name == "about" or top.name.startswith(ABSENT)
    if named and _POSITION_ASKED.search(question) and vague:
        weights.lift("position", 0.0)
    if named and _BOTH_ENDS.search(question) and not _NOT_DATES.search(question):
        weights.lift("dates", 0.85)
        weights.lower("next", "start", "end", "list", "status")
    if top.name == "issuer" and mentions.kinds and not (named or _FROM_WHOM.search(question)):
        weights.lower("issuer")
    if _STUDIED.search(question) and top.name == "location" and not named:
        weights.lift(f"{ABSENT}education", 0.85)
        weights.lower("location")
    field = _of_named(weights)
    if field:
        weights.lowered.pop(field, None)
        weights.lift(field, 0.8)
        if field == "location":
            weights.lower("dates", "start", "end", "in_year")
    of_work = _DESCRIBED.search(question)
    if _LINKS.search(question) and weights.score(_ONLINE) >= 0.5 and not of_work:
        weights.lift(_ONLINE, 0.9)
    if _OWN_PHONE.search(question) and not named:
        weights.lift(f"{ABSENT}phone", 0.95)
    for form, topic in _WAYS:
        if form.search(question) and top.name.startswith(ABSENT):
            weights.lift(f"{ABSENT}{topic}", 0.9)
            break
    listed = mentions.kinds or mentions.statuses
    by_name = listed and _BY_NAME.search(question)
    if _WHOSE.search(question) and not (named or mentions.technologies or by_name):
        weights.lift(f"{ABSENT}name", 0.95)
    spoken = any(entry.kind == "language" for entry in mentions.groups)
    if spoken and not (named or mentions.technologies) and top.name in _OF_THE_PERSON:
        weights.lift(f"{ABSENT}languages", 0.8)
    if _OWN_VIEW.search(question):
        weights.lower(f"{ABSENT}references")
    if _SEEKS.search(weights.whole):
        weights.lower(f"{ABSENT}looking", f"{ABSENT}other_offers")
        if not _NOTICE.search(question):
            weights.lower(f"{ABSENT}notice")
    if _BAD_AT.search(question) and not (named or mentions.technologies):
        weights.lift(f"{ABSENT}weakness", 0.95)
        weights.lower("strengths", "skill")
    if _RELOCATES.search(question) and not (mentions.titles or mentions.technologies):
        weights.lift(f"{ABSENT}remote", 0.95)
        weights.lower("location", "next", "current", "position")
    of_person = not (named or mentions.technologies) and top.name in _OF_THE_PERSON
    lives = not (named or mentions.technologies) and _LIVES.search(question)
    if lives or (of_person and _RESIDENCE.search(question)):
        weights.lift("location", 0.8)
    other = named or set(mentions.kinds) - {"role"} or mentions.technologies
    if _OFF_WORK.search(question) and not other:
        weights.lift(f"{ABSENT}hobbies", 0.9)
    if mentions.organisations and _DUTIES.search(question):
        weights.lift("about", 0.9)
        weights.lower("position", "dates", "start", "end", "duration")


def _of_named(weights: Weights) -> str | None:
    """The field of a named entry that a question asks for: `Acme: issue date?`."""
    mentions, top = weights.mentions, weights.top
    bare = blanked(weights.question, mentions)
    entries = [*mentions.organisations, *mentions.titles]
    if not entries or mentions.technologies or top.name == "compare" or _BESIDE.search(bare):
        return None
    if mentions.organisations and (_OPENS_PLACE.match(bare) or _PLACED.search(bare)):
        return "location"
    if top.name in _TIMED:
        return None
    if _DATES.search(bare) and not _NOT_DATES.search(bare) and not mentions.years:
        return "dates"
    jobs = any(entry.kind == "role" for entry in entries)
    if (_IN_TITLES if jobs else _IN_ROLES).search(bare):
        return "position"
    if mentions.organisations and _IN_PLACES.search(bare) and not _YES_NO.match(bare):
        return "location"
    return None
