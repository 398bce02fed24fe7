"""Small talk, questions about the assistant, and what is not its job: short, friendly, honest."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.portfolio import Portfolio
from assistant.tables import table


def reply(portfolio: Portfolio, intent: str) -> Draft | None:
    """The reply of `replies.yaml` to an intent; None for intents that ask about the portfolio."""
    replies = table("replies")
    lines = replies["chat"].get(intent) or replies["declined"].get(intent)
    if lines is None:
        return None
    draft = Draft()
    for line in lines:
        draft.add(line.format(subject=portfolio.person.inline))
    return draft


def declined(portfolio: Portfolio) -> Draft:
    """The reply to orders and role play."""
    return reply(portfolio, "decline_override") or Draft()
