"""What the language model may cost in a day: reserved before a call, settled after it.

Kept in SQLite, so that several threads, processes and restarts share one count. A reservation
whose process died stays counted in full: the cap holds on the safe side.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS spent (
    day TEXT PRIMARY KEY, requests INTEGER NOT NULL, tokens INTEGER NOT NULL
) STRICT
"""
_WAIT = 5.0


class OverBudget(Exception):
    """The call would pass a cap of the day; the text says which."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Tokens set aside for one call, on the day on which it began."""

    day: str
    tokens: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What a day has cost, open reservations included."""

    requests: int = 0
    tokens: int = 0


def utc_day() -> str:
    """Today as `2026-11-22`."""
    return datetime.now(UTC).date().isoformat()


class Budget:
    """Caps on requests and tokens in a day. Raises sqlite3.Error and OSError where it is kept."""

    def __init__(
        self, file: Path, requests: int, tokens: int, day: Callable[[], str] = utc_day
    ) -> None:
        self._file, self._requests, self._tokens, self._day = file, requests, tokens, day

    def reserve(self, tokens: int) -> Reservation:
        """Set tokens aside before a call. Raises OverBudget."""
        day = self._day()
        with self._writing() as base:
            spent = _spent(base, day)
            if spent.requests + 1 > self._requests:
                raise OverBudget(f"the {self._requests} requests of the day are used up")
            if spent.tokens + tokens > self._tokens:
                raise OverBudget(f"the {self._tokens} tokens of the day are used up")
            base.execute(
                "INSERT INTO spent VALUES (?, 1, ?) ON CONFLICT (day) DO UPDATE"
                " SET requests = requests + 1, tokens = tokens + excluded.tokens",
                (day, tokens),
            )
        return Reservation(day, tokens)

    def settle(self, reservation: Reservation, tokens: int) -> None:
        """Count what the call has really cost in place of what was reserved."""
        with self._writing() as base:
            base.execute(
                "UPDATE spent SET tokens = max(0, tokens + ?) WHERE day = ?",
                (tokens - reservation.tokens, reservation.day),
            )

    def spent(self) -> Spent:
        """What today has cost so far."""
        with self._writing() as base:
            return _spent(base, self._day())

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)) as base:
            # The write lock comes first, so that nobody spends between reading and writing.
            base.execute("BEGIN IMMEDIATE")
            try:
                base.execute(_SCHEMA)
                yield base
            except BaseException:
                base.execute("ROLLBACK")
                raise
            base.execute("COMMIT")


def _spent(base: sqlite3.Connection, day: str) -> Spent:
    row = base.execute("SELECT requests, tokens FROM spent WHERE day = ?", (day,)).fetchone()
    return Spent(*row) if row else Spent()
