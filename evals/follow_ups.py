"""Whether the follow-up questions that answers offer have an answer themselves."""

from __future__ import annotations

import random
from collections.abc import Sequence

from assistant.answer import AnswerStatus
from evals.result import Chip, Result
from evals.subject import Subject

SAMPLE = 60
"""Follow-up questions that are asked for each portfolio."""


def ask_chips(subject: Subject, portfolio: str, results: Sequence[Result]) -> list[Chip]:
    """Ask a sample of the follow-up questions that the results offer, each once."""
    offered = dict.fromkeys(q for result in results for q in result.answer.follow_ups)
    sample = random.Random(0).sample(list(offered), min(SAMPLE, len(offered)))
    return [
        Chip(question=question, portfolio=portfolio, status=_status(subject, question))
        for question in sample
    ]


def _status(subject: Subject, question: str) -> AnswerStatus | None:
    try:
        return subject.ask(question).status
    except Exception:  # As in the runner: one question must not hide the others.
        return None
