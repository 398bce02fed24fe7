"""Answers on what somebody else thinks of the person: the references of who is meant, or that the
portfolio does not say."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.entries.about import describe
from assistant.evidence import equivalents
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import Token, content_tokens, stem, stems, tokenize
from index import Entry

_THINKS = pattern("opinions", "thinks")
_FEEDBACK = pattern("opinions", "feedback")
_TELLS = pattern("opinions", "tells_feedback")
_NO_FEEDBACK = pattern("opinions", "not_feedback")
_OBJECTS = word_list("opinions_objects")
_ANYBODY = word_list("opinions_anybody")
_SELF = word_list("opinions_self")
_MOST = 2
_TOLD = 4


def judged(reading: Reading) -> Draft | None:
    """What somebody is asked to think or say of the person: their reference, or that it is not
    said; None where that is not asked."""
    match = _THINKS.search(reading.question)
    if match is None or not _is_of_person(reading, match["object"]):
        return None
    who = match["who"]
    words = {token.lower for token in tokenize(who)}
    if words & _SELF or words <= _own_name(reading):
        return None
    references = reading.portfolio.of_kind("reference")
    named = [entry for entry in reading.mentions.titles if entry in references]
    if named:
        return _told(reading, named)
    asked = [
        token for token in content_tokens(who) if token.lower not in _ANYBODY | _own_name(reading)
    ]
    if not references:
        return _unsaid(reading, who) if asked else None
    if not asked:
        return _told(reading, references)
    whole = [entry for entry in references if _held(asked, entry) == len(asked)]
    if whole:
        return _told(reading, whole)
    draft = _unsaid(reading, who)
    part = [entry for entry in references if _held(asked, entry)]
    draft.related += [reading.portfolio.lead(entry) for entry in references]
    if part and (told := _told(reading, part)):
        draft.extend(told.claims)
    return draft


def pleased(reading: Reading) -> Draft | None:
    """What customers or colleagues are asked to have said of the work, or how pleased they were:
    a reference of theirs, a line that tells it, or that it is not said."""
    match = _FEEDBACK.search(reading.question)
    if match is None or _NO_FEEDBACK.search(reading.question) or reading.unknown_names:
        return None
    who = (match["who"] or match["whom"] or match["sort"]).lower()
    known = equivalents(stem(who))
    if any(
        _TELLS.search(item.quote.text) and known & stems(item.quote.text)
        for item in reading.evidence
        if item.entry.kind != "reference"
    ):
        return None
    references = reading.portfolio.of_kind("reference")
    if by_name := [entry for entry in reading.mentions.titles if entry in references]:
        return _told(reading, by_name)
    named = {entry.organisation for entry in reading.mentions.organisations}
    told = [entry for entry in references if not named or entry.organisation in named]
    if told and (not reading.named or named):
        return _told(reading, told)
    plural = who if (who.endswith("s") and who != "boss") or who == "people" else f"{who}s"
    draft = Draft(unsaid=[f"what {'bosses' if who == 'boss' else plural} said"])
    draft.related += [reading.portfolio.lead(entry) for entry in references]
    return draft


def _unsaid(reading: Reading, who: str) -> Draft:
    return Draft(unsaid=[f"what {who} thinks of {reading.portfolio.person.inline}"])


def _is_of_person(reading: Reading, name: str) -> bool:
    word = name.lower().replace("’", "'").removesuffix("'s")
    return word in _OBJECTS or word in _own_name(reading)


def _own_name(reading: Reading) -> set[str]:
    return {token.lower for token in tokenize(reading.portfolio.person.name or "")}


def _held(asked: list[Token], entry: Entry) -> int:
    """How many of the words on who it is are those of who gave the reference."""
    told = stems(f"{entry.organisation or ''} {entry.position or ''} {entry.title}")
    return sum(stem(token.lower) in told for token in asked)


def _told(reading: Reading, entries: list[Entry]) -> Draft | None:
    draft = Draft()
    for entry in entries[:_MOST]:
        focus = [item.quote for item in reading.evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, focus, _TOLD))
    return draft if draft.claims else None
