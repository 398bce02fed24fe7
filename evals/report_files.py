"""Writes a report: JSON, the page, and the table in the README."""

from __future__ import annotations

import re
from pathlib import Path

from evals.measures import MEASURED
from evals.report import ALL, Report
from evals.report_page import page
from evals.report_text import NOTHING, figure_text, interval, right

LATEST = "latest"
KEPT = 20
"""Runs of which the report is kept; older ones are deleted."""
_NAMED_BY_TIME = "????????T??????Z"
_MARKED = re.compile(r"(<!-- evals:start -->\n).*?(<!-- evals:end -->)", re.S)
_SUMMED_UP = (
    "unsupported", "citation_precision", "citation_recall", "abstention_f1", "over_abstention",
    "follow_up_resolution", "attack_success", "hit@1", "hit@5", "ndcg@10",
)  # fmt: skip
"""Figures that the README gets. Times are not among them: `evals speed` measures those alone."""


class ReadmeError(Exception):
    """A README without a place for the table."""


def write_reports(report: Report, folder: Path) -> Path:
    """Write `<time>.json` and `.html`, and the same as `latest`; gives the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {".json": report.model_dump_json(), ".html": page(report)}
    for name in (f"{report.created:%Y%m%dT%H%M%SZ}", LATEST):
        for suffix, text in content.items():
            (folder / f"{name}{suffix}").write_text(text, encoding="utf-8")
    for suffix in content:
        for old in sorted(folder.glob(f"{_NAMED_BY_TIME}{suffix}"))[:-KEPT]:
            old.unlink()
    return folder / f"{LATEST}.html"


def write_readme(report: Report, readme: Path) -> None:
    """Put the table between the marks `evals:start` and `evals:end`; raises ReadmeError."""
    text = readme.read_text(encoding="utf-8")
    if not _MARKED.search(text):
        raise ReadmeError(
            f"{readme}: no place for the table: write <!-- evals:start --> and "
            "<!-- evals:end --> on lines of their own"
        )
    table = markdown(report)
    readme.write_text(_MARKED.sub(lambda m: f"{m[1]}{table}\n{m[2]}", text), encoding="utf-8")


def markdown(report: Report) -> str:
    """The run as two Markdown tables: right answers by category, and the other figures."""
    held = len(report.bars) - len(report.missed)
    lines = [
        f"{report.created:%Y-%m-%d}, commit {report.environment.commit or 'unknown'}: "
        f"{report.scope}, with 95% intervals; {held} of {len(report.bars)} bars held.",
        "",
        "| right answers | while working | held out |",
        "| --- | ---: | ---: |",
    ]
    every = {split: figures["pass_rate"] for split, figures in report.assistant.figures.items()}
    for name, by_split in {**report.assistant.categories, "**all**": every}.items():
        cells = [
            f"{right(figure)}/{figure.n} {interval(figure)}".strip()
            if figure and figure.n
            else NOTHING
            for figure in (by_split.get("work"), by_split.get("held_out"))
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    names = [system.name for system in report.systems]
    lines += ["", f"| all questions | {' | '.join(names)} |", f"| --- |{' ---: |' * len(names)}"]
    for measure in MEASURED:
        if measure.key in _SUMMED_UP:
            cells = [figure_text(measure, s.figures[ALL][measure.key]) for s in report.systems]
            lines.append(f"| {measure.label} | {' | '.join(cells)} |")
    return "\n".join(lines)
