"""Answers on one field of entries side by side: `both in the same city?`, `the title then and now`.

Only the field is told, of each, and whether it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.claims import Draft
from assistant.compose.choosing.sides import kinds_meant, pointed_pair, sides
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import fields_quote, held, place, since
from assistant.kinds import kind_phrases
from assistant.numbers import number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import upper_first
from assistant.words import join_words
from index import Entry

_SAME = pattern("same", "same")
_ALL = pattern("same", "all")
_PLACE_TOO = pattern("same", "place_too")
_COUNTRY = pattern("same", "country")
_FIELDS: Mapping[str, tuple[str, frozenset[str]]] = {
    "location": ("location", frozenset({"role", "volunteer", "education", "talk"})),
    "position": ("position", frozenset({"role", "volunteer", "education"})),
    "status": ("status", frozenset({"project"})),
}
_ASKED = {
    "location": pattern("same", "location"),
    "position": pattern("same", "position"),
    "status": pattern("same", "status"),
}
_MOST = 6
_NOUNS = {"role": "jobs", "volunteer": "voluntary roles", "education": "studies"}


def same_field(reading: Reading) -> Draft | None:
    """The field of each of the entries that a question sets side by side, and whether it is the
    same; None where no one field is asked for."""
    question = reading.question
    pair = pointed_pair(reading)
    alike = _SAME.search(question)
    fields = [name for name, form in _ASKED.items() if form.search(question)][:1]
    if pair and "location" not in fields and _PLACE_TOO.search(question):
        fields.append("location")
    if not fields or not (alike or pair) or reading.mentions.technologies:
        return None
    draft = Draft()
    for field in fields:
        name, kinds = _FIELDS[field]
        named = [entry for entry in reading.named if entry.kind in kinds]
        entries = pair or (named if len(named) > 1 else sides(reading)) or _every(reading, kinds)
        entries = [entry for entry in entries if entry.kind in kinds][:_MOST]
        if len(entries) > 1:
            _tell(reading, name, entries, draft)
    return None if draft.is_empty else draft


def _tell(reading: Reading, name: str, entries: Sequence[Entry], draft: Draft) -> None:
    """Add one field of each of the entries."""
    given = [entry for entry in entries if getattr(entry, name)]
    draft.unsaid += [f"{_WHAT[name]} {place(each)}" for each in entries if each not in given]
    if name == "position":
        given.sort(key=lambda each: each.start.ordinal if each.start else 0)
        person = reading.portfolio.person
        draft.extend([held(each, person, opens=at == 0) for at, each in enumerate(given)])
    elif len(given) > 1:
        values = {str(getattr(entry, name)).casefold() for entry in given}
        quotes = [fields_quote(entry, name) for entry in given]
        draft.add(_TOLD[name](given, len(values) == 1), *quotes)
        if len(values) > 1 and _COUNTRY.search(reading.question):
            draft.unsaid.append("in which country each is")


_WHAT = {"location": "the place of", "position": "the position at", "status": "the status of"}


def _every(reading: Reading, kinds: frozenset[str]) -> list[Entry]:
    """All entries of the kind that the question names, where it speaks of several."""
    named = [each for each in kinds_meant(reading.question) if each in kinds]
    named = named or [m.value for m in kind_phrases().find(reading.question) if m.value in kinds]
    if len(set(named)) > 1 or not _ALL.search(reading.question) or reading.named:
        return []
    kind = named[0] if named else "role"
    if kind not in kinds:
        return []
    return reading.portfolio.roles if kind == "role" else reading.portfolio.of_kind(kind)


def _both(entries: Sequence[Entry]) -> str:
    """`Both jobs`, `All four jobs`"""
    noun = _NOUNS.get(entries[0].kind, "entries")
    return f"both {noun}" if len(entries) == 2 else f"all {number(len(entries))} {noun}"


def _places(entries: Sequence[Entry], alike: bool) -> str:
    if alike:
        names = join_words([f"{place(each)} ({since(each)})" for each in entries])
        return f"{upper_first(_both(entries))} are placed in {entries[0].location}: {names}."
    told = join_words([f"{each.location} ({place(each)})" for each in entries])
    return f"The places given are {told}."


def _states(entries: Sequence[Entry], alike: bool) -> str:
    told = join_words([f"{each.title} is {status_says(each.status or '')}" for each in entries])
    return f"{told}."


_TOLD: Mapping[str, Callable[[Sequence[Entry], bool], str]] = {
    "location": _places,
    "status": _states,
}
