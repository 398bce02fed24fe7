"""Asks every case and judges every answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from assistant.answer import Answer, Model
from evals.case import Case, CaseSet
from evals.subject import OpenSubject, Ranked, Subject
from evals.support import Portfolio
from evals.verdict import Verdict, judge

ROOT = Path(__file__).resolve().parent.parent


class Result(Model):
    """One case with its answer."""

    case: Case
    portfolio: str
    place: str
    """File and line of the case."""
    answer: Answer
    verdict: Verdict
    ms: float
    """Milliseconds that the answer took."""
    ranking: tuple[Ranked, ...] | None = None
    """What the search finds; None where the case names no source or has a history."""
    confidence: float | None = None

    @property
    def passed(self) -> bool:
        """Whether the answer is right."""
        return self.verdict.passed


def portfolio_path(name: str) -> Path:
    """Where the portfolio of a case file is."""
    path = Path(name)
    return path if path.is_absolute() else ROOT / path


def run(
    case_sets: Iterable[CaseSet],
    open_subject: OpenSubject,
    wanted: Callable[[Case], bool] = lambda case: True,
) -> list[Result]:
    """Answer the wanted cases of each file over its own portfolio."""
    results: list[Result] = []
    for case_set in case_sets:
        cases = [case for case in case_set.head.cases if wanted(case)]
        if not cases:
            continue
        head = case_set.head
        subject = open_subject(portfolio_path(head.portfolio), head.today)
        portfolio = Portfolio.of(subject.entries, head.today)
        warm_up(subject)
        for case in cases:
            place = f"{case_set.path}:{case_set.lines[case.id]}"
            results.append(_result(case, subject, portfolio, head.portfolio, place))
    return results


def warm_up(subject: Subject) -> None:
    """The first question loads what later ones find loaded; it is not part of the latency."""
    _ask(subject, Case.model_construct(question="What has been built?", history=()))


def _result(case: Case, subject: Subject, portfolio: Portfolio, name: str, place: str) -> Result:
    answer, ms, error = _ask(subject, case)
    verdict = Verdict(error=error) if error else judge(case, answer, portfolio)
    plain = not case.follows_up and bool(case.question.strip())
    return Result(
        case=case,
        portfolio=name,
        place=place,
        answer=answer,
        verdict=verdict,
        ms=ms,
        ranking=tuple(subject.rank(case.question)) if plain and case.sources else None,
        confidence=subject.confidence(case.question) if plain else None,
    )


def _ask(subject: Subject, case: Case) -> tuple[Answer, float, str | None]:
    """The answer, its milliseconds, and the error where there is no answer."""
    began = time.perf_counter()
    error = None
    try:
        answer = subject.ask(case.question, case.history)
    except Exception as raised:  # One case that breaks the engine must not hide the others.
        answer = Answer(status="declined", text="", statements=())
        error = f"{type(raised).__name__}: {raised}"
    return answer, (time.perf_counter() - began) * 1000, error
