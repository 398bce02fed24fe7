"""One case with its answer and what was found about it."""

from __future__ import annotations

from assistant.answer import Answer, AnswerStatus, Model
from evals.case import Case
from evals.metrics_citation import Citing
from evals.subject import Ranked
from evals.verdict import Verdict


class Result(Model):
    """One case with its answer."""

    case: Case
    portfolio: str
    place: str
    """File and line of the case."""
    answer: Answer
    verdict: Verdict
    citing: Citing
    """Citation precision and recall of this answer."""
    ms: float
    """Milliseconds that the answer took."""
    ranking: tuple[Ranked, ...] | None = None
    """What the search finds; None where the case names no source or has a history."""
    confidence: float | None = None

    @property
    def passed(self) -> bool:
        """Whether the answer is right."""
        return self.verdict.passed


class Chip(Model):
    """A follow-up question that an answer offered, asked anew without what was said before it."""

    question: str
    portfolio: str
    status: AnswerStatus | None
    """None: an error was raised."""

    @property
    def answered(self) -> bool:
        """Whether there was an answer to the whole of it."""
        return self.status == "answered"
