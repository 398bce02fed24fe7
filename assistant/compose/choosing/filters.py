"""What narrows a list of entries down besides its subject: states, times, technologies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.compose.choosing.shown import evidence_of
from assistant.compose.sentences.naming import status_says
from assistant.forms.excluding import Spans, excluded, within, without
from assistant.kinds import state_phrases
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.technologies import Technology, TechnologyMention
from assistant.words import join_words, tokenize
from index import Entry

_ONGOING = pattern("listing", "ongoing")
_OVER = pattern("listing", "over")
_OPEN_ENDED = pattern("listing", "open_ended")
_EACH = pattern("listing", "each")
_ALTERNATIVE = pattern("listing", "alternative")
_SENTENCE = pattern("listing", "sentence")


@dataclass(frozen=True, slots=True)
class Condition:
    """What narrows a list down, as a predicate: `is in production`, `are in production`."""

    one: str
    many: str


def asked_states(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states that a question wants, and those that it leaves out."""
    out = excluded(reading.question)
    named = reading.mentions.statuses
    found = [m for m in state_phrases().find(reading.question) if m.value in named]
    unwanted = dict.fromkeys(m.value for m in found if within(m.start, out))
    wanted = dict.fromkeys(m.value for m in found if not within(m.start, out))
    return tuple(each for each in wanted if each not in unwanted), tuple(unwanted)


def in_states(
    entries: Sequence[Entry], wanted: Sequence[str], unwanted: Sequence[str]
) -> tuple[list[Entry], list[Condition]]:
    """The entries in one of the `wanted` states, if any, and in none of the `unwanted`."""
    fitting = [
        entry
        for entry in entries
        if (not wanted or entry.status in wanted) and entry.status not in unwanted
    ]
    conditions = [_in_state(wanted, "or", "")] if wanted else []
    if unwanted and not wanted:
        conditions.append(
            _in_state(unwanted, "nor" if len(unwanted) > 1 else "or", "not ")
            if len(unwanted) == 1
            else _in_state(unwanted, "nor", "neither ")
        )
    return fitting, conditions


def _in_state(statuses: Sequence[str], word: str, before: str) -> Condition:
    says = [status_says(status) for status in statuses]
    many = [each.replace("an experiment", "experiments") for each in says]
    return Condition(
        f"is {before}{join_words(says, word)}", f"are {before}{join_words(many, word)}"
    )


def at_levels(question: str, entries: list[Entry]) -> tuple[list[Entry], list[Condition]]:
    """The skill groups or languages of a level that the question names, if it names one."""
    out = excluded(question)
    asked = {token.lower for token in tokenize(question) if not within(token.start, out)}
    levels = {(entry.position or "").split(" ")[0] for entry in entries} - {"", "Fluent"}
    named = [level for level in sorted(levels) if level.lower() in asked]
    if not named:
        return entries, []
    fitting = [entry for entry in entries if (entry.position or "").split(" ")[0] in named]
    words = join_words([level if level.isupper() else level.lower() for level in named], "or")
    return fitting, [Condition(f"is rated {words}", f"are rated {words}")]


def going_on(question: str, roles: list[Entry]) -> tuple[list[Entry], list[Condition]]:
    """Jobs that go on, or are over, where the question asks for those."""
    part = _asking_part(question)
    if _OPEN_ENDED.search(part):
        return [role for role in roles if not role.end], [Condition("goes on", "go on")]
    out = excluded(part)
    plain = without(part, out)
    left_out = without(part, _between(out, len(part)))
    if _OVER.search(plain) or _ONGOING.search(left_out):
        return [role for role in roles if role.end], [Condition("is over", "are over")]
    if _ONGOING.search(plain) or _OVER.search(left_out):
        return [role for role in roles if not role.end], [Condition("goes on", "go on")]
    return roles, []


def _between(spans: Spans, length: int) -> Spans:
    edges = [0, *(edge for span in spans for edge in span), length]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _asking_part(question: str) -> str:
    """The last sentence: what is said before it gives reasons."""
    return _SENTENCE.split(question.rstrip())[-1]


def wanted_technologies(reading: Reading) -> list[TechnologyMention]:
    """The technologies that a question wants, each once, without those left out and without the
    categories that only say what the others are: `the Zephyr RTOS`."""
    out = excluded(reading.question)
    mentions = {m.technology: m for m in reading.mentions.technologies if not within(m.start, out)}
    kinds = frozenset[str]().union(*(technology.categories for technology in mentions))
    return [
        m
        for technology, m in mentions.items()
        if not (technology.is_category and technology.name in kinds)
    ]


def unwanted_technologies(reading: Reading) -> list[Technology]:
    """The technologies that a question leaves out: `C, but not C++`."""
    out = excluded(reading.question)
    return [m.technology for m in reading.mentions.technologies if within(m.start, out)]


def asked_apart(question: str, mentions: Sequence[TechnologyMention]) -> bool:
    """Whether each technology is asked for by itself: `Rust or C`, `in which A, in which B`."""
    gaps = pairwise(mentions)
    return bool(_EACH.search(question)) or any(
        _ALTERNATIVE.search(question[left.end : right.start]) for left, right in gaps
    )


def ids_with(portfolio: Portfolio, technology: Technology) -> frozenset[str]:
    """The entries that name a technology or a member of a category."""
    return frozenset(entry.id for entry in evidence_of(portfolio, technology).entries)


def involving(mention: TechnologyMention) -> Condition:
    """The condition that a technology sets."""
    technology = mention.technology
    name = mention.text if technology.is_category else technology.name
    return Condition(f"involves {name}", f"involve {name}")
