"""The gate for free text: what a language model wrote passes only when nothing in it is its own.

It asks for more than the gate for composed sentences: every word that says something must stand in
a cited line, in the same order and relation, said of the same subject, at the same time. It rather
withholds a good sentence than shows a bad one; the composed answer is always there instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.checker import Checker, Verdict
from assistant.claims import Claim
from assistant.portfolio import Portfolio
from assistant.written.deeds import deeds_fault
from assistant.written.figures import figures_fault
from assistant.written.grammar import negation_fault, person_fault, subject_fault, tense_fault
from assistant.written.order import field_fault, order_fault
from assistant.written.sentence import Sentence, plainly

LONGEST = 60
"""Words."""

Rule = Callable[[Sentence, date], str]

RULES: tuple[Rule, ...] = (
    lambda sentence, today: person_fault(sentence),
    lambda sentence, today: sentence.fault,
    figures_fault,
    lambda sentence, today: negation_fault(sentence),
    lambda sentence, today: tense_fault(sentence),
    lambda sentence, today: subject_fault(sentence),
    lambda sentence, today: deeds_fault(sentence),
    lambda sentence, today: field_fault(sentence),
    lambda sentence, today: order_fault(sentence),
)
"""Each gives what is wrong with a sentence, or nothing; the first one found is the reason."""


class WrittenChecker:
    """Checks sentences that nobody composed against what they cite."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._checker = Checker(portfolio)

    def check_written(self, claim: Claim, today: date) -> Verdict:
        """The verdict on one sentence. Unlike a composed notice it has to cite something."""
        if not claim.quotes:
            return Verdict(False, "it cites nothing")
        text = claim.text.strip()
        whole = text.endswith((".", "!")) and text[:1].isalnum()
        if not whole or len(text.split()) > LONGEST:
            return Verdict(False, "it is not one whole sentence")
        text = plainly(text, claim.quotes)
        verdict = self._checker.check(replace(claim, text=text), today)
        if not verdict.supported:
            return verdict
        sentence = Sentence(text, claim.quotes, self._portfolio)
        faults = (rule(sentence, today) for rule in RULES)
        fault = next(filter(None, faults), "")
        return Verdict(not fault, fault)
