"""`python -m evals written`: the eval cases through the language model of the settings.

Counts what was written, shown and withheld, and lists every sentence, for a person to read.
"""

from __future__ import annotations

import re
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from assistant.assistant import Assistant
from assistant.checker import Verdict
from assistant.checker_written import WrittenChecker
from assistant.claims import Claim
from assistant.llm.prompt import task
from assistant.llm.writing import UNCITED, Outcome
from assistant.settings_source import SettingsError, read_settings
from evals.case import Case
from evals.case_files import CaseError, CaseSet, load_cases
from index import IndexingError, load_corpus

CASES = Path(__file__).with_name("cases")
REPORT = Path(__file__).with_name("reports") / "llm.md"


@dataclass
class Tally:
    """What a run has gathered."""

    model: str
    asked: int = 0
    answers: list[tuple[Case, Outcome, float]] = field(default_factory=list)
    """Of the questions that called the model, with the seconds that they took."""
    unmarked: list[tuple[Case, str, Verdict]] = field(default_factory=list)
    """Sentences without a marker, with the verdict had they cited all evidence: a small model
    seldom cites, and what it makes up should be caught then too."""


def main(arguments: Sequence[str]) -> int:
    """Run and write the report; 2 on bad input."""
    parser = ArgumentParser("python -m evals written", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0, help="stop asking after so long")
    parser.add_argument("--to", type=Path, default=REPORT, help="where the report is written")
    wanted = parser.parse_args(list(arguments))
    try:
        tally = _run(wanted.minutes, wanted.to)
    except (SettingsError, CaseError, IndexingError, OSError) as error:
        print(f"python -m evals written: {error}", file=sys.stderr)
        return 2
    print("\n".join(_figures(tally)))
    print(f"every sentence is listed in {wanted.to}")
    return 0


def _run(minutes: float, report: Path) -> Tally:
    settings = read_settings()
    if not (settings.llm_base_url and settings.llm_model):
        raise SettingsError("set ASSISTANT_LLM_MODEL and ASSISTANT_LLM_BASE_URL")
    tally = Tally(settings.llm_model)
    sets = load_cases(
        sorted(CASES.glob("*.yaml")), lambda name: {e.id for e in load_corpus(Path(name))}
    )
    days = {case_set.head.portfolio: case_set.head.today for case_set in sets}
    opened = {
        name: Assistant.open(read_settings(corpus=Path(name)), day) for name, day in days.items()
    }
    until = time.monotonic() + 60 * minutes
    for portfolio, case in _in_turn(sets):
        if time.monotonic() > until:
            break
        _ask(tally, opened[portfolio], case, days[portfolio])
        # After each, as a run takes long and may be stopped.
        report.write_text("\n".join(_report(tally)) + "\n", encoding="utf-8")
    return tally


def _ask(tally: Tally, assistant: Assistant, case: Case, day: date) -> None:
    tally.asked += 1
    composed = assistant.compose(case.question, case.history)
    started = time.perf_counter()
    outcome = assistant.write(composed)
    if outcome.mode != "extractive":
        tally.answers.append((case, outcome, time.perf_counter() - started))
        limit = assistant.settings.llm_request_tokens - assistant.settings.llm_max_tokens
        evidence = task(assistant.portfolio, composed, limit).evidence
        checker = WrittenChecker(assistant.portfolio)
        for held in outcome.withheld:
            if held.reason == UNCITED:
                verdict = checker.check_written(Claim(held.text, evidence), day)
                tally.unmarked.append((case, held.text, verdict))
        print(
            f"{len(tally.answers)}: {outcome.mode} {outcome.trouble}", file=sys.stderr, flush=True
        )


def _in_turn(sets: Sequence[CaseSet]) -> Iterator[tuple[str, Case]]:
    """A case of each file in turn, spread over the whole of each, so that any stop is fair."""
    longest = max((len(each.head.cases) for each in sets), default=0)
    step = 7  # neighbours in a file are alike
    for offset in range(step):
        for place in range(offset, longest, step):
            for each in sets:
                if place < len(each.head.cases):
                    yield each.head.portfolio, each.head.cases[place]


def _figures(tally: Tally) -> Iterator[str]:
    outcomes = [outcome for _, outcome, _ in tally.answers]
    shown = sum(len(outcome.shown) for outcome in outcomes)
    withheld = sum(len(outcome.withheld) for outcome in outcomes)
    modes = Counter(outcome.mode for outcome in outcomes)
    firsts = [outcome.first for outcome in outcomes if outcome.first is not None]
    yield f"model: {tally.model}"
    yield f"questions: {tally.asked}, of which {len(outcomes)} called the model"
    yield f"sentences: {shown + withheld} written, {shown} shown, {withheld} withheld"
    yield f"answers: {modes['llm']} by the model, {modes['fallback']} fell back"
    passed = sum(verdict.supported for _, _, verdict in tally.unmarked)
    yield f"without a marker: {len(tally.unmarked)}, of which {passed} would pass with all evidence"
    if firsts:
        yield f"first shown sentence: median {median(firsts):.1f} s, longest {max(firsts):.1f} s"
    troubles = Counter(outcome.trouble for outcome in outcomes if outcome.trouble)
    yield from (f"trouble: {count} × {reason}" for reason, count in troubles.most_common())


def _report(tally: Tally) -> Iterator[str]:
    yield from ("# What a language model wrote, and what was shown", "")
    yield from (f"- {line}" for line in _figures(tally))
    reasons = Counter(
        re.sub(r"“[^”]+”|\d[\d.,]*", "…", withheld.reason).partition(":")[0]
        for _, outcome, _ in tally.answers
        for withheld in outcome.withheld
    )
    yield from ("", "## Why sentences were withheld", "")
    yield from (f"- {count} × {_plain(reason)}" for reason, count in reasons.most_common(40))
    yield from ("", "## Shown", "")
    for case, outcome, _ in tally.answers:
        for claim in outcome.shown:
            cited = "; ".join(f"{quote.entry.id}: {quote.text}" for quote in claim.quotes)
            yield f"- {_plain(claim.text)} — `{case.id}`, cites {_plain(cited)}"
    yield from ("", "## Would be shown, had they cited all their evidence", "")
    for case, text, verdict in tally.unmarked:
        if verdict.supported:
            yield f"- {_plain(text)} — `{case.id}`"
    yield from ("", "## Withheld", "")
    for case, outcome, _ in tally.answers:
        for held in outcome.withheld:
            yield f"- {_plain(held.text)} — `{case.id}`, {_plain(held.reason)}"


def _plain(text: str) -> str:
    """Text of a model as text of the report, without links or markup."""
    return re.sub(r"([\[\]<>*_`#|])", r"\\\1", " ".join(text.split()))
