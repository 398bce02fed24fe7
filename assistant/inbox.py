"""The owner's inbox: questions that the portfolio could not answer, and those marked unhelpful.

SQLite in the `var` folder. No address, no user agent, nothing about who asked; kept for a number
of days. Several threads and processes may use it at once.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from assistant.answer import Answer, Model, Turn

FILE = "inbox.sqlite"
MAX_ITEMS = 5_000
BUSY_SECONDS = 5.0

Reason = Literal["unanswered", "thumbs_down"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    question TEXT NOT NULL,
    history TEXT NOT NULL,
    missing TEXT NOT NULL,
    nearest TEXT NOT NULL,
    answer TEXT NOT NULL,
    comment TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS items_by_time ON items (last_at);
"""
_COLUMNS = (
    "id, first_at, last_at, times, reason, status, question, history, missing, nearest, answer,"
    " comment"
)


class Note(Model):
    """A question to keep."""

    reason: Reason
    status: str
    question: str
    history: tuple[Turn, ...] = ()
    missing: tuple[str, ...] = ()
    """The sentences that say what the portfolio does not mention."""
    nearest: tuple[str, ...] = ()
    """Ids of the entries that came nearest."""
    answer: str = ""
    comment: str = ""

    @classmethod
    def of(cls, question: str, history: tuple[Turn, ...], answer: Answer) -> Note:
        """The note of an answer that does not cover the question."""
        missing = tuple(each.text for each in answer.statements if not each.citations)
        return cls(
            reason="unanswered",
            status=answer.status,
            question=question,
            history=history,
            missing=missing or (answer.text,),
            nearest=tuple(dict.fromkeys(each.source for each in answer.related)),
            answer=answer.text,
        )

    @property
    def key(self) -> str:
        """Equal for the same question in the same conversation."""
        parts = [self.reason, " ".join(self.question.casefold().split()), self.comment]
        parts += [turn.content for turn in self.history]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Item(Note):
    """A kept question."""

    id: int
    first_at: datetime
    last_at: datetime
    times: int


class Inbox:
    """The kept questions of one `var` folder. Its methods raise sqlite3.Error or OSError."""

    def __init__(self, var: Path, days: int = 90) -> None:
        self.path = var / FILE
        self._days = days

    def add(self, note: Note, now: datetime | None = None) -> None:
        """Keep a question; the same one again only counts up. Old ones are deleted."""
        now = now or datetime.now(UTC)
        values = {
            "key": note.key,
            "now": now.isoformat(timespec="seconds"),
            "reason": note.reason,
            "status": note.status,
            "question": note.question,
            "history": json.dumps([turn.model_dump() for turn in note.history]),
            "missing": json.dumps(note.missing),
            "nearest": json.dumps(note.nearest),
            "answer": note.answer,
            "comment": note.comment,
        }
        with self._open() as connection, connection:
            connection.execute(
                "INSERT INTO items (key, first_at, last_at, reason, status, question, history,"
                " missing, nearest, answer, comment) VALUES (:key, :now, :now, :reason, :status,"
                " :question, :history, :missing, :nearest, :answer, :comment)"
                " ON CONFLICT (key) DO UPDATE SET times = times + 1, last_at = :now,"
                " status = :status, missing = :missing, nearest = :nearest, answer = :answer",
                values,
            )
            self._forget_old(connection, now)

    def items(self, now: datetime | None = None) -> list[Item]:
        """Everything kept, the newest first."""
        if not self.path.exists():
            return []
        with self._open() as connection, connection:
            self._forget_old(connection, now or datetime.now(UTC))
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM items ORDER BY last_at DESC, id DESC"
            ).fetchall()
        return [_item(row) for row in rows]

    def item(self, item_id: int) -> Item:
        """One of them. Raises KeyError."""
        for item in self.items():
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def remove(self, item_id: int) -> bool:
        """Delete one; whether it was there."""
        if not self.path.exists():
            return False
        with self._open() as connection, connection:
            cursor = connection.execute("DELETE FROM items WHERE id = ?", (item_id,))
        return cursor.rowcount > 0

    def clear(self) -> int:
        """Delete all; how many they were."""
        if not self.path.exists():
            return 0
        with self._open() as connection, connection:
            return connection.execute("DELETE FROM items").rowcount

    def _forget_old(self, connection: sqlite3.Connection, now: datetime) -> None:
        oldest = (now - timedelta(days=self._days)).isoformat(timespec="seconds")
        connection.execute("DELETE FROM items WHERE last_at < ?", (oldest,))
        connection.execute(
            "DELETE FROM items WHERE id NOT IN"
            " (SELECT id FROM items ORDER BY last_at DESC, id DESC LIMIT ?)",
            (MAX_ITEMS,),
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        with closing(sqlite3.connect(self.path, timeout=BUSY_SECONDS)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_SCHEMA)
            yield connection


def _item(row: sqlite3.Row) -> Item:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates over values
    for name in ("history", "missing", "nearest"):
        values[name] = json.loads(values[name])
    return Item.model_validate(values)
