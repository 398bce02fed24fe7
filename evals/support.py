"""Whether each sentence of an answer is supported by what it cites: deterministic checks.

ALCE (Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations", section
3.3) asks a language model whether a sentence follows from its citations. Here that is decided by
what can be checked without one: the cited entry exists, the quote stands in it word for word,
the numbers and names of the sentence stand in its quotes, the two share a word at all, and a
sentence that needs a citation has one. Lengths of time and counts may be computed from the cited
entries instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, Citation
from evals.metrics_citation import Citing, citing
from evals.names import (
    Names,
    claims_of,
    denied_things,
    is_about_itself,
    plain,
    quotations,
    stands_in,
    words,
)
from evals.quantities import lengths, numbers
from evals.support_numbers import wrong_number
from index import Entry

_SPEAKS = {"english"}
"""What the assistant may say of itself, though it be a language that the owner speaks, too."""
_FUNCTION_WORDS = """
about above after also been both built does from have having here into more most much only over
such than that their them then there these they this those through used uses using very were what
when where which while will with work worked would your
"""


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


def unsupported(answer: Answer, portfolio: Portfolio, asked: str = "") -> tuple[str, ...]:
    """The sentences of an answer that are not supported: `why: the sentence`.

    `asked` is the question with what was said before it.
    """
    found: list[str] = []
    by_number = {citation.number: citation for citation in answer.citations}
    for citation in (*answer.citations, *answer.related):
        if why := _broken(citation, portfolio):
            found.append(f"{why}: {citation.quote}")
    for statement in answer.statements:
        cited = [by_number[n] for n in statement.citations if n in by_number]
        if missing := [n for n in statement.citations if n not in by_number]:
            why = f"marker [{missing[0]}] has no citation"
        elif cited:
            why = _false_denial(statement.text, portfolio) or _gap(
                statement.text, cited, portfolio, asked
            )
        else:
            why = _false_denial(statement.text, portfolio) or _need(
                statement.text, answer.status, portfolio, asked
            )
        if why:
            found.append(f"{why}: {statement.text}")
    used = {number for statement in answer.statements for number in statement.citations}
    found += [
        f"citation [{number}] is used nowhere: {by_number[number].quote}"
        for number in sorted(by_number.keys() - used)
    ]
    return tuple(found)


def citations_of(answer: Answer, portfolio: Portfolio, asked: str = "") -> Citing:
    """Citation precision and recall of one answer, by the same checks."""
    by_number = {citation.number: citation for citation in answer.citations}
    sentences = [
        (statement.text, [by_number[n] for n in statement.citations if n in by_number])
        for statement in answer.statements
        if statement.citations or _need(statement.text, answer.status, portfolio, asked)
    ]

    def supports(text: str, cited: Sequence[Citation]) -> bool:
        return not any(_broken(c, portfolio) for c in cited) and not _gap(
            text, cited, portfolio, asked
        )

    return citing(sentences, supports)


def _broken(citation: Citation, portfolio: Portfolio) -> str | None:
    entry = portfolio.entries.get(citation.source)
    if entry is None:
        return f"no entry {citation.source}"
    if not citation.quote.strip():
        return f"empty quote from {citation.source}"
    return None if citation.quote in entry.document else f"quote is not in {citation.source}"


def _gap(text: str, cited: Sequence[Citation], portfolio: Portfolio, asked: str) -> str | None:
    """What of a sentence is not in its citations."""
    entries = [portfolio.entries[c.source] for c in cited if c.source in portfolio.entries]
    shown = [f"{c.kind.replace('-', ' ')}\n{c.title}\n{c.quote}" for c in cited]
    # A job is called by its employer as much as by its title.
    evidence = "\n".join([*shown, *(entry.organisation or "" for entry in entries)])
    claims = claims_of(text)
    for name in portfolio.names.in_text(text, asked):
        if not stands_in(name, evidence):
            return f"{name} is not in what it cites"
    if not claims:
        return None
    if wrong := wrong_number(claims, cited, entries, portfolio.today):
        return wrong
    for quotation in quotations(text):
        if quotation.rstrip(".,;") not in evidence:
            return f"“{quotation}” is not in what it cites"
    if not lengths(text) and not _contents(text) & _contents(evidence):
        return "shares no word with what it cites"
    return None


def _contents(text: str) -> set[str]:
    """The words that carry meaning, cut to four letters: `caching` and `cached` are one."""
    found = {plain(word): word for word, _ in words(text)}
    return {
        key[:4]
        for key, word in found.items()
        if key not in {*_FUNCTION_WORDS.split()}
        and (len(key) >= 4 or word.isupper() or any(map(str.isdigit, key)))
    }


def _need(text: str, status: str, portfolio: Portfolio, asked: str) -> str | None:
    """Why a sentence without a citation needs one."""
    claims = claims_of(text)
    if not claims:
        return None
    said = {plain(word) for word, _ in words(asked)}
    if is_about_itself(text):
        said |= _SPEAKS
    for name in portfolio.names.in_text(text, asked):
        if portfolio.names.knows(name) and plain(name) not in said:
            return f"{name} without a citation"
    if numbers(claims):
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
