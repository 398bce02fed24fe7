"""A progress bar on standard error, for builds that take a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bar

Progress = Callable[[int, int], None]
"""Called with the number of passages stored so far, and of all."""

_WORTH_A_BAR = 1000


@contextmanager
def terminal_progress() -> Iterator[Progress]:
    """Draws a bar where a person watches and there is much to do; else nothing."""
    bar = Bar(console=Console(file=sys.stderr), transient=True)
    task = bar.add_task("index: passages", total=None)

    def advance(done: int, total: int) -> None:
        if total >= _WORTH_A_BAR and sys.stderr.isatty():
            bar.start()
            bar.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        if bar.live.is_started:
            bar.stop()
