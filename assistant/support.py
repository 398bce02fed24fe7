"""How far evidence sentences support a claim, as a number between 0 and 1 with reasons.

    support("They cut onboarding to 10 minutes.", ["Cut onboarding from 15 days to 20 minutes."])
    -> Support(score=.35, missing=("10",), reasons=("the number 10 is not in the evidence",))

A graded score, not a verdict: what a threshold on it lets through is for the caller to set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.forms.contrasts import negated, opposed, plain_words
from assistant.terms import Rarity, Term, by_length, terms

SENTENCES = 3
"""How many evidence sentences may share the work of supporting one claim."""
NUMBER, NAME, TURNED = 0.5, 0.7, 0.5
"""What remains of the score for each number and each name that is nowhere in the evidence, and
where the evidence says the opposite. The first two were chosen on one half of WiCE; WiCE has
nothing to choose the third by, it stands for what a reader would be told wrongly."""
SAME_THING = 0.6
"""How much of a claim a sentence must cover to be taken for being about the same thing."""


@dataclass(frozen=True, slots=True)
class Support:
    """How far a claim is supported, and what speaks against it."""

    score: float
    """0 (nothing of it is in the evidence) to 1 (all of it)."""
    missing: tuple[str, ...]
    """Words of the claim that the evidence does not have, in lower case."""
    reasons: tuple[str, ...]
    """What lowers the score, worst first; empty for a claim that is covered."""


def support(claim: str, evidence: Sequence[str], rarity: Rarity = by_length) -> Support:
    """How far `evidence`, sentences or passages in any order, supports `claim`.

    score = covered · NUMBER^numbers · NAME^names · TURNED^turns, where `covered` is the share of
    the claim's words, each weighted by its rarity squared (numbers 1), that the SENTENCES best
    ones have together; `numbers` and `names` are those of the claim that no sentence has; `turns`
    counts an opposite ("increased", "reduced") and a negation on one side only. Word overlap so
    weighted is Lin & Hovy's recall (2003) with inverse frequencies (Spärck Jones 1972).
    """
    asked = terms(claim)
    weights = {term.stem: _weight(term, rarity) for term in asked}
    total = sum(weights.values())
    if not total:
        return Support(1.0, (), ())
    sentences = [frozenset(term.stem for term in terms(text)) for text in evidence]
    chosen = _best_union(weights, sentences)
    found = frozenset[str]().union(*(sentences[number] for number in chosen))
    missing = [term for term in asked if term.stem not in frozenset[str]().union(*sentences)]
    numbers = [term.word for term in missing if term.number]
    names = [term.word for term in missing if term.name and not term.number]
    others = [term.word for term in missing if not term.name and not term.number]
    covered = sum(weight for stem, weight in weights.items() if stem in found) / total
    turns = _turns(claim, evidence, sentences, weights)
    reasons = [f"the number {word} is not in the evidence" for word in numbers]
    reasons += [*turns, *(f"the name {word} is not in the evidence" for word in names)]
    reasons += [f"not in the evidence: {', '.join(others)}"] if others else []
    return Support(
        covered * NUMBER ** len(numbers) * NAME ** len(names) * TURNED ** len(turns),
        tuple(term.word for term in missing),
        tuple(reasons),
    )


def _weight(term: Term, rarity: Rarity) -> float:
    return 1.0 if term.number else rarity(term.word) ** 2


def _best_union(weights: dict[str, float], sentences: Sequence[frozenset[str]]) -> list[int]:
    """The places of the sentences that together cover most: greedy, Nemhauser et al. 1978."""
    chosen: list[int] = []
    left = dict(weights)
    for _ in range(min(SENTENCES, len(sentences))):
        best = _most_covering(left, sentences)
        chosen.append(best)
        left = {stem: weight for stem, weight in left.items() if stem not in sentences[best]}
    return chosen


def _most_covering(weights: dict[str, float], sentences: Sequence[frozenset[str]]) -> int:
    covered = [sum(weights.get(stem, 0.0) for stem in stems) for stems in sentences]
    return covered.index(max(covered))


def _turns(
    claim: str,
    evidence: Sequence[str],
    sentences: Sequence[frozenset[str]],
    weights: dict[str, float],
) -> list[str]:
    """In what ways the evidence, where it is about the same thing, says the opposite.

    A negated claim needs a negation in one of the sentences that cover it; a plain one is turned
    round by a negation in the sentence nearest to it.
    """
    enough = SAME_THING * sum(weights.values())

    def covered(places: Sequence[int]) -> float:
        found = frozenset[str]().union(*(sentences[place] for place in places))
        return sum(weight for stem, weight in weights.items() if stem in found)

    chosen = _best_union(weights, sentences)
    nearest = chosen[:1] if covered(chosen[:1]) >= enough else []
    turns = [
        f"the evidence says {opposite}, not {word}"
        for place in nearest
        for word, opposite in opposed(plain_words(claim), evidence[place])
    ]
    if negated(claim):
        turned = covered(chosen) >= enough and not any(negated(evidence[n]) for n in chosen)
    else:
        turned = any(negated(evidence[place]) for place in nearest)
    return [*turns, "one of claim and evidence is negated"] if turned else turns
