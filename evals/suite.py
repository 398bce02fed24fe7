"""The default command: answer every case, print the table, write the report, hold the bars."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.settings_source import SettingsError, read_settings
from evals import console
from evals.bars import BARS, BarError, measure_bars, read_bars
from evals.case import SPLITS, Case
from evals.case_files import CaseError, CaseSet, load_cases
from evals.report import REPORTS, Report, SystemReport, report, system_report
from evals.report_files import ReadmeError, write_readme, write_reports
from evals.runner import ROOT, portfolio_path, run
from evals.subject import AssistantSubject
from index import CorpusError, IndexingError, load_corpus

CASES = ROOT / "evals" / "cases"

_EPILOG = """
further commands:
  compare A B           which cases changed between two reports
  speed                 start, question, answer, memory, beside plain llama-index
  external --data PATH  the public sets
"""


class NothingToRunError(Exception):
    """No case is wanted."""


def main(argv: Sequence[str]) -> int:
    """0 when every bar is held, 1 when one is missed, 2 on bad input."""
    wanted = _arguments(argv)
    try:
        made = _run(wanted)
        if wanted.write_readme:
            write_readme(made, wanted.write_readme)
    except (
        BarError, CaseError, CorpusError, IndexingError, NothingToRunError, ReadmeError,
        SettingsError,
    ) as error:  # fmt: skip
        print(error, file=sys.stderr)
        return 2
    if wanted.failures:
        print(console.failures(made.assistant.results, held_out=wanted.show_held_out), end="\n\n")
    print(console.table(made))
    if not (wanted.no_report or wanted.only):
        page = write_reports(made, wanted.reports)
        print(f"\nreport: {console.near(page)}")
    return 1 if made.missed else 0


def _run(wanted: argparse.Namespace) -> Report:
    began = time.perf_counter()
    settings = read_settings(corpus=wanted.corpus)
    bars = read_bars(wanted.bars)
    case_sets = _case_sets(wanted)

    def is_wanted(case: Case) -> bool:
        named = not wanted.only or bool({case.id, case.category} & {*wanted.only})
        return named and wanted.split in ("both", case.split)

    if not any(is_wanted(case) for case_set in case_sets for case in case_set.head.cases):
        raise NothingToRunError("no case fits --only and --split; ids and categories are exact")
    done = run(case_sets, AssistantSubject.open, is_wanted, follow_ups=not wanted.only)
    systems = [system_report("assistant", done.results, done.chips)]
    if wanted.baseline:
        systems += _baselines(case_sets, is_wanted)
    outcomes = measure_bars(bars, done.results)
    return report(systems, outcomes, time.perf_counter() - began, settings)


def _baselines(
    case_sets: Sequence[CaseSet], is_wanted: Callable[[Case], bool]
) -> list[SystemReport]:
    # 10 s to import, and only this needs them.
    from evals.baselines import BASELINES

    return [
        system_report(name, run(case_sets, open_subject, is_wanted).results)
        for name, open_subject in BASELINES.items()
    ]


def _case_sets(wanted: argparse.Namespace) -> tuple[CaseSet, ...]:
    """Of `--cases`, or all that ship; `--corpus` says over which portfolio."""
    paths = [console.near(path) for path in wanted.cases or sorted(CASES.glob("*.yaml"))]
    replaced = str(wanted.corpus.resolve()) if wanted.corpus and wanted.cases else None

    def entry_ids(portfolio: str) -> set[str]:
        return {entry.id for entry in load_corpus(portfolio_path(replaced or portfolio))}

    case_sets = load_cases(paths, entry_ids)
    if replaced:
        return tuple(case_set.over(replaced) for case_set in case_sets)
    if wanted.corpus:
        case_sets = tuple(
            case_set
            for case_set in case_sets
            if portfolio_path(case_set.head.portfolio).resolve() == wanted.corpus.resolve()
        )
        if not case_sets:
            raise NothingToRunError(
                f"no case file is about {wanted.corpus}: name one with --cases; "
                "CONTRIBUTING.md says how to write it"
            )
    return case_sets


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals",
        description=__doc__,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_argument_group("what is asked")
    what.add_argument(
        "--corpus",
        type=Path,
        help="only cases about this portfolio; with --cases, ask those over it",
    )
    what.add_argument("--cases", type=Path, nargs="+", help="these case files, not all that ship")
    what.add_argument(
        "--only", nargs="+", metavar="ID", help="case ids or categories; without a report"
    )
    what.add_argument("--split", choices=(*SPLITS, "both"), default="both")
    what.add_argument(
        "--baseline", action="store_true", help="beside plain llama-index and BM25 (20 s more)"
    )
    shown = parser.add_argument_group("what is shown")
    shown.add_argument("--failures", action="store_true", help="print every failed work case")
    shown.add_argument(
        "--show-held-out",
        action="store_true",
        help="with --failures, held-out ones as well: what was looked at is held out no more",
    )
    shown.add_argument("--bars", type=Path, default=BARS, help="a file of bars")
    shown.add_argument("--reports", type=Path, default=REPORTS, help="folder of the reports")
    shown.add_argument("--no-report", action="store_true", help="write none")
    shown.add_argument(
        "--write-readme",
        type=Path,
        nargs="?",
        const=ROOT / "README.md",
        metavar="FILE",
        help="put the table into README.md, between its marks",
    )
    return parser.parse_args(argv)
