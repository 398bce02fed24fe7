"""What the tests of index builds share: two entries of a portfolio, and processes that build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

from index.home import Home

MILL = "---\ntitle: Mill\n---\nA mill that grinds corn. It runs on water."
# The same entry in a file of other bytes: to be built again, with nothing to embed.
MILL_REWRITTEN = MILL.replace("title: Mill", "# rewritten\ntitle: Mill")


def builds(corpus: Path, var: Path) -> list[Path]:
    """The builds that lie in the home of a corpus, oldest first."""
    home = Home.of(corpus, var).folder
    return sorted(path for path in home.iterdir() if path.is_dir())


def command(corpus: Path, var: Path, *program: str) -> subprocess.Popen[str]:
    """`python -m index build`, or another program, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, *(program or ("-m", "index", "build")), "--corpus", str(corpus)],
        cwd=ROOT,
        env=os.environ | {"ASSISTANT_VAR": str(var), "ASSISTANT_CHROMA_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
