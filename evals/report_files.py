"""Writes a report: JSON, page, and the table in the README."""

from __future__ import annotations

from pathlib import Path

from evals.report import Report


def write_reports(report: Report, folder: Path) -> Path:
    """Write `<time>.json` and `.html`, and the same as `latest`; gives the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    content = report.model_dump_json(indent=1).encode()
    for name in (f"{report.created:%Y%m%dT%H%M%SZ}", "latest"):
        (folder / f"{name}.json").write_bytes(content)
    return folder / "latest.json"


def write_readme(report: Report, readme: Path) -> None:
    """Put the table between the marks."""
    raise NotImplementedError
