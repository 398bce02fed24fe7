"""What can go wrong between a corpus and an open index. Every message is meant to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class IndexingError(Exception):
    """The index cannot be built or opened. Says what, where, and what to do."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a corpus."""

    file: str
    line: int | None
    """From 1; None where it is not about a line."""
    message: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message}"


class CorpusError(IndexingError):
    """Everything that is wrong with a corpus, a line for each problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Damaged(Exception):
    """What was built does not serve: missing, stale, or not as it was written. Says why.

    It is built again, so this does not leave the package.
    """


def first_line(error: BaseException) -> str:
    """What an error of a library says, in one line."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]
