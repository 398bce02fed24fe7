"""`python -m evals speed`: how fast and how small, beside plain llama-index in the same run.

Everything is measured in processes of their own, over an index that was built for this run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml

from assistant.settings_source import SettingsError, read_settings
from evals.environment import environment
from evals.metrics_latency import percentiles
from evals.speed_processes import ASSISTANT, PLAIN, Measured, SpeedError, answer, build
from evals.speed_sizes import sizes_table
from evals.suite import CASES
from index import CorpusError, load_corpus

SYSTEMS = {"assistant": ASSISTANT, "plain llama-index": PLAIN}


class Row(NamedTuple):
    """One line of the table."""

    label: str
    of: Callable[[Measured], float]
    unit: str
    aim: float | None = None
    """At most this, for the assistant."""


def _percentile(p: int, values: Callable[[Measured], list[float]]) -> Callable[[Measured], float]:
    return lambda measured: percentiles(values(measured), [p])[p]


ROWS = (
    Row("start to the first answer", lambda m: median(m.start_s), "s", 3),
    Row("  slowest start", lambda m: max(m.start_s), "s"),
    Row("one question embedded", _percentile(50, lambda m: m.embed_ms), "ms", 5),
    Row("  99% within", _percentile(99, lambda m: m.embed_ms), "ms"),
    Row("one answer", _percentile(50, lambda m: m.answer_ms), "ms", 10),
    Row("  90% within", _percentile(90, lambda m: m.answer_ms), "ms"),
    Row("  99% within", _percentile(99, lambda m: m.answer_ms), "ms", 30),
    Row("resident memory", lambda m: max(m.memory_mb), "MB", 350),
    Row("index build", lambda m: m.build_s[-1], "s"),
    Row("  the very first", lambda m: m.build_s[0], "s"),
)


def main(argv: Sequence[str]) -> int:
    """0, or 2 on bad input: a benchmark misses no bar."""
    wanted = _arguments(argv)
    load = _load()
    try:
        corpus = read_settings(corpus=wanted.corpus).corpus.resolve()
        load_corpus(corpus)
        if wanted.sizes:
            print(sizes_table(wanted.sizes))
        else:
            print(_table(_measure(corpus, _questions(), wanted.starts), wanted.starts))
    except (CorpusError, SettingsError, SpeedError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"\n{_footer(load)}")
    return 0


def _measure(corpus: Path, questions: Sequence[str], starts: int) -> dict[str, Measured]:
    """Each system in turn, start by start, so that a busy machine is shared fairly."""
    measured = {name: Measured() for name in SYSTEMS}
    with tempfile.TemporaryDirectory() as scratch:
        var = {name: Path(scratch) / module for name, module in SYSTEMS.items()}
        for name, module in SYSTEMS.items():
            var[name].mkdir()
            for again in (False, True):
                if again:
                    _forget(var[name])
                _note(f"{name}: building")
                measured[name].build_s.append(build(module, corpus, var[name]))
        for start in range(starts):
            for name, module in SYSTEMS.items():
                _note(f"{name}: start {start + 1} of {starts}")
                answer(module, corpus, var[name], questions, measured[name])
    return measured


def _table(measured: dict[str, Measured], starts: int) -> str:
    lines = [f"{'':<28}" + "".join(f"{name:>20}" for name in measured) + f"{'ratio':>9}   aim"]
    for row in ROWS:
        ours, plain = (row.of(system) for system in measured.values())
        held = "" if row.aim is None else f"{'✓' if ours < row.aim else '✗'} under {row.aim:g}"
        lines.append(
            f"{row.label:<28}{ours:>17.1f} {row.unit:<2}{plain:>17.1f} {row.unit:<2}"
            f"{plain / ours:>8.1f}×   {held}".rstrip()
        )
    asked = len(measured["assistant"].answer_ms)
    lines.append(f"\nmedians of {starts} starts and {asked} questions each")
    return "\n".join(lines)


def _questions() -> list[str]:
    """Those of the cases, without follow-ups, each once."""
    found: dict[str, None] = {}
    for path in sorted(CASES.glob("corpus.*.yaml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["cases"]:
            if not case.get("history") and case["question"].strip():
                found[case["question"]] = None
    return list(found)[:200]


def _forget(var: Path) -> None:
    """Remove what was built, and leave the exported model: the second build finds it."""
    for folder in var.iterdir():
        if folder.name != "models":
            shutil.rmtree(folder)


def _note(text: str) -> None:
    print(text, file=sys.stderr)


def _footer(load: str) -> str:
    on = environment()
    versions = ", ".join(f"{name} {version}" for name, version in on.packages.items())
    return f"{on.machine}{load}; Python {on.python}, {versions}; commit {on.commit or 'unknown'}"


def _load() -> str:
    """How busy the machine is with other things: figures of a busy one say little."""
    return f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals speed", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="the portfolio; else that of the settings")
    parser.add_argument("--starts", type=_positive, default=3, help="starts of each system")
    parser.add_argument(
        "--sizes",
        type=lambda text: [_positive(part) for part in text.split(",")],
        metavar="10,100,1000,10000",
        help="instead: the assistant alone, over generated portfolios of so many entries",
    )
    return parser.parse_args(argv)


def _positive(text: str) -> int:
    if not text.strip().isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)
