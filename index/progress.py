"""A progress bar on standard error, for builds that take a while."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console
from rich.progress import Progress as Bar

Progress = Callable[[int, int], None]
"""Called with the number of passages stored so far, and of all."""

_WORTH_A_BAR = 1000


def terminal_progress() -> Progress:
    """Draws a bar where a person watches and there is much to do; else nothing."""
    bar = Bar(console=Console(file=sys.stderr), transient=True)
    task = bar.add_task("passages", total=None)

    def advance(done: int, total: int) -> None:
        if total < _WORTH_A_BAR or not sys.stderr.isatty():
            return
        bar.start()
        bar.update(task, completed=done, total=total)
        if done >= total:
            bar.stop()

    return advance
