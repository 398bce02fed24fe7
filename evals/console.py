"""What is printed: the table of a run, and the failures of the cases that one may look at."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from evals.case import SPLITS
from evals.figures import Figure
from evals.measures import MEASURED
from evals.report import ALL, Report, SystemReport
from evals.report_text import NOTHING, figure_text, passed, share
from evals.result import Result

WIDTH = 100
_HEADINGS = {"work": "work", "held_out": "held out"}


def near(path: Path) -> Path:
    """A path as it is short to read: from the current folder where it is below."""
    path = path.absolute()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def table(report: Report) -> str:
    """The run as a person reads it: categories, figures, bars."""
    systems = report.systems
    commit = report.environment.commit or "unknown"
    head = f"{report.scope}, {report.seconds:g} s, commit {commit}"
    parts = [head, _passes(report), _figures(systems), _bars(report)]
    return "\n\n".join(part for part in parts if part)


def _passes(report: Report) -> str:
    missed = {outcome.category for outcome in report.missed if outcome.category}
    headings = "".join(f"{_HEADINGS[split]:>23}" for split in SPLITS)
    rows = [f"{'right answers':<18}{headings}"]
    for category, by_split in report.assistant.categories.items():
        rows.append(_pass_row(category, by_split) + ("   ✗ bar" if category in missed else ""))
    every = {split: f["pass_rate"] for split, f in report.assistant.figures.items()}
    rows.append(_pass_row("all", every))
    for system in report.systems[1:]:
        every = {split: f["pass_rate"] for split, f in system.figures.items()}
        rows.append(_pass_row(system.name, every))
    return "\n".join(rows)


def _pass_row(name: str, by_split: Mapping[str, Figure]) -> str:
    return f"{name:<18}" + "".join(f"{passed(by_split.get(split)):>23}" for split in SPLITS)


def _figures(systems: Iterable[SystemReport]) -> str:
    """Every figure over all cases, a column for each system."""
    shown = list(systems)
    rows = [" " * 26 + "".join(f"{system.name:>22}" for system in shown)]
    for measure in MEASURED[1:]:
        cells = [figure_text(measure, system.figures[ALL][measure.key]) for system in shown]
        rows.append(f"{measure.label:<26}" + "".join(f"{cell:>22}" for cell in cells))
    chips = [system.follow_ups_answerable for system in shown]
    if any(chips):
        cells = [share(chip) if chip else NOTHING for chip in chips]
        rows.append(f"{'offered follow-ups':<26}" + "".join(f"{cell:>22}" for cell in cells))
    return "\n".join(rows)


def _bars(report: Report) -> str:
    if not report.bars:
        return ""
    held = f"{len(report.bars) - len(report.missed)} of {len(report.bars)} bars held"
    return "\n".join([held, *(f"✗ {outcome}" for outcome in report.missed)])


def failures(results: Iterable[Result], *, held_out: bool = False) -> str:
    """The failed cases, a paragraph each; held-out ones only where asked for."""
    failed = [
        result
        for result in results
        if not result.passed and (held_out or result.case.split == "work")
    ]
    return "\n\n".join(map(_failure, failed))


def _failure(result: Result) -> str:
    case = result.case
    lines = [
        *(f"  {turn.role}: {turn.content}" for turn in case.history),
        f"  Q: {case.question}",
        f"  A [{result.answer.status}]: {result.answer.text}",
        *(f"  - {problem}" for problem in result.verdict.problems),
    ]
    if cited := ", ".join(dict.fromkeys(c.source for c in result.answer.citations)):
        lines.append(f"  cited: {cited}")
    head = f"✗ {case.id} ({case.category})  {result.place}"
    return "\n".join([head, *(textwrap.fill(x, WIDTH, subsequent_indent="     ") for x in lines)])
