"""A composed answer in a model's words: sentences as they pass the checker, then how it ended.

Where nothing or too little of the answer is left, or the model is in trouble, the composed answer
stands. What the model left out of it is added at the end, so that better words never cost a fact.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Mode
from assistant.answering import Composed
from assistant.checker_written import WrittenChecker
from assistant.claims import Claim, Quote
from assistant.llm.breaker import Breaker
from assistant.llm.budget import Budget, OverBudget, Reservation
from assistant.llm.client import LanguageModel, Trouble, tokens
from assistant.llm.prompt import Task, task
from assistant.llm.sentences import SentenceReader, WrittenSentence
from assistant.portfolio import Portfolio
from assistant.settings import Settings
from assistant.terms import terms

logger = logging.getLogger("assistant.llm")

MOST_SENTENCES = 10
"""A model that goes on longer is stopped."""
_WIDEST = 12
"""Characters that no token of prose has on average: past so many the endpoint does not keep to the
limit that it was sent. Up to there the answer costs no more than was reserved."""
UNCITED = "it cites nothing"
_YES = re.compile(r"^yes\b\s*[,:.;–—-]*\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that was not shown."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the writing ended."""

    composed: Composed
    """The answer to give."""
    mode: Mode
    shown: tuple[Claim, ...] = ()
    """Sentences of the model that passed, whether or not they are in the answer to give."""
    withheld: tuple[Withheld, ...] = ()
    trouble: str = ""
    first: float | None = None
    """Seconds to the first sentence that passed."""


class Writing:
    """Has composed answers written out. Safe to share between threads."""

    def __init__(
        self,
        portfolio: Portfolio,
        settings: Settings,
        model: LanguageModel,
        breaker: Breaker | None = None,
        budget: Budget | None = None,
    ) -> None:
        self._portfolio, self._settings, self._model = portfolio, settings, model
        self._checker = WrittenChecker(portfolio)
        self._breaker = breaker or Breaker()
        file = settings.var / "llm-budget.sqlite"
        caps = settings.llm_daily_requests, settings.llm_daily_tokens
        self._budget = budget or Budget(file, *caps)

    def write(
        self, composed: Composed, today: date, left: Callable[[], bool] = lambda: False
    ) -> Iterator[Claim | Outcome]:
        """Each claim that may be shown, as soon as it may; the last item is the Outcome.

        `left` says whether the reader has gone: then the model is stopped.

        What is not in the portfolio is not for a model to say: such answers make no call.
        """
        if composed.status not in ("answered", "partial") or not _cited(composed.claims):
            yield Outcome(composed, "extractive")
            return
        draft = _Draft(self._portfolio, composed)
        try:
            for sentence, evidence in self._sentences(composed, left):
                claim = draft.take(sentence, evidence, self._checker, today)
                if claim is not None:
                    yield claim
        except (Trouble, OverBudget) as trouble:
            draft.trouble = str(trouble)
        except (sqlite3.Error, OSError) as error:
            draft.trouble = f"the budget cannot be kept: {error}"
        outcome = draft.outcome()
        _log(outcome)
        yield outcome

    def _sentences(
        self, composed: Composed, left: Callable[[], bool]
    ) -> Iterator[tuple[WrittenSentence, tuple[Quote, ...]]]:
        settings = self._settings
        asked = task(
            self._portfolio, composed, settings.llm_request_tokens - settings.llm_max_tokens
        )
        needed = asked.prompt.tokens + settings.llm_max_tokens
        if needed > settings.llm_request_tokens:
            raise Trouble("the question alone is over ASSISTANT_LLM_REQUEST_TOKENS")
        if not self._breaker.allows():
            raise Trouble("the endpoint failed several times and rests")
        reservation = self._budget.reserve(needed)
        try:
            for sentence in self._read(asked, reservation, left):
                yield sentence, asked.evidence
        except Trouble as trouble:
            self._breaker.failed()
            if trouble.free:
                self._budget.settle(reservation, 0)
            raise
        self._breaker.succeeded()

    def _read(
        self, asked: Task, reservation: Reservation, left: Callable[[], bool]
    ) -> Iterator[WrittenSentence]:
        reader, count, written = SentenceReader(), 0, ""
        until = time.monotonic() + self._settings.llm_first_timeout
        pieces = self._model.write(asked.prompt)
        try:
            for piece in pieces:
                written += piece
                for sentence in reader.feed(piece):
                    count += 1
                    yield sentence
                if count >= MOST_SENTENCES or left():
                    # What the endpoint still writes is not known: the reservation stands.
                    return
                if len(written) > _WIDEST * self._settings.llm_max_tokens:
                    raise Trouble("the endpoint writes more than ASSISTANT_LLM_MAX_TOKENS")
                if not count and time.monotonic() >= until:
                    seconds = f"{self._settings.llm_first_timeout:g}"
                    raise Trouble(f"no sentence within {seconds} seconds")
        finally:
            close = getattr(pieces, "close", None)
            if close:
                close()
        for sentence in reader.finish():
            count += 1
            yield sentence
        cost = asked.prompt.tokens + tokens(written)
        self._budget.settle(reservation, min(cost, reservation.tokens))
        if not count:
            raise Trouble("the model wrote no whole sentence")


class _Draft:
    """What has been written so far."""

    def __init__(self, portfolio: Portfolio, composed: Composed) -> None:
        self._portfolio, self._composed = portfolio, composed
        self._started = time.perf_counter()
        self._cited = _cited(composed.claims)
        self.shown: list[Claim] = []
        self.withheld: list[Withheld] = []
        self.trouble = ""
        self.first: float | None = None

    def take(
        self,
        sentence: WrittenSentence,
        evidence: Sequence[Quote],
        checker: WrittenChecker,
        today: date,
    ) -> Claim | None:
        """The sentence as a claim if it may be shown."""
        affirms = bool(_YES.match(self._cited[0].text))
        text = _YES.sub("", sentence.text) if affirms else sentence.text
        text = text[:1].upper() + text[1:]
        known = [n for n in sentence.markers if 1 <= n <= len(evidence)]
        reason = ""
        if not sentence.markers:
            reason = UNCITED
        elif len(known) < len(sentence.markers):
            reason = "it cites evidence that does not exist"
        elif any(shown.text.removeprefix("Yes: ") == text for shown in self.shown):
            reason = "it was said already"
        claim = Claim(text, tuple(dict.fromkeys(evidence[n - 1] for n in known)))
        if not reason:
            verdict = checker.check_written(claim, today)
            reason = "" if verdict.supported else verdict.reason
        if reason:
            self.withheld.append(Withheld(sentence.text, reason))
            return None
        claim = checker.with_fields(claim)
        if affirms and not self.shown and self._answers(claim):
            claim = replace(claim, text=f"Yes: {text}")
        self.first = self.first or time.perf_counter() - self._started
        self.shown.append(claim)
        return claim

    def _answers(self, claim: Claim) -> bool:
        """Whether a sentence is on what the composed answer says yes to."""
        asked = {quote.entry.id for quote in self._cited[0].quotes}
        return bool(asked & {quote.entry.id for quote in claim.quotes})

    def outcome(self) -> Outcome:
        """The answer to give."""
        unsaid = [claim for claim in self._cited if not self._is_said(claim)]
        said = len(self._cited) - len(unsaid)
        record = {
            "shown": tuple(self.shown),
            "withheld": tuple(self.withheld),
            "trouble": self.trouble,
            "first": self.first,
        }
        if self.trouble or not self.shown or 2 * said < len(self._cited):
            return Outcome(self._composed, "fallback", **record)  # type: ignore[arg-type]
        before = [claim for claim in _before(self._composed.claims)]
        after = [c for c in self._composed.claims[len(before) :] if not c.quotes]
        claims = (*before, *self.shown, *unsaid, *after)
        return Outcome(replace(self._composed, claims=claims), "llm", **record)  # type: ignore[arg-type]

    def _is_said(self, claim: Claim) -> bool:
        """Whether the shown sentences cite an entry of the claim and have its figures and
        technologies."""
        entries = {quote.entry.id for quote in claim.quotes}
        cited = {quote.entry.id for shown in self.shown for quote in shown.quotes}
        text = " ".join(shown.text for shown in self.shown)
        return bool(entries & cited) and self._hard(claim.text) <= self._hard(text)

    def _hard(self, text: str) -> set[str]:
        names = {found.technology.name for found in self._portfolio.technologies.find(text)}
        return names | {term.stem for term in terms(text) if term.number}


def _cited(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.quotes]


def _before(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The notices before the first claim that cites."""
    for claim in claims:
        if claim.quotes:
            return
        yield claim


def _log(outcome: Outcome) -> None:
    fields: dict[str, object] = {
        "mode": outcome.mode,
        "shown": len(outcome.shown),
        "withheld": len(outcome.withheld),
    }
    if outcome.trouble:
        fields["trouble"] = outcome.trouble
    logger.info("llm", extra={"fields": fields})
