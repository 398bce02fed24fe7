"""Whether each sentence of an answer is supported by what it cites: deterministic checks.

ALCE (Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations", section
3.3) asks a language model whether a statement follows from its citations. Here the question is
decided by what can be checked without one: the cited entry exists, the quote stands in it word
for word, the numbers and names of the sentence stand in its quotes, and a sentence that needs a
citation has one. Lengths of time and counts may instead be computed from the cited entries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, Citation, Statement
from evals.names import (
    Names,
    clauses,
    denied_things,
    is_about_itself,
    is_denial,
    plain,
    stands_in,
    words,
)
from evals.quantities import gives_length, lengths, numbers
from index import Entry

_NOT_BUT = re.compile(r"\bnot (?:about |over )?\S+", re.I)
"""`not 300 but 200`: the number that is denied."""


@dataclass(frozen=True)
class Portfolio:
    """What the checks know about a portfolio."""

    entries: Mapping[str, Entry]
    names: Names
    today: date

    @classmethod
    def of(cls, entries: tuple[Entry, ...], today: date) -> Portfolio:
        """The entries by id, with the names that stand in them."""
        return cls({entry.id: entry for entry in entries}, Names.of(entries), today)


@dataclass(frozen=True)
class Unsupported:
    """A sentence that is not supported, and why."""

    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.why}: {self.text}"


def unsupported(answer: Answer, portfolio: Portfolio, question: str = "") -> list[Unsupported]:
    """The sentences of an answer that are not supported, one reason for each."""
    found: list[Unsupported] = []
    by_number = {citation.number: citation for citation in answer.citations}
    for citation in (*answer.citations, *answer.related):
        if why := _broken(citation, portfolio):
            found.append(Unsupported(citation.quote, why))
    for statement in answer.statements:
        missing = [number for number in statement.citations if number not in by_number]
        if missing:
            found.append(Unsupported(statement.text, f"marker {missing[0]} has no citation"))
            continue
        cited = [by_number[number] for number in statement.citations]
        if why := _why_unsupported(statement, cited, answer.status, portfolio, question):
            found.append(Unsupported(statement.text, why))
    used = {number for statement in answer.statements for number in statement.citations}
    for number in sorted(by_number.keys() - used):
        found.append(Unsupported(by_number[number].quote, f"citation {number} is used nowhere"))
    return found


def _broken(citation: Citation, portfolio: Portfolio) -> str | None:
    entry = portfolio.entries.get(citation.source)
    if entry is None:
        return f"no entry {citation.source}"
    if not citation.quote.strip():
        return f"empty quote from {citation.source}"
    if citation.quote not in entry.document:
        return f"quote is not in {citation.source}"
    return None


def _why_unsupported(
    statement: Statement, cited: list[Citation], status: str, portfolio: Portfolio, question: str
) -> str | None:
    if false := _false_denial(statement.text, portfolio):
        return false
    if not cited:
        return _why_in_need(statement.text, status, portfolio, question)
    claims = [clause for clause in clauses(statement.text) if not is_denial(clause)]
    evidence = "\n".join(part for citation in cited for part in (citation.title, citation.quote))
    for claim in claims:
        for name in portfolio.names.in_text(claim, question):
            if not stands_in(name, evidence):
                return f"{name} is not in what it cites"
        if why := _wrong_number(claim, cited, portfolio):
            return why
    return None


def _why_in_need(text: str, status: str, portfolio: Portfolio, question: str) -> str | None:
    """Why a sentence without a citation needs one."""
    if is_denial(text):
        return None
    asked = {plain(word) for word, _ in words(question)}
    for name in portfolio.names.in_text(text, question):
        if portfolio.names.knows(name) and plain(name) not in asked:
            return f"{name} without a citation"
    if numbers(text):
        return "a number without a citation"
    if status in ("chat", "declined") or is_about_itself(text):
        return None
    return "needs a citation"


def _false_denial(text: str, portfolio: Portfolio) -> str | None:
    for thing in denied_things(text):
        pattern = re.compile(rf"(?<!\w){re.escape(thing)}(?!\w)", re.I)
        for entry in portfolio.entries.values():
            if pattern.search(entry.document):
                return f"{entry.id} does mention {thing}"
    return None


def _wrong_number(claim: str, cited: list[Citation], portfolio: Portfolio) -> str | None:
    """A number of the claim that is neither quoted nor computed from the cited entries."""
    entries = [portfolio.entries[c.source] for c in cited if c.source in portfolio.entries]
    for months, said in lengths(claim):
        if said.lower() in "\n".join(citation.quote for citation in cited).lower():
            continue
        if not gives_length(months, said, entries, portfolio.today):
            return f"{said} does not follow from the dates"
        claim = claim.replace(said, " ")
    quoted = {n for citation in cited for n in numbers(f"{citation.title}\n{citation.quote}")}
    right = quoted | _counts(cited) | {float(portfolio.today.year)}
    for number in numbers(_NOT_BUT.sub(" ", claim)):
        if number not in right:
            return f"{number:g} is not in what it cites"
    return None


def _counts(cited: list[Citation]) -> set[float]:
    """What can be counted in the citations: entries, entries of a kind, lines that are quoted."""
    sources = {citation.source: citation.kind for citation in cited}
    lines = sum(len(citation.quote.splitlines()) for citation in cited)
    return {float(n) for n in (len(sources), lines, *Counter(sources.values()).values())}
