"""What the tests of the answer engine share: when they play, and what every answer must obey.

The small portfolio, with the dates that the tests reckon with:

    Harbour Data   Jan 2019 - Jun 2021   29 months
    Civic Lab      Sep 2020 - Mar 2021    6 months, all of them beside Harbour Data
    (no job        Jun 2021 - Mar 2022    9 months)
    Tramline Labs  Mar 2022 - present    42 months on TODAY
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain, combinations, pairwise
from pathlib import Path

from assistant.answer import Answer, Citation, Statement, Turn
from assistant.assistant import Assistant
from index import Entry

NOOR = Path(__file__).parent / "data" / "noor-haddad"
TODAY = date(2025, 9, 15)
Talk = Callable[..., Answer]
Opened = Callable[[str], Assistant]
"""Asks questions one after the other, and gives the answer to the last."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MARKER = re.compile(r"\[(\d+)\]")


def asked(*questions: str) -> tuple[Turn, ...]:
    """A history of these questions, with replies that say nothing."""
    turns = (
        (Turn(role="user", content=q), Turn(role="assistant", content="...")) for q in questions
    )
    return tuple(chain.from_iterable(turns))


def sources(answer: Answer) -> list[str]:
    """The entries that an answer cites, each once, in order."""
    return list(dict.fromkeys(citation.source for citation in answer.citations))


def faults(answer: Answer, entries: Sequence[Entry], today: date = TODAY) -> list[str]:
    """Everything in which an answer breaks a promise of the design; empty for a good one."""
    by_id = {entry.id: entry for entry in entries}
    cited = {citation.number: citation for citation in answer.citations}
    return [
        *_marker_faults(answer),
        *_citation_faults(answer, by_id),
        *_status_faults(answer),
        *chain.from_iterable(
            _number_faults(statement, cited, by_id, today) for statement in answer.statements
        ),
    ]


def _marker_faults(answer: Answer) -> Iterable[str]:
    used = list(chain.from_iterable(statement.citations for statement in answer.statements))
    if list(dict.fromkeys(used)) != [citation.number for citation in answer.citations]:
        yield f"citations are not those used, in order of first use: {used}"
    if [citation.number for citation in answer.citations] != list(
        range(1, len(answer.citations) + 1)
    ):
        yield "citations do not count from 1"
    if [int(number) for number in _MARKER.findall(answer.text)] != used:
        yield f"markers in the text are not those of the statements: {answer.text}"
    told = " ".join(
        " ".join([statement.text, "".join(f"[{number}]" for number in statement.citations)]).strip()
        for statement in answer.statements
    )
    if answer.text != told:
        yield f"text is not the statements with their markers: {answer.text}"


def _citation_faults(answer: Answer, entries: dict[str, Entry]) -> Iterable[str]:
    for citation in (*answer.citations, *answer.related):
        entry = entries[citation.source]
        if citation.quote not in entry.document:
            yield f"quote is not verbatim in {entry.id}: {citation.quote}"
        if not citation.quote.strip():
            yield f"empty quote of {entry.id}"
        if (citation.kind, citation.title) != (entry.kind, entry.name or entry.title):
            yield f"citation of {entry.id} has another kind or title"
        if not citation.url.endswith(f"#{entry.id}"):
            yield f"citation of {entry.id} leads to {citation.url}"
    shared = {c.source for c in answer.citations} & {c.source for c in answer.related}
    if shared:
        yield f"cited and only related: {sorted(shared)}"


def _status_faults(answer: Answer) -> Iterable[str]:
    if not answer.text.strip():
        yield "says nothing"
    if answer.status in {"answered", "partial"} and not answer.citations:
        yield f"{answer.status} without a citation"
    if answer.status in {"chat", "declined"} and (answer.citations or answer.related):
        yield f"{answer.status} with a citation"
    silent = [statement for statement in answer.statements if not statement.citations]
    if answer.status == "not_in_portfolio" and not silent:
        yield "nothing says that it is not in the portfolio"


def _number_faults(
    statement: Statement, cited: dict[int, Citation], entries: dict[str, Entry], today: date
) -> Iterable[str]:
    if not statement.citations:
        return
    citations = [cited[number] for number in statement.citations]
    found = [entries[each] for each in dict.fromkeys(citation.source for citation in citations)]
    known = {
        figure
        for text in [*(citation.quote for citation in citations), *map(_fields, found)]
        for figure in _FIGURE.findall(text)
    }
    known |= {str(number) for number in reckoned(found, today)}
    listed = statement.text.partition(": ")[2]
    known |= {str(len(re.split(r",(?: and)? | and ", listed)))} if listed else set()
    for figure in _FIGURE.findall(statement.text):
        if figure not in known:
            yield f"{figure} is neither cited nor reckoned: {statement.text}"


def _fields(entry: Entry) -> str:
    return " ".join(line for name, line in entry.lines if name not in {"text", "highlight"})


def reckoned(entries: Sequence[Entry], today: date) -> set[int]:
    """What can be counted in cited entries: the entries, and months of each, of two and of all,
    and those since the end of each.

    Months are counted one by one, as a person with a calendar would.
    """
    spans = [_months(entry, today) for entry in entries if entry.start]
    together = set(chain.from_iterable(spans))
    lengths = [len(span) for span in [*spans, together]]
    lengths += [len(one & other) for one, other in combinations(spans, 2)]
    now = today.year * 12 + today.month - 1
    lengths += [now - entry.end.ordinal for entry in entries if entry.end]
    lengths += [later - earlier - 1 for earlier, later in pairwise(sorted(together))]
    parts = chain.from_iterable((count, *divmod(count, 12)) for count in lengths)
    return {*range(len(entries) + 1), *parts}


def _months(entry: Entry, today: date) -> set[int]:
    start = entry.start.ordinal if entry.start else 0
    end = entry.end.ordinal if entry.end else today.year * 12 + today.month - 1
    return set(range(start, end))
