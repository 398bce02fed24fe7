"""How time, memory and disk grow with the portfolio."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.generated import write_portfolio
from evals.metrics_latency import percentiles
from evals.speed_processes import ASSISTANT, Measured, answer, build

_HEADINGS = (
    "entries", "build", "entries/s", "on disk", "open", "first answer", "answer", "99% within",
    "memory",
)  # fmt: skip


def sizes_table(sizes: Sequence[int]) -> str:
    """Build and question a generated portfolio of each size.

    What is made once for a model, its export and the vectors of the examples, is made before.
    """
    lines = ["".join(f"{heading:>13}" for heading in _HEADINGS)]
    with tempfile.TemporaryDirectory() as scratch:
        var = Path(scratch) / "var"
        var.mkdir()
        first = Path(scratch) / "first"
        questions = write_portfolio(first, 2)
        build(ASSISTANT, first, var)
        answer(ASSISTANT, first, var, questions[:1], Measured())
        for size in sizes:
            print(f"{size} entries", file=sys.stderr)
            lines.append(_line(size, Path(scratch) / f"portfolio-{size}", var))
    return "\n".join(lines)


def _line(size: int, corpus: Path, var: Path) -> str:
    questions = write_portfolio(corpus, size)
    before = _mb(var)
    seconds = build(ASSISTANT, corpus, var)
    disk = _mb(var) - before
    measured = Measured()
    answer(ASSISTANT, corpus, var, questions, measured)
    times = percentiles(measured.answer_ms)
    cells = (
        f"{size}",
        f"{seconds:.1f} s",
        f"{size / seconds:.1f}",
        f"{disk:.1f} MB",
        f"{measured.open_s[0]:.1f} s",
        f"{measured.start_s[0]:.1f} s",
        f"{times[50]:.1f} ms",
        f"{times[99]:.1f} ms",
        f"{measured.memory_mb[0]:.0f} MB",
    )
    return "".join(f"{cell:>13}" for cell in cells)


def _mb(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
