"""The report as one page that needs nothing else: styles, plots and script stand in it."""

from __future__ import annotations

from math import log10
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals import plots
from evals.figures import Figure, confidences
from evals.measures import MEASURED
from evals.metrics_risk import risk_coverage
from evals.owner import TOPICS, summaries
from evals.report import Report, SystemReport
from evals.report_text import figure_text, passed, share

_TEMPLATES = Path(__file__).with_name("templates")
_NEIGHBOURS = (
    "pass_rate", "citation_precision", "citation_recall", "abstention_f1", "follow_up_resolution",
    "hit@1", "hit@5", "mrr", "ndcg@10",
)  # fmt: skip
"""Figures that are plotted beside the baselines': shares of which more is better."""


def page(report: Report) -> str:
    """The whole page as HTML."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    results = report.assistant.results
    return environment.get_template("report.html.j2").render(
        report=report,
        summaries=summaries(results),
        topics=TOPICS,
        measures=MEASURED,
        plots=_plots(report),
        failed=any(not r.passed and r.case.split == "work" for r in results),
        statuses=sorted({result.answer.status for result in results}),
        others=[
            {"name": system.name, "right": {r.place: r.passed for r in system.results}}
            for system in report.systems[1:]
        ],
        figure_text=figure_text,
        passed=passed,
        share=share,
        rate=_rate,
    )


def _rate(system: SystemReport, split: str) -> Figure | None:
    return system.figures[split]["pass_rate"] if split in system.figures else None


def _plots(report: Report) -> list[str]:
    shown = {measure.key: measure.label for measure in MEASURED if measure.key in _NEIGHBOURS}
    latencies = {s.name: sorted(r.ms for r in s.results) for s in report.systems}
    made = [
        plots.bars(
            "Right answers by kind of question",
            {
                category: {
                    name: by_split[split].value if split in by_split else None
                    for split, name in (("work", "while working"), ("held_out", "held out"))
                }
                for category, by_split in report.assistant.categories.items()
            },
        ),
        plots.curves(
            "Wrong answers, when only the surest are given",
            {s.name: risk_coverage(confidences(s.results)) for s in report.systems},
            "questions answered",
            "wrong among them",
            [(share / 4, f"{share / 4:.0%}") for share in range(5)],
        ),
        plots.curves(
            "Time for one answer",
            {
                name: [
                    (log10(max(ms, 0.01)), at / len(values))
                    for at, ms in enumerate(values, start=1)
                ]
                for name, values in latencies.items()
            },
            "milliseconds (logarithmic)",
            "answers within",
            [(power, f"{10.0**power:g}") for power in range(-1, 4)],
        ),
    ]
    if len(report.systems) > 1:
        rows = {
            label: {system.name: system.figures["all"][key].value for system in report.systems}
            for key, label in shown.items()
        }
        made.append(plots.bars("Beside the baselines", rows))
    return made
