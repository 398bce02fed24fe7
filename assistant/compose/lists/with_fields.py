"""Lists of entries with one or two fields of each: `all talks with city`, `who issued each?`"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from assistant.claims import Draft, Quote
from assistant.compose.choosing.selecting import Selection, select
from assistant.compose.sentences.naming import counted, kind_name, status_says
from assistant.compose.sentences.roles import fields_quote, place, since
from assistant.compose.skills.stack import technologies_at
from assistant.dates import is_exact, lasting, months
from assistant.kinds import kind_spans
from assistant.phrases import Phrases
from assistant.reading import Reading
from assistant.tables import pattern, table, word_list
from assistant.wording import lower_first, upper_first
from assistant.words import join_words, stop_words, tokenize
from index import Entry

_LINKS = pattern("with_fields", "links")
_EACH = pattern("with_fields", "each")
_OF_ONE = pattern("with_fields", "of_one")
"""Asks for one entry of the list: `the latest`."""
_USED = pattern("with_fields", "used")
_MOST = 14
_FIELDS_OF = {
    "role": frozenset({"location", "technologies", "dates", "position", "length", "name"}),
    "volunteer": frozenset({"location", "technologies", "dates", "position", "length", "name"}),
    "project": frozenset({"technologies", "status", "dates", "issuer"}),
    "education": frozenset({"location", "dates", "position", "length", "name"}),
    "talk": frozenset({"location", "dates", "issuer"}),
    "award": frozenset({"location", "dates", "issuer"}),
    "certificate": frozenset({"dates", "issuer"}),
    "publication": frozenset({"dates", "issuer"}),
    "language": frozenset({"level"}),
    "skill": frozenset({"level", "technologies"}),
}
"""The fields that entries of a kind may have."""
_LONG = frozenset({"role", "project"})
"""Kinds of which one alone is no list."""
_SAYS = {
    "location": "the place of",
    "dates": "the dates of",
    "position": "the title of",
    "issuer": "who stands behind",
    "level": "the level of",
    "status": "the status of",
    "length": "how long it was, of",
    "technologies": "the technologies of",
}


class _Asked(NamedTuple):
    """What is asked of each entry, and the question without it."""

    fields: tuple[str, ...]
    head: str


def with_fields(reading: Reading) -> Draft | None:
    """The entries of one kind, each with the fields that the question wants of each; None where
    it wants none of them."""
    kinds = reading.mentions.kinds
    if len(kinds) != 1 or kinds[0] not in _FIELDS_OF or reading.mentions.titles:
        return None
    if _OF_ONE.search(reading.question):
        return None
    kind = kinds[0]
    asked = _tail(reading.question, kind) or _of_each(reading.question, kind)
    known = _FIELDS_OF[kind]
    named = "name" in known
    fields = ["name" if named and f == "issuer" else f for f in asked.fields] if asked else []
    fields = [name for name in fields if name in known]
    if asked is None or not fields:
        return None
    chosen = _chosen(replace(reading, question=asked.head), kind)
    if chosen is None or (kind in _LONG and len(chosen.entries) < 2):
        return None
    draft = Draft()
    entries = chosen.entries[:_MOST]
    beside = [name for name in fields if name not in {"technologies", "name"}][:2]
    if kind == "education" and not any(entry.location for entry in entries):
        # Where a degree was taken is told by the school.
        beside = [name for name in beside if name != "location"]
    told = {entry.id: _values(reading, entry, beside) for entry in entries}
    if beside and not any(told.values()):
        draft.unsaid.append(f"{_SAYS[beside[0]]} the {kind_name(kind, 2)}")
    if beside or "technologies" not in fields:
        names = join_words([_shown(entry, told[entry.id]) for entry in entries])
        draft.add(f"{_opening(chosen)} {names}.", *[_quote(entry) for entry in entries])
        silent = [place(entry) for entry in entries if not told[entry.id]]
        if silent and any(told.values()):
            draft.unsaid.append(f"{_SAYS[beside[0]]} {join_words(silent, 'or')}")
    if "technologies" in fields:
        _technologies(reading, entries, draft)
    return draft


def _technologies(reading: Reading, entries: Sequence[Entry], draft: Draft) -> None:
    for entry in entries:
        if claim := technologies_at(reading.portfolio, entry):
            draft.add(*claim)
        else:
            draft.unsaid.append(f"which technologies {_name(entry)} involves")
    if len(draft.unsaid) > 2:
        others = [entry for entry in entries if not technologies_at(reading.portfolio, entry)]
        names = join_words([_name(entry) for entry in others], "or")
        draft.unsaid = [f"which technologies {names} involve"]


@cache
def _phrases() -> Phrases[str]:
    rows = table("fields_of_each")
    return Phrases((str(text), str(name)) for name, texts in rows.items() for text in texts)


def _fields_in(text: str, kind: str, own: bool = False) -> tuple[str, ...]:
    """The fields that a text names, where it names nothing else; empty otherwise.

    `own` says that the text names the kind, too: its words are no field.
    """
    of_kind = kind_spans(text, kind)
    found = [
        match
        for match in _phrases().find(text)
        if not (own and any(start <= match.start and match.end <= end for start, end in of_kind))
        and not (match.value == "location" and _USED.search(text))
    ]
    spans = [*[(match.start, match.end) for match in found], *of_kind]
    plain = stop_words() | word_list("light") | word_list("with_fields_plain")
    other = [
        token
        for token in tokenize(text)
        if token.lower not in plain and not any(start <= token.start < end for start, end in spans)
    ]
    return () if other else tuple(dict.fromkeys(match.value for match in found))


def _tail(question: str, kind: str) -> _Asked | None:
    """`... with their cities`: fields after the kind, and nothing behind them."""
    ends = [end for _, end in kind_spans(question, kind)]
    for link in _LINKS.finditer(question):
        if ends and link.start() >= min(ends):
            fields = _fields_in(question[link.end() :], kind)
            if fields:
                return _Asked(fields, question[: link.start()])
    return None


def _of_each(question: str, kind: str) -> _Asked | None:
    """`Who issued each certificate?`: a field of each, and nothing else in the question."""
    if not _EACH.search(question):
        return None
    fields = _fields_in(question, kind, own=True)
    return _Asked(fields, "") if fields else None


def _chosen(reading: Reading, kind: str) -> Selection | None:
    if not reading.question:
        entries = tuple(reading.portfolio.of_kind(kind))
        return Selection(kind, entries, ()) if entries else None
    found = [each for each in select(reading, [kind]) if each.entries]
    return found[0] if len(found) == 1 and not found[0].unmet else None


def _opening(chosen: Selection) -> str:
    count = len(chosen.entries)
    phrase = counted(chosen.kind, count)
    if not chosen.conditions:
        return f"The portfolio lists {phrase}:"
    told = " and ".join(each.one if count == 1 else each.many for each in chosen.conditions)
    return f"{upper_first(phrase)} {told}:"


def _values(reading: Reading, entry: Entry, fields: Sequence[str]) -> list[str]:
    return [value for name in fields if (value := _value(reading, entry, name))]


def _value(reading: Reading, entry: Entry, name: str) -> str:
    if name == "dates":
        return since(entry).removeprefix("in ")
    if name == "length":
        count = months(entry, reading.today)
        length = "" if count is None else lasting(count, is_exact(entry))
        about = length if length.startswith("about") or not length else f"about {length}"
        return f"{about}, {since(entry)}" if about else ""
    if name == "status":
        return status_says(entry.status) if entry.status else ""
    if name == "issuer":
        return entry.organisation if entry.organisation not in (None, entry.title) else ""
    value = entry.position if name in {"position", "level"} else entry.location
    return value or ""


def _name(entry: Entry) -> str:
    if entry.kind in {"role", "volunteer"}:
        return place(entry)
    if entry.kind == "education":
        return f"{entry.position} at {place(entry)}" if entry.position else place(entry)
    return entry.title


def _shown(entry: Entry, values: Sequence[str]) -> str:
    told = [value for value in values if value not in _name(entry)]
    if entry.kind == "language":
        told = [lower_first(value) if " " in value else value for value in told]
    return f"{_name(entry)} ({', '.join(told)})" if told else _name(entry)


def _quote(entry: Entry) -> Quote:
    return fields_quote(entry, "location", "status")
