"""Asks every case and judges every answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.answer import Answer, Turn
from evals.case import Case
from evals.case_files import CaseSet
from evals.follow_ups import ask_chips
from evals.result import Chip, Result
from evals.subject import OpenSubject, Subject
from evals.support import Portfolio, citations_of
from evals.verdict import Verdict, judge

ROOT = Path(__file__).resolve().parent.parent


def portfolio_path(name: str) -> Path:
    """Where the portfolio of a case file is."""
    path = Path(name)
    return path if path.is_absolute() else ROOT / path


@dataclass(frozen=True)
class Run:
    """What one system gave."""

    results: list[Result] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    """Empty where follow-up questions were not asked."""


def run(
    case_sets: Iterable[CaseSet],
    open_subject: OpenSubject,
    wanted: Callable[[Case], bool] = lambda case: True,
    *,
    follow_ups: bool = False,
) -> Run:
    """Answer the wanted cases of each file over its own portfolio, opened once."""
    done = Run()
    heads: dict[tuple[str, date], list[CaseSet]] = {}
    for case_set in case_sets:
        heads.setdefault((case_set.head.portfolio, case_set.head.today), []).append(case_set)
    for (name, today), group in heads.items():
        asked = [(s, case) for s in group for case in s.head.cases if wanted(case)]
        if not asked:
            continue
        subject = open_subject(portfolio_path(name), today)
        portfolio = Portfolio.of(subject.entries, today)
        warm_up(subject)
        results = [
            _result(case, subject, portfolio, name, f"{s.path}:{s.lines[case.id]}")
            for s, case in asked
        ]
        done.results.extend(results)
        if follow_ups:
            done.chips.extend(ask_chips(subject, name, results))
    return done


def warm_up(subject: Subject) -> None:
    """The first question loads what later ones find loaded; it is not part of the latency."""
    _ask(subject, "What has been built?", ())


def _result(case: Case, subject: Subject, portfolio: Portfolio, name: str, place: str) -> Result:
    answer, ms, error = _ask(subject, case.question, case.history)
    alone = not case.follows_up and bool(case.question.strip())
    found = subject.search(case.question) if alone else None
    return Result(
        case=case,
        portfolio=name,
        place=place,
        answer=answer,
        verdict=Verdict(error=error) if error else judge(case, answer, portfolio),
        citing=citations_of(answer, portfolio, case.asked),
        ms=round(ms, 3),
        ranking=found.ranking if found and case.sources else None,
        confidence=found.confidence if found else None,
    )


def _ask(
    subject: Subject, question: str, history: Sequence[Turn]
) -> tuple[Answer, float, str | None]:
    """The answer, its milliseconds, and the error where there is no answer."""
    began = time.perf_counter()
    error = None
    try:
        answer = subject.ask(question, history)
    except Exception as raised:  # One case that breaks the engine must not hide the others.
        answer = Answer(status="declined", text="", statements=())
        error = f"{type(raised).__name__}: {raised}"
    return answer, (time.perf_counter() - began) * 1000, error
