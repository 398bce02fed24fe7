"""Numbers the quotes of checked claims and makes the answer: every marker resolves, every
citation is used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, AnswerStatus, Citation, Mode, Statement
from assistant.claims import Claim, Quote

_MOST_RELATED = 3
_BRACKETED = re.compile(r"\[(\d+)\]")
"""`[7]` in the portfolio's own words, which would read as a marker."""


def cite(
    status: AnswerStatus,
    claims: Sequence[Claim],
    related: Sequence[Quote],
    follow_ups: Sequence[str],
    portfolio_url: str,
    mode: Mode = "extractive",
) -> Answer:
    """The answer of these claims. Citations count from 1 in order of first use."""
    numbers: dict[Quote, int] = {}
    for claim in claims:
        for quote in claim.quotes:
            numbers.setdefault(quote, len(numbers) + 1)
    statements = tuple(
        Statement(
            text=_BRACKETED.sub(r"(\1)", claim.text),
            citations=tuple(numbers[quote] for quote in claim.quotes),
        )
        for claim in claims
    )
    cited = {quote.entry.id for quote in numbers}
    apart = [quote for quote in dict.fromkeys(related) if quote.entry.id not in cited][
        :_MOST_RELATED
    ]
    return Answer(
        status=status,
        text=" ".join(with_markers(statement) for statement in statements),
        statements=statements,
        citations=tuple(
            _citation(quote, number, portfolio_url) for quote, number in numbers.items()
        ),
        related=tuple(
            _citation(quote, len(numbers) + at, portfolio_url) for at, quote in enumerate(apart, 1)
        ),
        follow_ups=tuple(follow_ups),
        mode=mode,
    )


def with_markers(statement: Statement) -> str:
    """`Redis is cached. [1][2]`."""
    markers = "".join(f"[{number}]" for number in statement.citations)
    return f"{statement.text} {markers}" if markers else statement.text


def _citation(quote: Quote, number: int, portfolio_url: str) -> Citation:
    entry = quote.entry
    return Citation(
        number=number,
        source=entry.id,
        kind=entry.kind,
        title=entry.name or entry.title,
        quote=quote.text,
        url=f"{portfolio_url}#{entry.id}",
    )
