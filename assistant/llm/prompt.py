"""The prompt for one question: rules, numbered evidence, question.

What comes from readers and portfolios is put between tags, with angle brackets taken out of it, so
that nothing in it can close them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.answering import Composed
from assistant.claims import Quote
from assistant.compose.naming import kind_name
from assistant.llm.client import Prompt
from assistant.portfolio import Portfolio
from index import Entry

MOST_ENTRIES = 5
"""Cited entries of which all lines are given, beside the quotes themselves."""
MOST_EVIDENCE = 24
_NEAR = 3
"""Lines of other entries that come close to the question."""
_SIMILAR = 0.45


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is asked, and what its markers stand for."""

    prompt: Prompt
    evidence: tuple[Quote, ...]
    """Marker `[n]` is evidence n - 1."""


@cache
def _template(name: str) -> str:
    return files("assistant").joinpath("llm", "prompts", f"{name}.md").read_text("utf-8")


def task(portfolio: Portfolio, composed: Composed, tokens: int) -> Task:
    """The prompt for a composed answer, in at most `tokens` tokens; the farthest evidence gives
    way first."""
    system = _template("system").replace("{person}", _person(portfolio))
    chosen = list(dict.fromkeys(_evidence(portfolio, composed)))[:MOST_EVIDENCE]
    while True:
        lines = "\n".join(_line(number, quote) for number, quote in enumerate(chosen, 1))
        user = _template("user").replace("{question}", _data(composed.question))
        prompt = Prompt(system, user.replace("{evidence}", lines))
        if prompt.tokens <= tokens or len(chosen) <= 1:
            return Task(prompt, tuple(chosen))
        chosen.pop()


def _evidence(portfolio: Portfolio, composed: Composed) -> Iterator[Quote]:
    quotes = [quote for claim in composed.claims for quote in claim.quotes]
    yield from quotes
    entries = list({quote.entry.id: quote.entry for quote in quotes}.values())
    if len(entries) <= MOST_ENTRIES:
        for entry in entries:
            yield from portfolio.quotes(entry)
    hits = portfolio.index.search(composed.question, _NEAR)
    for hit in hits:
        passage = hit.passage
        if passage.part in {"sentence", "highlight"} and hit.similarity >= _SIMILAR:
            yield Quote(portfolio.index.entry(passage.entry_id), passage.text)


def _person(portfolio: Portfolio) -> str:
    person = portfolio.person
    return f'the engineer as "{person.inline}", "{person.they}" and "{person.their}"'


def _line(number: int, quote: Quote) -> str:
    return f"[{number}] ({_heading(quote.entry)}) {_data(quote.text)}"


def _heading(entry: Entry) -> str:
    named = [f"{kind_name(entry.kind)}: {entry.title}"]
    named += [f"position: {entry.position}"] if entry.position else []
    named += [f"status: {entry.status}"] if entry.status else []
    named += [entry.period] if entry.period else []
    return _data(", ".join(named))


def _data(text: str) -> str:
    return " ".join(text.replace("<", "‹").replace(">", "›").split())
