"""Whether the numbers of a claim stand in its citations, or can be computed from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.answer import Citation
from evals.quantities import gives_length, lengths, numbers
from index import Entry

_ITEM = re.compile(r",(?: and)? | and ")
"""Between the items of a list, whose number a sentence may give before it."""
_NOT_THAT = re.compile(r"\bnot (?:about |over )?\S+", re.I)
"""`not 300 but 200`: the number that is denied."""


def wrong_number(
    claim: str, cited: Sequence[Citation], entries: Sequence[Entry], today: date
) -> str | None:
    """A number of the claim that is neither quoted nor computed from the cited entries."""
    quotes = "\n".join(f"{citation.title}\n{citation.quote}" for citation in cited)
    for months, said in lengths(claim):
        if said.lower() in quotes.lower():
            continue
        if not gives_length(months, said, entries, today):
            return f"{said} does not follow from the dates"
        claim = claim.replace(said, " ")
    right = {*numbers(quotes), *_counts(cited), float(today.year)}
    if ": " in claim:
        right.add(float(len(_ITEM.split(claim.partition(": ")[2]))))
    for number in numbers(_NOT_THAT.sub(" ", claim)):
        if number not in right:
            return f"{number:g} is not in what it cites"
    return None


def _counts(cited: Sequence[Citation]) -> set[float]:
    """What can be counted in citations: entries, entries of a kind, lines that are quoted."""
    sources = {citation.source: citation.kind for citation in cited}
    lines = sum(len(citation.quote.splitlines()) for citation in cited)
    return {float(n) for n in (len(sources), lines, *Counter(sources.values()).values())}
