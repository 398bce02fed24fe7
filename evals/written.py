"""`python -m evals written`: the eval cases through the language model of the settings.

Counts what was written, shown and withheld, and lists every sentence, for a person to read. Each
case is asked once at each temperature, so that a model says more than one thing.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.assistant import Assistant
from assistant.checker_written import WrittenChecker
from assistant.claims import Claim
from assistant.llm.breaker import Breaker
from assistant.llm.budget import Budget
from assistant.llm.client import Endpoint
from assistant.llm.prompt import task
from assistant.llm.writing import UNCITED, Writing
from assistant.settings import Settings
from assistant.settings_source import SettingsError, read_settings
from evals.case import Case
from evals.case_files import CaseError, CaseSet, load_cases
from evals.written_report import Answered, Tally, figures, report
from index import IndexingError, load_corpus

CASES = Path(__file__).with_name("cases")
REPORT = Path(__file__).with_name("reports") / "llm.md"
FAILURES = 8
"""Calls in a row that brought no sentence, after which the endpoint is given up."""
PAUSE = 5.0
"""Seconds after such a call, in which a server may come back."""
_UNBOUND = 10**12


def main(arguments: Sequence[str]) -> int:
    """Run and write the report; 1 when the endpoint was given up, 2 on bad input."""
    parser = ArgumentParser("python -m evals written", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0, help="stop asking after so long")
    parser.add_argument("--shown", type=int, help="stop when so many different ones were shown")
    parser.add_argument("--temperatures", type=float, nargs="+", default=[0.0], metavar="T")
    parser.add_argument("--free", action="store_true", help="leave the budget of the day alone")
    parser.add_argument("--to", type=Path, default=REPORT, help="where the report is written")
    wanted = parser.parse_args(list(arguments))
    try:
        tally = _run(wanted)
    except (SettingsError, CaseError, IndexingError, OSError) as error:
        print(f"python -m evals written: {error}", file=sys.stderr)
        return 2
    print("\n".join(figures(tally)))
    print(f"every sentence is listed in {wanted.to}")
    return 1 if tally.gave_up else 0


def _run(wanted: Namespace) -> Tally:
    settings = read_settings()
    if not (settings.llm_base_url and settings.llm_model):
        raise SettingsError("set ASSISTANT_LLM_MODEL and ASSISTANT_LLM_BASE_URL")
    tally = Tally(settings.llm_model)
    sets = load_cases(
        sorted(CASES.glob("*.yaml")), lambda name: {e.id for e in load_corpus(Path(name))}
    )
    with TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        budget = Budget(Path(folder) / "free.sqlite", _UNBOUND, _UNBOUND) if wanted.free else None
        asking = _Asking(tally, settings, sets, budget)
        until = time.monotonic() + 60 * wanted.minutes
        # All temperatures of a case together: what an endpoint has read of the prompt is at hand.
        for (portfolio, case), temperature in product(_in_turn(sets), wanted.temperatures):
            enough = wanted.shown and len(tally.different) >= wanted.shown
            if time.monotonic() > until or enough or tally.gave_up:
                break
            asking.ask(portfolio, case, temperature)
            # After each, as a run takes long and may be stopped.
            wanted.to.write_text("\n".join(report(tally)) + "\n", encoding="utf-8")
    return tally


class _Asking:
    """Puts cases to the model, and counts."""

    def __init__(
        self, tally: Tally, settings: Settings, sets: Sequence[CaseSet], budget: Budget | None
    ) -> None:
        self._tally, self._settings, self._budget = tally, settings, budget
        self._days = {each.head.portfolio: each.head.today for each in sets}
        composing = settings.model_copy(update={"llm_base_url": None})
        self._opened = {
            name: Assistant.open(composing.model_copy(update={"corpus": Path(name)}), day)
            for name, day in self._days.items()
        }
        self._writing: dict[tuple[str, float], Writing] = {}
        self._failed = 0

    def ask(self, name: str, case: Case, temperature: float) -> None:
        """Have one case written out."""
        tally, assistant, day = self._tally, self._opened[name], self._days[name]
        tally.asked += 1
        composed = assistant.compose(case.question, case.history)
        started = time.perf_counter()
        *_, outcome = self._writes(name, temperature).write(composed, day)
        assert not isinstance(outcome, Claim)
        if outcome.mode == "extractive":
            return
        seconds = time.perf_counter() - started
        self._failed = 0 if outcome.shown or outcome.withheld else self._failed + 1
        tally.gave_up = outcome.trouble if self._failed >= FAILURES else ""
        tally.answers.append(Answered(case.id, temperature, outcome, seconds))
        limit = self._settings.llm_request_tokens - self._settings.llm_max_tokens
        evidence = task(assistant.portfolio, composed, limit).evidence
        checker = WrittenChecker(assistant.portfolio)
        for held in outcome.withheld:
            if held.reason == UNCITED:
                verdict = checker.check_written(Claim(held.text, evidence), day)
                tally.unmarked.append((case.id, held.text, verdict))
        counts = f"{len(outcome.shown)} shown, {len(outcome.withheld)} withheld"
        line = f"{len(tally.answers)}: {outcome.mode}, {counts} {outcome.trouble}"
        print(line.rstrip(), file=sys.stderr, flush=True)
        if self._failed:
            time.sleep(PAUSE)

    def _writes(self, name: str, temperature: float) -> Writing:
        known = self._writing.get((name, temperature))
        if known is None:
            model = Endpoint(self._settings, temperature)
            # The breaker would leave out questions; this run waits and gives up by itself.
            breaker = Breaker(failures=_UNBOUND)
            portfolio = self._opened[name].portfolio
            known = Writing(portfolio, self._settings, model, breaker, self._budget)
            self._writing[name, temperature] = known
        return known


def _in_turn(sets: Sequence[CaseSet]) -> Iterator[tuple[str, Case]]:
    """A case of each file in turn, spread over the whole of each, so that any stop is fair."""
    longest = max((len(each.head.cases) for each in sets), default=0)
    step = 7  # neighbours in a file are alike
    for offset in range(step):
        for place in range(offset, longest, step):
            for each in sets:
                if place < len(each.head.cases):
                    yield each.head.portfolio, each.head.cases[place]
