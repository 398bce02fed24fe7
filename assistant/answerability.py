"""Whether passages contain what a question asks for, as a number between 0 and 1.

    answerability("When did she join Acme?", ["She joined Acme in March 2020."], [0.71])    -> .8
    answerability("When did she leave Acme?", ["She joined Acme in March 2020."], [0.69])   -> .3

A similarity cannot tell the two apart. What is counted here: which words, names and numbers of the
question the best passage and all of them lack, whether it says the opposite, and whether it holds
anything of the kind that the question wants. The weights are those of a logistic regression
(Cox 1958) fitted on public questions by `evals/external/fit_answerability.py`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from assistant.forms.contrasts import negated, opposed, plain_words
from assistant.terms import Rarity, Term, by_length, terms

LONG = 0.01
"""What each content word of a passage costs it against a shorter one: a paragraph covers more
words of a question than the sentence that answers it. Measured."""

_DATE = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\bcentury\b|\b\d{2,4}s\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)[a-z]*\.? \d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bpresent\b",
    re.IGNORECASE,
)
_WANTS = {
    "date": re.compile(
        r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|decade|time)\b", re.IGNORECASE
    ),
    "number": re.compile(
        r"\bhow (?:many|much|long|old|far|often|large|big|high|tall|fast)\b"
        r"|\bwhat (?:percent\w*|number|amount|share)\b",
        re.IGNORECASE,
    ),
    "name": re.compile(r"\b(?:who|whom|whose|where)\b", re.IGNORECASE),
}


def answerability(
    question: str,
    passages: Sequence[str],
    similarities: Sequence[float],
    rarity: Rarity = by_length,
) -> float:
    """The likelihood that `passages` answer `question`, from 0 to 1.

    `passages` are the texts of the hits with their headings, best first; `similarities` their
    cosines with the question. 0 without passages.
    """
    if not passages:
        return 0.0
    found = features(question, passages, similarities, rarity)
    weights = _fitted()["weights"]
    return _chance(weights["bias"] + sum(weights[name] * found[name] for name in found))


def kept(share: Literal["0.90", "0.95", "0.99"]) -> float:
    """The score that this share of the answerable public questions reached."""
    return _chance(_fitted()["log_odds_kept"][share])


def features(
    question: str, passages: Sequence[str], similarities: Sequence[float], rarity: Rarity
) -> dict[str, float]:
    """What the score is made of, by name; most lie between 0 and 1."""
    asked = {term.stem: term for term in terms(question)}
    weights = {stem: _weight(term, rarity) for stem, term in asked.items()}
    total = sum(weights.values()) or 1.0
    held = [frozenset(term.stem for term in terms(text)) for text in passages]
    coverage = [sum(weights[stem] for stem in weights if stem in stems) / total for stems in held]
    fit = [coverage[n] + similarities[n] - LONG * len(terms(passages[n])) for n in range(len(held))]
    best = fit.index(max(fit))
    text, everything = passages[best], frozenset[str]().union(*held)
    lacking = [term for stem, term in asked.items() if stem not in held[best]]
    nowhere = [term for stem, term in asked.items() if stem not in everything]
    return {
        "similarity": max(similarities),
        "similarity_best": similarities[best],
        "coverage": coverage[best],
        "names_lacking": float(sum(term.name for term in lacking)),
        "names_nowhere": float(sum(term.name for term in nowhere)),
        "names_parted": float(_parted(question, passages)),
        "numbers_nowhere": float(sum(term.number for term in nowhere)),
        "opposed": float(min(2, len(opposed(plain_words(question), text)))),
        "negated": float(negated(question)),
        "negation_differs": float(negated(question) != negated(text)),
        "kind_absent": float(_kind_absent(question, text, asked)),
    }


def _weight(term: Term, rarity: Rarity) -> float:
    return 1.0 if term.number else rarity(term.word) ** 2


def _parted(question: str, passages: Sequence[str]) -> int:
    """Names that stand side by side in the question and in no passage: `American Union`."""
    found = terms(question)
    asked = [
        (left.stem, right.stem)
        for left, right in pairwise(found)
        if left.name and right.name and right.start <= left.start + len(left.word) + 1
    ]
    held = {pair for passage in passages for pair in _pairs(passage)} if asked else set()
    return sum(pair not in held for pair in asked)


def _pairs(text: str) -> list[tuple[str, str]]:
    found = terms(text)
    return [(left.stem, right.stem) for left, right in pairwise(found)]


def _kind_absent(question: str, text: str, asked: Mapping[str, Term]) -> bool:
    """Whether the question wants a date, a number or a name and the passage has none to give."""
    rest = [term for term in terms(text) if term.stem not in asked]
    held = {
        "date": bool(_DATE.search(text)),
        "number": any(term.number for term in rest),
        "name": any(term.name for term in rest),
    }
    return any(not held[kind] for kind, pattern in _WANTS.items() if pattern.search(question))


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


@cache
def _fitted() -> Mapping[str, Mapping[str, float]]:
    text = (files("assistant") / "data" / "answerability.json").read_text("utf-8")
    fitted: dict[str, dict[str, float]] = json.loads(text)
    return fitted
