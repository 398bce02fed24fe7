"""How good the checker of free text is, on sentences labelled by hand.

Precision: of the sentences that it lets through, the share that is supported. Recall: of those
that are supported, the share that it lets through.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from assistant.assistant import Assistant
from assistant.checker import Verdict
from assistant.checker_written import WrittenChecker
from assistant.claims import Claim
from assistant.portfolio import Portfolio
from assistant.settings_source import read_settings
from evals.checker.labelled import HALVES, LabelError, read_half
from index import IndexingError

Open = Callable[[str, date], Portfolio]


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled sentence with the verdict on it."""

    text: str
    supported: bool
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of one half."""

    passed_right: int
    passed_wrong: int
    withheld_right: int
    withheld_wrong: int

    @property
    def precision(self) -> float:
        """Supported among those that passed; 1 where none passed."""
        passed = self.passed_right + self.passed_wrong
        return self.passed_right / passed if passed else 1.0

    @property
    def recall(self) -> float:
        """Passed among the supported ones."""
        return self.passed_right / (self.passed_right + self.withheld_wrong)


def quality(judged: Sequence[Judged]) -> Quality:
    """Counts of verdicts against labels; needs a supported sentence."""
    pairs = [(each.verdict.supported, each.supported) for each in judged]
    return Quality(
        passed_right=pairs.count((True, True)),
        passed_wrong=pairs.count((True, False)),
        withheld_right=pairs.count((False, False)),
        withheld_wrong=pairs.count((False, True)),
    )


def judge(half: str, open_portfolio: Open) -> Iterator[Judged]:
    """Every sentence of a half. Raises LabelError."""
    labelled = read_half(half)
    for group in labelled.groups:
        portfolio = open_portfolio(group.portfolio, labelled.today)
        quotes = group.quotes({entry.id: entry for entry in portfolio.entries})
        checker = WrittenChecker(portfolio)
        for text, supported in group.sentences():
            verdict = checker.check_written(Claim(text, quotes), labelled.today)
            yield Judged(text, supported, verdict)


@cache
def _opened(name: str, today: date) -> Portfolio:
    return Assistant.open(read_settings(corpus=Path(name)), today).portfolio


def main(arguments: Sequence[str]) -> int:
    """Print both halves; 1 when an unsupported sentence passes, 2 on bad input."""
    parser = ArgumentParser("python -m evals checker", description=__doc__)
    parser.add_argument(
        "--wrong", action="store_true", help="list the wrong verdicts of the work half"
    )
    parser.add_argument("--all-wrong", action="store_true", help="list those of both halves")
    options = parser.parse_args(list(arguments))
    passed_wrong = 0
    try:
        for half in HALVES:
            judged = list(judge(half, _opened))
            counts = quality(judged)
            passed_wrong += counts.passed_wrong
            print(_row(half, counts))
            if options.all_wrong or (options.wrong and half == "work"):
                print("\n".join(_wrong(judged)))
    except (LabelError, IndexingError, OSError) as error:
        print(f"python -m evals checker: {error}", file=sys.stderr)
        return 2
    return 1 if passed_wrong else 0


def _row(half: str, counts: Quality) -> str:
    total = sum(
        (counts.passed_right, counts.passed_wrong, counts.withheld_right, counts.withheld_wrong)
    )
    return (
        f"{half.replace('_', ' '):<9} {total} sentences"
        f"   precision {counts.precision:6.1%} ({counts.passed_wrong} unsupported passed)"
        f"   recall {counts.recall:6.1%} ({counts.withheld_wrong} supported withheld)"
    )


def _wrong(judged: Sequence[Judged]) -> Iterator[str]:
    for each in judged:
        if each.verdict.supported and not each.supported:
            yield f"  passed:   {each.text}"
        elif each.supported and not each.verdict.supported:
            yield f"  withheld: {each.text} ({each.verdict.reason})"
