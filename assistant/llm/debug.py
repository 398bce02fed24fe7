"""The debug form of an answer: every sentence, composed or written, with the checker's verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering import Composed
from assistant.claims import Claim
from assistant.cli_command import printable
from assistant.llm.writing import Outcome


def debug_form(composed: Composed, outcome: Outcome) -> str:
    """What was composed and written, what of it is shown, and why the rest is not."""
    # A model may write what would steer a terminal.
    return "\n".join(printable(line) for line in _lines(composed, outcome))


def _lines(composed: Composed, outcome: Outcome) -> Iterator[str]:
    yield f"question as completed: {composed.question}"
    yield f"status: {composed.status}, mode: {outcome.mode}"
    yield "composed:"
    yield from _claims(composed.claims)
    yield from (f"  withheld: {claim.text} ({reason})" for claim, reason in composed.withheld)
    if outcome.mode == "extractive":
        return
    yield "written by the model:"
    yield from _claims(outcome.shown)
    yield from (f"  withheld: {each.text} ({each.reason})" for each in outcome.withheld)
    if outcome.first is not None:
        yield f"  first sentence after {outcome.first:.2f} s"
    if outcome.trouble:
        yield f"  trouble: {outcome.trouble}"
    if outcome.mode == "fallback":
        yield "the composed answer is given"
    else:
        yield "given:"
        yield from _claims(outcome.composed.claims)


def _claims(claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        yield f"  {'supported' if claim.quotes else 'notice'}: {claim.text}"
        for quote in claim.quotes:
            yield f"    by {quote.entry.id}: “{' · '.join(quote.text.splitlines())}”"
