"""Which entries a list or a count is of: the kind, and what narrows it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.choosing.filters import (
    Condition,
    asked_apart,
    asked_states,
    at_levels,
    going_on,
    ids_with,
    in_states,
    involving,
    unwanted_technologies,
    wanted_technologies,
)
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.choosing.spans import in_time, span_asked
from assistant.compose.choosing.topics import (
    on_topic,
    subject_words,
    topic_text,
    unwanted_words,
    without_acts,
)
from assistant.compose.sentences.naming import kind_name
from assistant.evidence import equivalents
from assistant.forms.excluding import excluded, within
from assistant.geography import lies_in
from assistant.intents import ABSENT
from assistant.reading import Reading
from assistant.tables import pattern, table
from assistant.technologies import TechnologyMention
from assistant.words import Token, is_name_like, join_words, stem, stems
from index import Entry

_LIKELY = 0.5
NEGATED = pattern("listing", "negated")
_OR = pattern("listing", "or")
_TOGETHER = pattern("listing", "together")
_AT = pattern("listing", "at")
_OUTSIDE = pattern("excluding", "outside")
_OWN = pattern("excluding", "own")
_OWN_ROLE = pattern("excluding", "own_role")
_STATED = frozenset({"project"})
_HELD = frozenset({"role"})
_LEVELLED = frozenset({"skill", "language"})


@dataclass(frozen=True, slots=True)
class Selection:
    """The entries of a kind that a question asks for."""

    kind: str
    entries: tuple[Entry, ...]
    """What fits."""
    conditions: tuple[Condition, ...]
    unmet: tuple[str, ...] = ()
    """Names that no entry of the kind has."""
    timed: bool = False
    """The entries are those of some time."""


def select(reading: Reading, kinds: Sequence[str] = ()) -> list[Selection]:
    """The entries that a question asks for, of the kinds that it names, or of those in `kinds`."""
    kinds = kinds or _kinds_of(reading)
    wanted, unwanted = asked_states(reading)
    technologies = wanted_technologies(reading)
    states: list[tuple[str, ...]] = [wanted]
    if list(kinds) == ["project"] and len(wanted) > 1 and not _OR.search(reading.question):
        states = [(state,) for state in wanted]
    found = [
        _selection(reading, kind, state, unwanted, technologies)
        for kind in kinds
        for state in states
    ]
    if len(technologies) < 2:
        return found
    if not asked_apart(reading.question, technologies) and any(each.entries for each in found):
        return found
    apart = [
        _selection(reading, kind, wanted, unwanted, [technology])
        for technology in technologies
        for kind in kinds
    ]
    return [*_none_together(reading, found), *_telling(apart)]


def _none_together(reading: Reading, found: Sequence[Selection]) -> list[Selection]:
    """That nothing has all of them, where that was asked."""
    if not _TOGETHER.search(reading.question) or any(each.entries for each in found):
        return []
    kinds = join_words([kind_name(each.kind, 2) for each in found], "or")
    names = join_words([mention.text for mention in wanted_technologies(reading)])
    return [Selection(found[0].kind, (), (), (f"{kinds} that involve {names} together",))]


def _telling(apart: Sequence[Selection]) -> list[Selection]:
    """Of each technology the kinds that have it; that one has none only where none does."""
    told: list[Selection] = []
    by_condition: dict[tuple[Condition, ...], list[Selection]] = {}
    for each in apart:
        by_condition.setdefault(each.conditions, []).append(each)
    for group in by_condition.values():
        told += [each for each in group if each.entries] or group[:1]
    return told


def _kinds_of(reading: Reading) -> list[str]:
    if reading.mentions.kinds:
        return list(reading.mentions.kinds)
    if reading.scope:
        return list(dict.fromkeys(entry.kind for entry in reading.scope))
    bare = not (subject_words(reading) or reading.mentions.technologies)
    if reading.mentions.statuses or (reading.intent == "list" and bare):
        return likely_kinds(reading) or ["project"]
    return []


def likely_kinds(reading: Reading) -> list[str]:
    """Kinds of a topic that the question is nearly as like as a list: `what was published?`."""
    for intent in reading.intents[:4]:
        least = max(_LIKELY, reading.score("list") - 0.1)
        if intent.name.startswith(ABSENT) and intent.score >= least:
            row = table("absent")[intent.name.removeprefix(ABSENT)]
            return list(row.get("kinds", ()))
    return []


def _selection(
    reading: Reading,
    kind: str,
    wanted: Sequence[str],
    unwanted: Sequence[str],
    technologies: Sequence[TechnologyMention],
) -> Selection:
    portfolio = reading.portfolio
    entries = [entry for entry in reading.scope or portfolio.entries if entry.kind == kind]
    conditions: list[Condition] = []
    unmet: list[str] = []
    if kind in _STATED and (wanted or unwanted):
        entries, conditions = in_states(entries, wanted, unwanted)
    span = span_asked(reading.question, reading.mentions.years)
    if kind in _HELD and all(entry.start for entry in entries) and not (span and span.edge):
        entries, states = going_on(reading.question, entries)
        conditions = conditions + states
    entries, told = in_time(reading.question, reading.mentions.years, entries, reading.today)
    conditions = conditions + told
    for mention in technologies:
        with_it = ids_with(portfolio, mention.technology)
        entries = [entry for entry in entries if entry.id in with_it]
        conditions = [*conditions, involving(mention)]
        if not (entries or evidence_of(portfolio, mention.technology).quotes):
            unmet.append(mention.technology.name)
    if abroad := _places_left_out(reading):
        near = {e.id for e in entries if any(lies_in(portfolio, e.location, n) for n in abroad)}
        if not near:
            outside = f"which {kind_name(kind, 2)} were outside {join_words(abroad, 'or')}"
            return Selection(kind, (), tuple(conditions), (outside,))
        entries = [entry for entry in entries if entry.id not in near]
        conditions = [*conditions, Condition("remains", "remain")]
    kept = _without(reading, entries)
    if len(kept) < len(entries) and not conditions:
        conditions = [Condition("remains", "remain")]
    entries = kept
    if kind in _LEVELLED:
        entries, levels = at_levels(reading.question, entries)
        conditions = [*conditions, *levels]
    places = {place.organisation for place in _wanted_places(reading)}
    if places and kind != "role":
        entries = [entry for entry in entries if entry.organisation in places]
        if not entries:
            names = join_words([place for place in places if place])
            unmet.append(f"which {kind_name(kind, 2)} belong to {names}")
    if kind == "role" and (at := _at_places(reading)):
        entries = [entry for entry in entries if entry.organisation in at]
        conditions = [*conditions, Condition(f"is at {at[0]}", f"are at {at[0]}")]
    found = Selection(kind, tuple(entries), tuple(conditions), tuple(unmet), bool(told))
    return _about(reading, found) if entries else found


def _about(reading: Reading, found: Selection) -> Selection:
    """The entries of a selection that bear on the subject, where one is named."""
    topic = subject_words(reading)
    if not topic:
        return found
    entries = on_topic(reading, found.entries, topic)
    if not entries and (fewer := without_acts(reading, topic)):
        topic = fewer
        entries = on_topic(reading, found.entries, topic)
    words = topic_text(reading, entries, topic)
    if entries:
        condition = Condition(f"bears on {words}", f"bear on {words}")
        return replace(found, entries=tuple(entries), conditions=(*found.conditions, condition))
    if any(reading.portfolio.frequency[stem(token.lower)] for token in topic):
        return Selection(found.kind, (), ())
    condition = Condition(f"bears on {words}", f"bear on {words}")
    return Selection(found.kind, (), (*found.conditions, condition), (*found.unmet, words))


def _places_left_out(reading: Reading) -> list[str]:
    """The names of places in a part that is left out: `outside Peru`."""
    question = reading.question
    outside = [(a, b) for a, b in excluded(question) if _OUTSIDE.match(question[a:b])]
    return [
        token.text
        for token in reading.rest
        if within(token.start, outside) and is_name_like(token, question)
    ]


def _wanted_places(reading: Reading) -> list[Entry]:
    out = _left_out_entries(reading)
    return [place for place in reading.mentions.organisations if place not in out]


def _at_places(reading: Reading) -> list[str]:
    """The employer that jobs are narrowed down to: `the posts held at Acme`."""
    names = [place.organisation for place in _wanted_places(reading) if place.organisation]
    question = reading.question
    at = [
        name
        for name in dict.fromkeys(names)
        if any(
            _AT.search(question[:start])
            for start, _, stand_in in reading.mentions.spans
            if stand_in == "the company" and name.split()[0].lower() in question[start:].lower()
        )
    ]
    return at if len(at) == 1 else []


def _left_out_entries(reading: Reading) -> list[Entry]:
    """The entries whose names stand in a part that is left out: `besides Acme`."""
    question = reading.question
    spans = excluded(question)
    if not spans:
        return []
    if any(_OWN.search(question[start:end]) for start, end in spans):
        return [role for role in reading.portfolio.roles if _is_own(reading, role)]
    named = [*reading.mentions.organisations, *reading.mentions.titles, *reading.mentions.groups]
    parts = [question[start:end].lower() for start, end in spans]
    return [
        entry
        for entry in named
        if any(
            (name or "\0").lower().split()[0] in part
            for part in parts
            for name in (entry.organisation or entry.title, entry.title)
        )
    ]


def _is_own(reading: Reading, role: Entry) -> bool:
    """Whether a job was in the person's own firm: by the position, or by the surname in its
    name."""
    surname = (reading.portfolio.person.name or "\0").split()[-1]
    return bool(_OWN_ROLE.search(role.position or "")) or surname in (role.organisation or "")


def _without(reading: Reading, entries: list[Entry]) -> list[Entry]:
    """The entries without those that the question leaves out."""
    named = _left_out_entries(reading)
    places = {entry.organisation for entry in named if entry.organisation}
    kept = [e for e in entries if e not in named and e.organisation not in places]
    for technology in unwanted_technologies(reading):
        kept = [entry for entry in kept if entry.id not in ids_with(reading.portfolio, technology)]
    for token in () if named else unwanted_words(reading):
        kept = [entry for entry in kept if not _is_on(reading, entry, token)]
    return kept


def _is_on(reading: Reading, entry: Entry, token: Token) -> bool:
    """Whether an entry is chiefly on a subject: by its title, position or first line."""
    names = (entry.title, entry.position or "", entry.organisation or "")
    chief = " ".join((*names, reading.portfolio.lead(entry).text))
    return bool(equivalents(stem(token.lower)) & stems(chief))
