"""Which entries a list or a count is of: the kind, and what narrows it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.naming import kind_name, status_says
from assistant.compose.shown import evidence_of
from assistant.evidence import equivalents
from assistant.intents import ABSENT
from assistant.kinds import kind_phrases, words_of_kinds
from assistant.reading import Reading
from assistant.tables import pattern, table, word_list
from assistant.technologies import Technology
from assistant.words import Token, join_words, stem, stems, stop_words, tokenize
from index import Entry

NEGATED = pattern("listing", "negated")
_OR = pattern("listing", "or")
_NARROWS = pattern("listing", "narrows")
_ONGOING = pattern("listing", "ongoing")
_OVER = pattern("listing", "over")


@dataclass(frozen=True, slots=True)
class Condition:
    """What narrows a list down, as a predicate: `is in production`, `are in production`."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The entries of a kind that a question asks for."""

    kind: str
    entries: tuple[Entry, ...]
    """What fits."""
    conditions: tuple[Condition, ...]
    unmet: tuple[str, ...]
    """Names that no entry of the kind has."""


def select(reading: Reading, kinds: Sequence[str] = ()) -> list[Selection]:
    """One selection for each kind that the question asks for, or of those in `kinds`."""
    kinds = kinds or [kind for kind in reading.mentions.kinds if kind != "skill"]
    if not kinds and not reading.scope:
        bare = not (subject_words(reading) or reading.mentions.technologies)
        if reading.mentions.statuses or (reading.intent == "list" and bare):
            kinds = _likely_kinds(reading) or ["project"]
    elif not kinds:
        kinds = list(dict.fromkeys(entry.kind for entry in reading.scope))
    statuses = reading.mentions.statuses
    if kinds == ["project"] and len(statuses) > 1 and not _OR.search(reading.question):
        return [_selection(reading, "project", (status,)) for status in statuses]
    return [_selection(reading, kind, statuses) for kind in kinds]


def _likely_kinds(reading: Reading) -> list[str]:
    """Kinds of a topic that the question is nearly as like as a list: `what was published?`."""
    for intent in reading.intents[:4]:
        if intent.name.startswith(ABSENT) and intent.score >= reading.score("list") - 0.1:
            row = table("absent")[intent.name.removeprefix(ABSENT)]
            return list(row.get("kinds", ()))
    return []


def _selection(reading: Reading, kind: str, wanted: tuple[str, ...]) -> Selection:
    portfolio = reading.portfolio
    entries = [entry for entry in reading.scope or portfolio.entries if entry.kind == kind]
    conditions: list[Condition] = []
    unmet: list[str] = []
    if kind == "project" and wanted:
        negated = bool(NEGATED.search(reading.question))
        entries = [entry for entry in entries if (entry.status in wanted) != negated]
        conditions.append(_in_state(wanted, negated))
    if kind == "role" and all(entry.start for entry in entries):
        entries, told = _going_on(reading.question, entries)
        conditions += told
    for mention in reading.mentions.technologies:
        with_it = {entry.id for entry in evidence_of(portfolio, mention.technology).entries}
        entries = [entry for entry in entries if entry.id in with_it]
        conditions.append(_involving(mention.technology, mention.text))
        if not (entries or evidence_of(portfolio, mention.technology).quotes):
            unmet.append(mention.technology.name)
    places = {place.organisation for place in reading.mentions.organisations}
    if places and kind != "role":
        entries = [entry for entry in entries if entry.organisation in places]
        if not entries:
            names = join_words(
                [place.organisation or place.title for place in reading.mentions.organisations]
            )
            unmet.append(f"which {kind_name(kind, 2)} belong to {names}")
    topic = subject_words(reading)
    if topic and entries:
        entries = on_topic(reading, entries, topic)
        words = " ".join(token.text for token in met(reading, entries, topic))
        conditions.append(Condition(f"bears on {words}", f"bear on {words}"))
        if not entries and not any(portfolio.frequency[stem(t.lower)] for t in topic):
            unmet.append(words)
        elif not entries:
            return Selection(kind, (), (), ())
    return Selection(kind, tuple(entries), tuple(conditions), tuple(unmet))


def _going_on(question: str, roles: list[Entry]) -> tuple[list[Entry], list[Condition]]:
    """Jobs that go on, or are over, where the question asks for those."""
    if _OVER.search(question):
        ended = [role for role in roles if role.end]
        return ended, [Condition("is over", "are over")]
    if _ONGOING.search(question):
        return [role for role in roles if not role.end], [Condition("goes on", "go on")]
    return roles, []


def _involving(technology: Technology, words: str) -> Condition:
    name = words if technology.is_category else technology.name
    return Condition(f"involves {name}", f"involve {name}")


def _in_state(statuses: Sequence[str], negated: bool) -> Condition:
    says = [status_says(status) for status in statuses]
    many = [each.replace("an experiment", "experiments") for each in says]
    no = "not " if negated else ""
    return Condition(f"is {no}{join_words(says, 'or')}", f"are {no}{join_words(many, 'or')}")


def subject_words(reading: Reading) -> list[Token]:
    """What the entries shall be about: words of titles and other subjects."""
    spans = [(a, b) for a, b, stand_in in reading.mentions.spans if stand_in == "the project"]
    titled = [token for token in reading.content if any(a <= token.start < b for a, b in spans)]
    return titled + _topic(reading, reading.intent.startswith(ABSENT))


def _topic(reading: Reading, chosen: bool) -> list[Token]:
    """The words that narrow a list down: not those that name the kind, the state or the list
    itself."""
    topic = [
        token
        for token in reading.rest
        if token.lower not in words_of_kinds() | word_list("light")
        and not (chosen and stem(token.lower) in reading.examples.words(reading.intent))
        and not reading.is_soft(token)
        and not token.text.isdigit()
    ]
    at = kind_at(reading.question)
    topic = [t for t in topic if t in reading.subjects or narrows(reading.question, t, at)]
    known = [token for token in topic if token in reading.subjects]
    unknown = [token for token in topic if token.text in " ".join(reading.unknown_names).split()]
    return known + [token for token in unknown if token not in known] or topic


def kind_at(question: str) -> int:
    """Where the name of the kind begins that is asked for; 0 where none is named."""
    return min((match.start for match in kind_phrases().find(question)), default=0)


def narrows(question: str, token: Token, at: int) -> bool:
    """Whether a word that the portfolio lacks says what the entries are on: beside the kind
    (`payment projects`) or after a preposition (`projects for banks`)."""
    if at and token.end <= at:
        between = tokenize(question[token.end : at])
        return not any(each.lower in stop_words() for each in between)
    return not at or bool(_NARROWS.search(question[: token.start])) or token.text[0].isupper()


def on_topic(reading: Reading, entries: Sequence[Entry], topic: Sequence[Token]) -> list[Entry]:
    portfolio = reading.portfolio
    wanted = [equivalents(stem(token.lower)) for token in topic]
    joined = stems(" ".join(token.text for token in topic)) - {stem(token.lower) for token in topic}

    def hits(entry: Entry) -> int:
        found = portfolio.entry_stems[entry.id]
        return len(wanted) if joined & found else sum(bool(group & found) for group in wanted)

    exact = [entry for entry in entries if hits(entry) == len(wanted)]
    if exact or len(wanted) < 3:
        return exact
    return [entry for entry in entries if hits(entry) == len(wanted) - 1]


def met(reading: Reading, entries: Sequence[Entry], topic: Sequence[Token]) -> Sequence[Token]:
    """The words of a topic that all entries hold: of several words one may be missing."""
    found = [reading.portfolio.entry_stems[entry.id] for entry in entries]
    met = [t for t in topic if all(equivalents(stem(t.lower)) & each for each in found)]
    return met or topic
