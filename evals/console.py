"""What is printed: the table of a run, and the failures of the cases that one may look at."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from evals.runner import Result

WIDTH = 100


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
    head = f"✗ {case.id} ({case.category}, {result.portfolio})  {result.place}"
    said = [f"  {turn.role}: {turn.content}" for turn in case.history]
    lines = [
        *said,
        f"  Q: {case.question}",
        f"  A [{result.answer.status}]: {result.answer.text}",
        *(f"  - {problem}" for problem in result.verdict.problems),
    ]
    if cited := ", ".join(dict.fromkeys(c.source for c in result.answer.citations)):
        lines.append(f"  cited: {cited}")
    return "\n".join([head, *(textwrap.fill(x, WIDTH, subsequent_indent="     ") for x in lines)])


def passes(results: Iterable[Result]) -> str:
    """How many cases pass, by category and split."""
    counts: dict[str, dict[str, list[bool]]] = {}
    for result in results:
        by_split = counts.setdefault(result.case.category, {})
        by_split.setdefault(result.case.split, []).append(result.passed)
    rows = [f"{'category':<16}{'work':>12}{'held out':>12}"]
    for category, by_split in counts.items():
        cells = [by_split.get(split, []) for split in ("work", "held_out")]
        shown = [f"{sum(cell)}/{len(cell)}" if cell else "–" for cell in cells]
        rows.append(f"{category:<16}{shown[0]:>12}{shown[1]:>12}")
    return "\n".join(rows)
