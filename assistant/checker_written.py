"""The gate for free text: what a language model wrote passes only when nothing in it is its own.

It asks for more than the gate for composed sentences: every word that says something must stand in
a cited line, in the same order and relation, said of the same subject, at the same time. It rather
withholds a good sentence than shows a bad one; the composed answer is always there instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from unicodedata import category, name

from assistant.checker import Checker, Verdict
from assistant.claims import Claim, Quote
from assistant.compose.sentences.naming import kind_name
from assistant.compose.sentences.roles import fields_quote
from assistant.portfolio import Portfolio
from assistant.written.deeds import deeds_fault, pointer_fault
from assistant.written.figures import figures_fault
from assistant.written.grammar import negation_fault, person_fault, subject_fault, tense_fault
from assistant.written.line import COPULA, Word, joined, read, words_of
from assistant.written.order import field_fault, order_fault, title_words
from assistant.written.sentence import Sentence, plainly
from index import Entry

LONGEST = 60
"""Words."""
_PLAIN = frozenset(" .,;:!?'\"()/-‐‑–—%+&’‘“”…")
_LETTERS = frozenset(["Lu", "Ll", "Lo", "Lt", "Lm", "Nd"])

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


REPEATED: tuple[Rule, ...] = (
    lambda sentence, today: person_fault(sentence),
    lambda sentence, today: pointer_fault(sentence),
)
"""The rules for a line that is told as it stands: it has to make sense where it is put."""


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
        sign = _strange_sign(claim)
        if sign:
            return Verdict(False, f"it has a sign that is not in what is cited: {sign}")
        text = plainly(text, claim.quotes)
        verdict = self._checker.check(replace(claim, text=text), today)
        if not verdict.supported:
            return verdict
        sentence = Sentence(text, claim.quotes, self._portfolio)
        repeats = any(_repeats(sentence, quote) for quote in claim.quotes)
        rules = REPEATED if repeats else RULES
        faults = (rule(sentence, today) for rule in rules)
        fault = next(filter(None, faults), "")
        return Verdict(not fault, fault)

    def with_fields(self, claim: Claim) -> Claim:
        """A supported claim that cites the fields of an entry as well, where it says something that
        only they say: a position, a date, a place, a status."""
        sentence = Sentence(plainly(claim.text, claim.quotes), claim.quotes, self._portfolio)
        quotes = list(claim.quotes)
        for run in sentence.runs:
            line = run.line
            named = title_words(run.words, line)
            kind = kind_name(line.entry.kind)
            plain = {word.key for word in read(f"{line.entry.title} {kind} {line.quote.text}")}
            said = [word for word in run.words if word.key not in plain]
            told = sentence.deed in said and _is_position(sentence.deed)
            if told or any(word in named or word.is_number or _is_dated(word) for word in said):
                quotes.append(heading_quote(line.entry))
        return replace(claim, quotes=tuple(dict.fromkeys(quotes)))


def _repeats(sentence: Sentence, quote: Quote) -> bool:
    """Whether a sentence is a cited line word by word, in the third person or not."""
    told = sentence.portfolio.person.third_person(quote.text)
    said = _plain_words(sentence.text)
    return said in (_plain_words(joined(quote.text)), _plain_words(joined(told)))


def _plain_words(text: str) -> str:
    return " ".join(re.findall(r"[^\s.,;:!?—–-]+", text.lower()))


def _strange_sign(claim: Claim) -> str:
    """A sign beyond letters, digits and punctuation that nothing cited has, by its name: markup,
    and what turns text round or strikes it through on the screen."""
    known = {sign for quote in claim.quotes for sign in quote.entry.document}
    for sign in claim.text:
        if sign in known or sign in _PLAIN or category(sign) in _LETTERS:
            continue
        return name(sign, f"U+{ord(sign):04X}").lower()
    return ""


def _is_position(deed: Word | None) -> bool:
    """Whether a deed is told of a whole position, not of a line: `works at`, `joined`."""
    if deed is None or deed.lower in COPULA:
        return False
    return not deed.lower.startswith(("use", "know"))


def _is_dated(word: Word) -> bool:
    return word.lower in words_of("month_names") | {"years", "year", "months", "month"}


def heading_quote(entry: Entry) -> Quote:
    """The lines of an entry that name it: title, position, organisation, dates, place, status."""
    return fields_quote(entry, "location", "status")
