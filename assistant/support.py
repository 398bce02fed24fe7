"""How far evidence sentences support a claim, as a number between 0 and 1 with reasons.

    support("They cut onboarding to 10 minutes.", ["Cut onboarding from 15 days to 20 minutes."])
    -> Support(score=.4, missing=("10",), reasons=("the number 10 is not in the evidence",))

A graded score, not a verdict: what a threshold on it lets through is for the caller to set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.terms import Rarity, Term, by_length, terms

SENTENCES = 3
"""How many evidence sentences may share the work of supporting one claim."""
NEGATIONS = {"not", "no", "never", "without", "none", "nor", "neither", "cannot", "nothing"}


@dataclass(frozen=True, slots=True)
class Support:
    """How far a claim is supported, and what speaks against it."""

    score: float
    """0 (nothing of it is in the evidence) to 1 (all of it)."""
    missing: tuple[str, ...]
    """Words of the claim that the evidence does not have, as written in the claim, lower case."""
    reasons: tuple[str, ...]
    """What lowers the score, worst first; empty for a fully covered claim."""


def support(claim: str, evidence: Sequence[str], rarity: Rarity = by_length) -> Support:
    """How far `evidence`, sentences or passages in any order, supports `claim`."""
    weights = {term.stem: _weight(term, rarity) for term in terms(claim)}
    if not weights:
        return Support(1.0, (), ())
    sentences = [frozenset(term.stem for term in terms(text)) for text in evidence]
    found = _best_union(weights, sentences)
    missing = [term for term in terms(claim) if term.stem not in found]
    score = sum(weights[stem] for stem in weights if stem in found) / sum(weights.values())
    reasons = [f"the number {term.word} is not in the evidence" for term in missing if term.number]
    reasons += [f"the name {term.word} is not in the evidence" for term in missing if term.name]
    if plain := [term.word for term in missing if not term.number and not term.name]:
        reasons.append(f"not in the evidence: {', '.join(plain)}")
    for term in missing:
        score *= 0.6 if term.number else 0.8 if term.name else 1.0
    if score and _negated(claim) != any(_negated(text) for text in evidence):
        score *= 0.6
        reasons.append("one of claim and evidence is negated")
    return Support(score, tuple(term.word for term in missing), tuple(reasons))


def _weight(term: Term, rarity: Rarity) -> float:
    return 1.0 if term.number else rarity(term.word) ** 2


def _best_union(weights: dict[str, float], sentences: Sequence[frozenset[str]]) -> frozenset[str]:
    """The stems of the sentences that together cover most: greedy, Nemhauser et al. 1978."""
    found: frozenset[str] = frozenset()
    for _ in range(min(SENTENCES, len(sentences))):
        found |= max(
            sentences,
            key=lambda stems: sum(weights.get(stem, 0.0) for stem in stems - found),
        )
    return found


def _negated(text: str) -> bool:
    words = text.lower().replace("\u2019", "'").split()
    return any(word.strip(".,;:!?") in NEGATIONS or word.endswith("n't") for word in words)
