"""The report of a run: everything that was measured and every answer, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from assistant.answer import Model
from assistant.settings import Settings
from evals.bars import Outcome
from evals.case import CATEGORIES, SPLITS
from evals.environment import Environment, environment
from evals.figures import Figure, mean, pass_rate
from evals.measures import figures
from evals.result import Chip, Result

REPORTS = Path(__file__).with_name("reports")
ALL = "all"


class ReportError(Exception):
    """A file that is not a report."""


class SystemReport(Model):
    """One system (the assistant, a baseline) over all cases."""

    name: str
    figures: dict[str, dict[str, Figure]]
    """By split (`all`, `work`, `held_out`), then by key."""
    categories: dict[str, dict[str, Figure]]
    """The pass rate by category, then by split."""
    portfolios: dict[str, dict[str, Figure]]
    """The pass rate by portfolio, then by split."""
    follow_ups_answerable: Figure | None = None
    """Follow-up questions that the answers offer and that have an answer; None: not asked."""
    chips: tuple[Chip, ...] = ()
    results: tuple[Result, ...]


class Report(Model):
    """One run."""

    created: datetime
    seconds: float
    """How long the run took."""
    environment: Environment
    settings: dict[str, object]
    systems: tuple[SystemReport, ...]
    """The assistant first."""
    bars: tuple[Outcome, ...]

    @property
    def assistant(self) -> SystemReport:
        """The system that is measured; the others are its neighbours."""
        return self.systems[0]

    @property
    def scope(self) -> str:
        """`706 questions over 3 portfolios`."""
        portfolios = len(self.assistant.portfolios)
        plural = "s" if portfolios != 1 else ""
        return f"{len(self.assistant.results)} questions over {portfolios} portfolio{plural}"

    @property
    def missed(self) -> tuple[Outcome, ...]:
        """The bars that were not reached."""
        return tuple(outcome for outcome in self.bars if not outcome.held)


def system_report(name: str, results: Sequence[Result], chips: Sequence[Chip] = ()) -> SystemReport:
    """Compute every figure of one system."""

    splits: dict[str, Sequence[Result]] = {ALL: results, **_by_split(results)}
    return SystemReport(
        name=name,
        figures={split: figures(group) for split, group in splits.items() if group},
        categories={
            category: _rates(group)
            for category in CATEGORIES
            if (group := [r for r in results if r.case.category == category])
        },
        portfolios={
            portfolio: _rates([r for r in results if r.portfolio == portfolio])
            for portfolio in dict.fromkeys(result.portfolio for result in results)
        },
        follow_ups_answerable=mean([float(chip.answered) for chip in chips]) if chips else None,
        chips=tuple(chips),
        results=tuple(results),
    )


def _by_split(results: Sequence[Result]) -> dict[str, list[Result]]:
    return {split: [r for r in results if r.case.split == split] for split in SPLITS}


def _rates(results: Sequence[Result]) -> dict[str, Figure]:
    parts: dict[str, Sequence[Result]] = {ALL: results, **_by_split(results)}
    return {split: pass_rate(part) for split, part in parts.items()}


def report(
    systems: Sequence[SystemReport], bars: Sequence[Outcome], seconds: float, settings: Settings
) -> Report:
    """Put a run together, as of now and on this machine."""
    return Report(
        created=datetime.now(UTC).replace(microsecond=0),
        seconds=round(seconds, 1),
        environment=environment(),
        settings=settings.model_dump(mode="json"),
        systems=tuple(systems),
        bars=tuple(bars),
    )


def read_report(path: Path) -> Report:
    """Read a report that was written before; raises ReportError in one line."""
    try:
        return Report.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ReportError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ReportError(
            f"{path}: not a report of this version: {place or 'file'}: {first['msg']}. "
            "Write a new one with `python -m evals`"
        ) from error
