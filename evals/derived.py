"""`python -m evals derived SOURCE...`: questions made from the fields of other people's portfolios.

Each is asked where its field is there (the right answer, from the right entry) and on a copy of
the portfolio without it (`not_in_portfolio`), with phrasings of two halves. Failures are shown for
the work half only, so that the other half stays unseen.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings_source import SettingsError, read_settings
from evals.case import SPLITS, Case, CaseFile, Split
from evals.case_files import CaseSet
from evals.derived_portfolios import VARIANTS, Variant, put, variant_of
from evals.derived_questions import derive, removed_keywords
from evals.result import Result
from evals.runner import run
from evals.subject import AssistantSubject, OpenSubject
from index import IndexingError, load_corpus

GOOD = 0.95
"""The share of right answers that is wanted in each half."""
FEWEST = 40
"""Questions that a portfolio should give."""


def main(arguments: Sequence[str]) -> int:
    """0 when both halves of every source are good, 1 when not, 2 on bad input."""
    options = _parser().parse_args(arguments)
    good = True
    for source in options.sources:
        try:
            results = ask(source, date.today())
        except (IndexingError, SettingsError) as error:
            print(error, file=sys.stderr)
            return 2
        print(summary(source, results))
        for result in results:
            if result.case.split == "work" and not result.passed:
                print(failure(result))
        shares = [share(results, split) for split in SPLITS]
        good = good and min(shares) >= GOOD and len(results) >= FEWEST
    return 0 if good else 1


def ask(
    source: Path, today: date, opener: Callable[[Path], OpenSubject] | None = None
) -> list[Result]:
    """Ask the derived questions on a source and on copies of it. Raises CorpusError.

    `opener` gives what opens a subject with its index in a folder; by default the assistant.
    """
    entries = load_corpus(source)
    questions = derive(entries)
    removed = removed_keywords(entries)
    results: list[Result] = []
    with _place() as (folder, var):
        open_subject = (opener or assistant_in)(var)
        for variant in VARIANTS:
            cases = tuple(each.case for each in questions if each.variant == variant)
            if not cases:
                continue
            whole = variant == "whole"
            corpus = source if whole else put(variant_of(entries, variant, removed), folder)
            results += run([_case_set(variant, corpus, today, cases)], open_subject).results
    return results


def share(results: Sequence[Result], split: Split) -> float:
    """Right answers / questions of a half."""
    half = [result.passed for result in results if result.case.split == split]
    return sum(half) / len(half) if half else 0.0


def summary(source: Path, results: Sequence[Result]) -> str:
    """One line: the source, and each half."""
    halves = []
    for split in SPLITS:
        half = [result.passed for result in results if result.case.split == split]
        name = split.replace("_", " ")
        halves.append(f"{name} {sum(half)}/{len(half)} {share(results, split):.1%}")
    return f"{source.name}: {', '.join(halves)}"


def failure(result: Result) -> str:
    """The question, what is wrong, and the answer."""
    lines = [f"  ✗ {result.case.id} [{result.place.partition(':')[0]}] {result.case.question}"]
    lines += [f"      {problem}" for problem in result.verdict.problems]
    return "\n".join([*lines, f"      {result.answer.status}: {result.answer.text}"])


@contextmanager
def _place() -> Iterator[tuple[Path, Path]]:
    """A folder for changed portfolios and one for their indexes; the exported model is shared."""
    models = (read_settings().var / "models").absolute()
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="derived-") as name:
        var = Path(name, "var")
        var.mkdir()
        (var / "models").symlink_to(models, target_is_directory=True)
        yield Path(name, "portfolio"), var


def assistant_in(var: Path) -> OpenSubject:
    """Opens the assistant with its index in `var`."""

    def open_subject(portfolio: Path, today: date) -> AssistantSubject:
        return AssistantSubject(Assistant.open(read_settings(corpus=portfolio, var=var), today))

    return open_subject


def _case_set(variant: Variant, corpus: Path, today: date, cases: tuple[Case, ...]) -> CaseSet:
    head = CaseFile(portfolio=str(corpus.absolute()), today=today, cases=cases)
    return CaseSet(Path(variant), head, {case.id: 1 for case in cases})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals derived", description="Ask about the fields of other portfolios."
    )
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="a portfolio")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
