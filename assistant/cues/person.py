"""What the words of a question show beyond doubt of the person as a whole: fit, career, pitch."""

from __future__ import annotations

from assistant.aspects import aspect_asked
from assistant.cues.weights import Weights
from assistant.forms.needs import ASKS, PERSUADES, need_words, needed, states_need, work_needed
from assistant.intents import ABSENT, is_chat, is_declined
from assistant.lines_of_business import is_on_industry
from assistant.tables import pattern

PITCH = pattern("career", "pitch")
_LIST = pattern("cues", "list")
_IN_LINES = pattern("career", "length")
_PATH = pattern("career", "path")
_QUALITY = pattern("career", "quality")
_BOTH_SIDES = pattern("career", "both_sides")
_GUIDE = pattern("career", "guide")
_SENIORITY = pattern("career", "seniority")
_APPROACH = pattern("career", "approach")
_INDUSTRIES = pattern("career", "industries")
_STANDS_OUT = pattern("career", "stands_out")
_BEST_ONE = pattern("career", "best_one")
_FOCUS = pattern("career", "focus")
_BEYOND_WORDS = pattern("career", "beyond_words")
_SENTENCE = pattern("reading", "sentence")
_INTERESTED = pattern("fitting", "interested")
_WHO = pattern("career", "who")
_AT_SCALE = pattern("career", "at_scale")
_FORMS = (
    (_WHO, "overview"),
    (_AT_SCALE, "scale"),
    (_PATH, "career"),
    (_SENIORITY, "seniority"),
    (_APPROACH, "approach"),
    (_INDUSTRIES, "industries"),
    (_BEST_ONE, "impressive"),
    (_FOCUS, "overview"),
    (_BEYOND_WORDS, "strengths"),
    (_STANDS_OUT, "strengths"),
)
_SIDES = frozenset({"team", "personality", "talks", "publications", "volunteer", "other_offers"})
"""Topics of what is never there that a side of a career may be taken for."""
PRIVATE = frozenset(
    {"personal", "citizenship", "age", "family", "visa", "salary", "notice", "remote"}
    | {"address", "phone", "contact", "hours"}
)
"""Topics that a question keeps, however else it is put."""
_SURE = 0.7
_CERTAIN = 0.8
_LIKELY = 0.5


def weigh_person(weights: Weights) -> None:
    """Lift questions on the person as a whole, where nothing is named that they could be on."""
    question, mentions = weights.question, weights.mentions
    top = weights.top
    never = top.name.startswith(ABSENT) and top.score >= _SURE
    topic = top.name.removeprefix(ABSENT) if never else ""
    if topic in PRIVATE:
        return
    if work_needed(weights.whole):
        weights.lift("fit", 0.86)
        return
    chats = is_chat(top.name) and top.score >= _SURE
    kinds = set(mentions.kinds)
    if _INTERESTED.search(question):
        kinds.discard("interest")
    named = mentions.titles or mentions.organisations or mentions.technologies or kinds
    if PITCH.search(question) and not named and weights.score("overview") >= _LIKELY:
        weights.lift("overview", 0.86)
        return
    if _BOTH_SIDES.search(question) and not named:
        weights.lift("strengths", 0.86)
        return
    if _QUALITY.search(question) and not named:
        weights.lift(f"{ABSENT}personality", 0.8)
        return
    if _GUIDE.search(question) and not named:
        weights.lift("leading", 0.86)
        return
    persuades = any(PERSUADES.search(each) for each in _SENTENCE.split(weights.whole))
    if persuades and not (named or _IN_LINES.search(question)):
        weights.lift("fit" if need_words(needed(weights.whole)) else "strengths", 0.86)
        return
    unsure = top.score < _CERTAIN or top.name.startswith(ABSENT)
    of_kind = kinds - {"role", "project"}
    if unsure and not (chats or of_kind) and states_need(weights.whole):
        weights.lift("fit", 0.86)
        return
    works = [entry for entry in mentions.titles if entry.kind in {"project", "deep-dive"}]
    if ASKS.search(question) and not works and not of_kind:
        weights.lift("fit", 0.86)
        return
    if mentions.titles or mentions.organisations or mentions.technologies:
        return
    if mentions.statuses and (mentions.kinds or _LIST.match(question)):
        return
    if "principle" in mentions.kinds:
        return
    for form, intent in _FORMS:
        if form.search(question):
            weights.lift(intent, 0.86)
            return
    asked = aspect_asked(question)
    if is_on_industry(question) and not set(mentions.kinds) - {"role", "project"}:
        weights.lift("industries", 0.84)
    elif asked and not is_declined(top.name) and (not topic or topic in _SIDES):
        weights.lift(asked.name, 0.84)
