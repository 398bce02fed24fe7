"""Starts the processes that are measured, and collects what they say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.runner import ROOT
from evals.speed_probe import heard

ASSISTANT = "evals.speed_assistant"
PLAIN = "evals.speed_plain"


class SpeedError(Exception):
    """A measured process failed; the message holds the end of what it said."""


@dataclass
class Measured:
    """One system over several starts."""

    build_s: list[float] = field(default_factory=list)
    """Process start to end, of each build."""
    open_s: list[float] = field(default_factory=list)
    """Process start until questions can be asked, of each start."""
    start_s: list[float] = field(default_factory=list)
    """Process start to the first answer, of each start."""
    embed_ms: list[float] = field(default_factory=list)
    answer_ms: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)


def build(module: str, corpus: Path, var: Path) -> float:
    """Seconds that a whole build takes in a process of its own."""
    began = time.time()
    _run([module, "build", str(corpus), str(var)])
    return time.time() - began


def answer(module: str, corpus: Path, var: Path, questions: Sequence[str], into: Measured) -> None:
    """One start of a system, with all questions."""
    asked = var / "questions.json"
    asked.write_text(json.dumps(list(questions)), encoding="utf-8")
    began = time.time()
    probe = heard(_run([module, "answer", str(corpus), str(var), str(asked)]))
    into.open_s.append(probe.opened - began)
    into.start_s.append(probe.first_answer - began)
    into.embed_ms += probe.embed_ms
    into.answer_ms += probe.answer_ms
    into.memory_mb.append(probe.memory_mb)


def _run(arguments: Sequence[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, "ANONYMIZED_TELEMETRY": "False"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise SpeedError(f"{arguments[0]} {arguments[1]} failed:\n{said}")
    return done.stdout
