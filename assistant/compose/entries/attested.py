"""Answers on what became of a piece of work outside: an award for it, a talk on it, a paper."""

from __future__ import annotations

from dataclasses import replace

from assistant.claims import Draft
from assistant.compose.choosing.sides import sides
from assistant.compose.entries.about import describe
from assistant.compose.entries.fields import field_of
from assistant.compose.entries.themes import related_entries
from assistant.compose.sentences.roles import fields_quote
from assistant.intents import Intent
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words

_WORK = frozenset({"project", "role", "volunteer", "principle", "deep-dive", "skill"})
_KINDS = {
    "award": (pattern("attested", "award"), "an award"),
    "talk": (pattern("attested", "talk"), "a talk"),
    "publication": (pattern("attested", "publication"), "a publication"),
}
_MOST = 2
_HOW = pattern("attested", "how")
_APART = pattern("comparing", "apart")
_WHERE = pattern("fields", "placed")
_YES_NO = pattern("cues", "yes_no")


def attested(reading: Reading) -> Draft | None:
    """`Was it recognised?`, `Has that been presented or published?`, of one named piece of work."""
    if _APART.search(reading.question) and len(sides(reading)) > 1:
        return None
    named = [entry for entry in reading.named if entry.kind in _WORK | set(_KINDS)]
    if len(named) != 1 or len(reading.named) != 1 or reading.mentions.technologies:
        return None
    words = reading.without_names
    kinds = {kind: says for kind, (form, says) in _KINDS.items() if form.search(words)}
    if not kinds:
        return None
    asks, itself = bool(_YES_NO.match(reading.question)), named[0].kind in kinds
    if _HOW.match(reading.question) or (named[0].kind in _KINDS and not (itself and asks)):
        return None
    found = [named[0]] if itself else related_entries(reading.portfolio, named[0], frozenset(kinds))
    if not found:
        if named[0].kind != "project":
            return None
        missing = [f"{join_words(list(kinds.values()), 'or')} on {named[0].title}"]
        others = reading.portfolio.of_kind(*kinds)[:_MOST]
        if asks:
            return Draft(missing=missing, related=[fields_quote(other) for other in others])
        draft = Draft(missing=missing)
        for other in others:
            draft.extend(describe(reading.portfolio, other, [], 2))
        return draft
    draft = Draft()
    for entry in found[:_MOST]:
        draft.extend(describe(reading.portfolio, entry, [], 2))
        mentions = replace(reading.mentions, organisations=(), titles=(entry,), kinds=())
        of_entry = reading.over(mentions, [entry])
        if _WHERE.search(words):
            of_entry.intents = [Intent("issuer", 1.0)]
        field = field_of(of_entry, True)
        draft.extend(field.claims if field else [])
    return draft
