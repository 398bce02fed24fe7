"""The prompt for one question: rules, right answers as earlier turns, question, numbered evidence.

What comes from readers and portfolios is put between tags, with angle brackets taken out of it, so
that nothing in it can close them. What is the same for all questions comes first: endpoints keep
what they have read of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from assistant.answering import Composed
from assistant.checker_written import heading_quote
from assistant.claims import Quote
from assistant.compose.sentences.naming import kind_name
from assistant.llm.client import Prompt, Turn
from assistant.person import Person
from assistant.portfolio import Portfolio
from index import Entry

MOST_ENTRIES = 5
"""Cited entries of which all lines are given, beside the quotes themselves."""
MOST_EVIDENCE = 24
_NEAR = 3
"""Lines of other entries that come close to the question."""
_SIMILAR = 0.45
_PROSE = frozenset(["text", "highlight", "technologies", "email", "link"])


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is asked, and what its markers stand for."""

    prompt: Prompt
    evidence: tuple[Quote, ...]
    """Marker `[n]` is evidence n - 1."""


@dataclass(frozen=True, slots=True)
class _Block:
    """An entry as it is shown to the model: a heading, and lines below it, all numbered."""

    heading: str
    lines: tuple[str, ...]


def task(portfolio: Portfolio, composed: Composed, tokens: int) -> Task:
    """The prompt for a composed answer, in at most `tokens` tokens; the farthest evidence gives
    way first."""
    system, examples, person = _template("system.md"), _examples(), portfolio.person
    chosen = list(dict.fromkeys(_evidence(portfolio, composed)))[:MOST_EVIDENCE]
    while True:
        groups: dict[str, list[Quote]] = {}
        for quote in chosen:
            groups.setdefault(quote.entry.id, [heading_quote(quote.entry)])
            if not _is_heading(quote):
                groups[quote.entry.id].append(quote)
        blocks = [_block(quotes, person) for quotes in groups.values()]
        prompt = Prompt(system, _asked(blocks, _data(composed.question), person), examples)
        if prompt.tokens <= tokens or len(chosen) <= 1:
            return Task(prompt, tuple(quote for quotes in groups.values() for quote in quotes))
        chosen.pop()


def _is_heading(quote: Quote) -> bool:
    return not any(
        line in quote.text or quote.text in line
        for name, line in quote.entry.lines
        if name in _PROSE
    )


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


def _block(quotes: Sequence[Quote], person: Person) -> _Block:
    entry = quotes[0].entry
    named = [f"{kind_name(entry.kind)}: {entry.title}"]
    named += [f"position: {entry.position}"] if entry.position else []
    named += [f"organisation: {entry.organisation}"] if _has_employer(entry) else []
    named += [f"place: {entry.location}"] if entry.location else []
    named += [f"status: {entry.status}"] if entry.status else []
    named += [entry.period] if entry.period else []
    return _Block(_data(", ".join(named)), tuple(_told(quote, person) for quote in quotes[1:]))


def _has_employer(entry: Entry) -> bool:
    return bool(entry.organisation) and entry.organisation != entry.title


def _told(quote: Quote, person: Person) -> str:
    """A line as a sentence about the engineer, ready to be copied."""
    told = person.third_person(quote.text)
    told = quote.text if told.startswith("In ") and "own words" in told else told
    return _data(told)


@cache
def _template(name: str) -> str:
    return files("assistant").joinpath("llm", "prompts", name).read_text("utf-8").strip()


@cache
def _examples() -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for example in yaml.safe_load(_template("examples.yaml")):
        evidence = example["evidence"].items()
        blocks = [_Block(heading, tuple(lines)) for heading, lines in evidence]
        asked = _asked(blocks, example["question"], Person())
        turns += [Turn("user", asked), Turn("assistant", example["answer"])]
    return tuple(turns)


def _asked(blocks: Iterable[_Block], question: str, person: Person) -> str:
    filled = {
        "evidence": "\n".join(_numbered(blocks)),
        "question": question,
        "person": f'"{person.inline}", "{person.they}" or "{person.their}"',
    }
    # In one pass: what is put in is not looked through for names of places again.
    return re.sub(r"\{(\w+)\}", lambda found: filled[found[1]], _template("user.md"))


def _numbered(blocks: Iterable[_Block]) -> Iterator[str]:
    """Headings and lines, each ending as a sentence that cites it does: a model that only copies
    cites, too."""
    number = 0
    for block in blocks:
        number += 1
        yield f"({block.heading}) [{number}]"
        for line in block.lines:
            number += 1
            yield f"{line if line.endswith(('.', '!', '?')) else line + '.'} [{number}]"


def _data(text: str) -> str:
    return " ".join(text.replace("<", "‹").replace(">", "›").split())
