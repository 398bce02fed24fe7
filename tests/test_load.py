"""The load benchmark: its figures, and readers against a served app."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from web_stage import Stage

from evals.load import Tally, read, summary

pytest_plugins = ["conftest_browser"]


def test_the_figures_of_a_run() -> None:
    # 1 to 101 ms: the middle is 51, and 99 of 100 steps from the first is 100.
    tally = Tally([float(each) for each in range(1, 102)], Counter({"ReadTimeout": 2}))
    figures = summary(tally, 2.0)
    assert (figures["answers"], figures["answers_per_second"]) == (101, 50.5)
    assert (figures["p50_ms"], figures["p99_ms"]) == (51.0, 100.0)
    assert figures["errors"] == {"ReadTimeout": 2}
    assert summary(Tally(), 2.0)["p50_ms"] is None


@pytest.mark.parametrize(("limit", "refused"), [("100000/minute", False), ("2/minute", True)])
def test_readers_ask_at_once_and_report_what_they_are_refused(
    serve: Callable[[Any], str], tmp_path: Path, limit: str, refused: bool
) -> None:
    stage = Stage(tmp_path, rate_limit=limit)
    tally = asyncio.run(read(serve(stage.app), readers=3, seconds=0.3, pause=0.05))
    assert len(tally.milliseconds) == len(stage.assistant.asked) > 0
    assert any("429" in problem for problem in tally.problems) is refused
