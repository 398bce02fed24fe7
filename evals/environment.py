"""On what a run was made: machine, versions, commit."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.answer import Model

PACKAGES = (
    "portfolio-assistant",
    "bm25s",
    "chromadb",
    "ir-measures",
    "llama-index-core",
    "numpy",
    "onnxruntime",
    "rapidfuzz",
    "sentence-transformers",
    "torch",
)


class Environment(Model):
    """The machine and the versions of what was run."""

    commit: str | None
    """`fec7d24`, with `+` where files were changed since; None outside a repository."""
    machine: str
    """`Intel Xeon, 2 cores, 24 GB, Linux`."""
    python: str
    packages: dict[str, str]


def environment() -> Environment:
    """Of this process."""
    return Environment(
        commit=_commit(),
        machine=", ".join([_processor(), f"{_cores()} cores", *_memory(), platform.system()]),
        python=platform.python_version(),
        packages={name: found for name in PACKAGES if (found := _version(name))},
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _commit() -> str | None:
    commands = (["rev-parse", "--short", "HEAD"], ["status", "--porcelain", "-uno"])
    try:
        commit, changed = (
            subprocess.run(
                ["git", *command],
                cwd=Path(__file__).parent,
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
            for command in commands
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return commit + ("+" if changed else "")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    named = cpuinfo.exists() and re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text())
    return named[1].split(" @")[0] if named else platform.processor() or platform.machine()


def _memory() -> list[str]:
    """In GB, where the system tells."""
    meminfo = Path("/proc/meminfo")
    found = meminfo.exists() and re.search(r"MemTotal:\s*(\d+) kB", meminfo.read_text())
    return [f"{round(int(found[1]) / 2**20)} GB"] if found else []
