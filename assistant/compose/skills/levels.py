"""The skills at which the portfolio puts the person highest."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.details import details
from assistant.portfolio import Portfolio
from assistant.tables import pattern, word_list

_MOST = 4
_SEVERAL = pattern("overview", "several")


def best_skills(portfolio: Portfolio, question: str) -> Draft | None:
    """The groups of skills with the highest level, or all of them, these first, where the main
    ones are asked for; None where no levels are given."""
    ranks = word_list("levels_highest")
    rated = [entry for entry in portfolio.of_kind("skill") if entry.position]
    best = [entry for entry in rated if set((entry.position or "").lower().split()) & ranks]
    if not best:
        return None
    if _SEVERAL.search(question):
        best += [entry for entry in rated if entry not in best]
    draft = Draft()
    for entry in best[:_MOST]:
        draft.extend(details(entry, portfolio.person)[:1])
    return draft
