"""`python -m evals compare A B`: which cases changed between two reports, and by chance or not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.measures import MEASURED, figures
from evals.metrics_paired import paired
from evals.report import Report, ReportError, read_report
from evals.report_text import figure_text
from evals.result import Result


def main(argv: Sequence[str]) -> int:
    """0, or 2 where one of the files is not a report."""
    parser = argparse.ArgumentParser(prog="python -m evals compare", description=__doc__)
    parser.add_argument("before", type=Path, metavar="A", help="a report, as JSON")
    parser.add_argument("after", type=Path, metavar="B", help="a later one")
    parser.add_argument("--show-held-out", action="store_true", help="name held-out cases as well")
    wanted = parser.parse_args(argv)
    try:
        before, after = read_report(wanted.before), read_report(wanted.after)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 2
    print(comparison(before, after, held_out=wanted.show_held_out))
    return 0


def comparison(before: Report, after: Report, *, held_out: bool = False) -> str:
    """The two runs side by side, over the cases that both have."""
    first, second = _by_id(before), _by_id(after)
    both = [case for case in first if case in second]
    test = paired([first[case].passed for case in both], [second[case].passed for case in both])
    change = f"{test.difference * 100:+.1f} points"
    if test.interval:
        change += f" (95%: {test.interval.low * 100:+.1f} to {test.interval.high * 100:+.1f})"
    verdict = "may be chance" if test.p > 0.05 else "hardly chance"
    lines = [
        f"{_name(before)} -> {_name(after)}: {len(both)} cases in both, {change}",
        f"{test.gained} gained, {test.lost} lost; p = {test.p:.3g} (McNemar, exact): {verdict}",
        *_apart("only in the first", first, second),
        *_apart("only in the second", second, first),
        "",
        *_figures([first[case] for case in both], [second[case] for case in both]),
    ]
    for heading, now in (("lost", False), ("gained", True)):
        changed = [second[case] for case in both if first[case].passed != second[case].passed]
        lines += _changes(heading, [r for r in changed if r.passed is now], first, held_out)
    return "\n".join(lines)


def _by_id(report: Report) -> dict[str, Result]:
    return {result.case.id: result for result in report.assistant.results}


def _name(report: Report) -> str:
    return f"{report.created:%Y-%m-%d %H:%M} ({report.environment.commit or 'no commit'})"


def _apart(heading: str, these: Mapping[str, Result], others: Mapping[str, Result]) -> list[str]:
    apart = len(these.keys() - others.keys())
    return [f"{apart} {heading}, not compared"] if apart else []


def _figures(before: Sequence[Result], after: Sequence[Result]) -> list[str]:
    first, second = figures(before), figures(after)
    return [
        f"{measure.label:<26}{figure_text(measure, first[measure.key]):>22}"
        f"{figure_text(measure, second[measure.key]):>22}"
        for measure in MEASURED
    ]


def _changes(
    heading: str, results: Sequence[Result], before: Mapping[str, Result], held_out: bool
) -> list[str]:
    shown = [r for r in results if held_out or r.case.split == "work"]
    lines = []
    for result in shown:
        old = before[result.case.id]
        problems = (result if heading == "lost" else old).verdict.problems
        lines.append(f"  {result.case.id}: {result.case.question}")
        lines.append(f"    {old.answer.status} -> {result.answer.status}; {'; '.join(problems)}")
    if hidden := len(results) - len(shown):
        lines.append(f"  and {hidden} held out")
    return ["", f"{heading}:", *lines] if lines else []
