"""`python -m evals`: answer every case, print a table, write a report, hold the bars."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals import console
from evals.case import SPLITS, Case, CaseError, CaseSet, load_cases
from evals.runner import ROOT, portfolio_path, run
from evals.subject import AssistantSubject
from index import CorpusError, load_corpus

CASES = ROOT / "evals" / "cases"


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="answer over this portfolio")
    parser.add_argument("--cases", type=Path, nargs="+", help="only these case files")
    parser.add_argument("--only", nargs="+", help="only these case ids or categories")
    parser.add_argument("--split", choices=(*SPLITS, "both"), default="both")
    parser.add_argument("--failures", action="store_true", help="print every failed work case")
    parser.add_argument("--show-held-out", action="store_true", help="print held-out ones as well")
    return parser.parse_args(argv)


def _load(arguments: argparse.Namespace) -> tuple[CaseSet, ...]:
    paths = arguments.cases or sorted(CASES.glob("*.yaml"))
    shown = [
        path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path for path in paths
    ]
    return load_cases(shown, lambda name: {e.id for e in load_corpus(portfolio_path(name))})


def _wanted(arguments: argparse.Namespace, case: Case) -> bool:
    if arguments.split not in ("both", case.split):
        return False
    return not arguments.only or bool({case.id, case.category} & set(arguments.only))


def main(argv: Sequence[str]) -> int:
    """0 when every bar is held, 1 when one is missed, 2 on bad input."""
    arguments = _arguments(argv)
    try:
        case_sets = _load(arguments)
    except (CaseError, CorpusError) as error:
        print(error, file=sys.stderr)
        return 2
    results = run(case_sets, AssistantSubject.open, lambda case: _wanted(arguments, case))
    print(console.failures(results, held_out=arguments.show_held_out))
    print(console.passes(results))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
