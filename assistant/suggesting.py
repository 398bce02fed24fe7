"""Questions worth asking next: each can be answered from this portfolio, and was not asked yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from assistant.compose.entries.themes import related_entries
from assistant.compose.person.overview import measured
from assistant.compose.sentences.roles import place
from assistant.person import Person
from assistant.portfolio import Portfolio
from assistant.tables import pattern
from assistant.words import stems
from index import Entry

_STARTERS = 5
_FOLLOW_UPS = 3
_ALIKE = 0.7
_SUBJECT = pattern("reading", "subject")


def starters(portfolio: Portfolio, chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """Five questions to start from: the owner's own first, then one of each kind that has an
    answer."""
    profile = next(iter(portfolio.of_kind("profile")), None)
    own = [*chosen, *(profile.questions if profile else ())]
    return tuple(_distinct([*own, *_general(portfolio)], (), portfolio.person))[:_STARTERS]


@lru_cache(maxsize=8)
def _general(portfolio: Portfolio) -> tuple[str, ...]:
    """Questions on the whole portfolio, in the order in which they are offered."""
    return tuple(_on_the_whole(portfolio))


def _on_the_whole(portfolio: Portfolio) -> Iterator[str]:
    person = portfolio.person
    roles = portfolio.roles
    if roles:
        yield f"What did {person.inline} do at {place(roles[0])}?"
    statuses = {entry.status for entry in portfolio.of_kind("project")}
    if "Production" in statuses:
        yield "Which projects are in production?"
    elif len(portfolio.of_kind("project")) > 1:
        yield "Which projects are there?"
    strongest = sorted(
        portfolio.uses.items(), key=lambda item: -len({u.quote.entry.id for u in item[1]})
    )
    for name, _ in strongest[:1]:
        yield f"Does {person.inline} know {name}?"
    if any(role.start for role in roles):
        yield "How many years of experience are there in total?"
    if measured(portfolio):
        yield "What are the strongest measurable results?"
    if portfolio.of_kind("education"):
        yield f"What did {person.inline} study?"
    if portfolio.of_kind("principle"):
        yield "Which engineering principles are there?"
    if portfolio.of_kind("deep-dive"):
        yield f"Which topics has {person.inline} studied in depth?"
    yield f"Who is {person.inline}?"


def follow_ups(
    portfolio: Portfolio, entries: Sequence[Entry], asked: Iterable[str]
) -> tuple[str, ...]:
    """Up to three questions that lead on from the entries of an answer."""
    candidates = (  # no more of them than are wanted: the first ones look through all entries
        question
        for source in (lambda: _on(portfolio, entries), lambda: _general(portfolio))
        for question in source()
    )
    return tuple(islice(_distinct(candidates, asked, portfolio.person), _FOLLOW_UPS))


def _on(portfolio: Portfolio, entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries[:2]:
        if entry.kind == "role":
            if entry.start:
                yield (
                    f"How long was {portfolio.person.inline} at {place(entry)}?"
                    if entry.end
                    else f"How long has {portfolio.person.inline} been at {place(entry)}?"
                )
            if portfolio.technologies_of(entry):
                yield f"Which technologies were used at {place(entry)}?"
        elif entry.kind in {"project", "principle", "deep-dive"}:
            partners = related_entries(
                portfolio, entry, frozenset({"project", "principle", "deep-dive"})
            )
            for partner in partners[:2]:
                if partner not in entries:
                    yield f"What is {partner.title} about?"
    for entry in entries[:1]:
        for name in portfolio.technologies_of(entry)[:2]:
            if len({use.quote.entry.id for use in portfolio.uses[name]}) > 1:
                yield f"Where was {name} used?"


def _distinct(questions: Iterable[str], asked: Iterable[str], person: Person) -> Iterator[str]:
    """The questions that are not like one before them, whatever the engineer is called in them."""
    forms = [person.name, *person.name.split()] if person.name else []
    name = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b" if forms else r"(?!)")

    def topic(question: str) -> frozenset[str]:
        return stems(_SUBJECT.sub("they", name.sub("they", question)))

    seen = [topic(question) for question in asked]
    for question in questions:
        own = topic(question)
        if all(_alike(own, other) < _ALIKE for other in seen):
            seen.append(own)
            yield question


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    union = one | other
    return len(one & other) / len(union) if union else 1.0
