"""What one measured process says about itself, on the last line that it prints."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

FIRST_QUESTION = "What did the engineer do at the last job?"


class Probe(NamedTuple):
    """One process that answered questions."""

    opened: float
    """When questions could be asked, in seconds of the wall clock."""
    first_answer: float
    """When the first answer was there."""
    embed_ms: list[float]
    """Each question embedded alone."""
    answer_ms: list[float]
    memory_mb: float
    """Resident after the last answer."""


def measure(
    answer: Callable[[str], object], embed: Callable[[str], object], questions: Sequence[str]
) -> Probe:
    """Answer once, then measure every question."""
    opened = time.time()
    answer(FIRST_QUESTION)
    first_answer = time.time()
    return Probe(
        opened=opened,
        first_answer=first_answer,
        embed_ms=[_ms(embed, question) for question in questions],
        answer_ms=[_ms(answer, question) for question in questions],
        memory_mb=resident_mb(),
    )


def _ms(do: Callable[[str], object], question: str) -> float:
    began = time.perf_counter()
    do(question)
    return (time.perf_counter() - began) * 1000


def resident_mb() -> float:
    """Resident memory of this process in MB; where the system does not say, its peak."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    # Not on Windows, where the import fails.
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 1024)


def tell(probe: Probe) -> None:
    """Print a probe for the process that waits for it."""
    print(json.dumps(probe._asdict()), flush=True)


def heard(output: str) -> Probe:
    """The probe in the output of a process."""
    return Probe(**json.loads(output.strip().splitlines()[-1]))
