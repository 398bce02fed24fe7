"""Entries named in a sentence: `Redis Internals (deep dive)`, `four projects`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.numbers import number
from assistant.tables import table
from assistant.words import join_words
from index import Entry


def kind_name(kind: str, count: int = 1) -> str:
    """`project` or `projects`."""
    row = (
        table("kinds")["kinds"][kind]
        if kind != "profile"
        else {"one": "profile", "many": "profiles"}
    )
    return str(row["one"] if count == 1 else row["many"])


def counted(kind: str, count: int) -> str:
    """`one project`, `four projects`."""
    return f"{number(count)} {kind_name(kind, count)}"


def kind_words(kind: str) -> list[str]:
    """What a kind is called in questions."""
    return [str(name) for name in table("kinds")["kinds"].get(kind, {}).get("asked", ())]


def status_says(status: str) -> str:
    """`in production`, `an experiment`."""
    return str(table("kinds")["statuses"][status]["says"])


def named(entry: Entry) -> str:
    """`Redis Internals (deep dive)`; a role by its organisation."""
    if entry.kind == "profile":
        return "the profile"
    if entry.kind == "role":
        return f"{entry.organisation or entry.title} (role)"
    state = (
        f", {status_says(entry.status)}" if entry.status and entry.status != "Experiment" else ""
    )
    kind = "experiment" if entry.status == "Experiment" else kind_name(entry.kind)
    return f"{entry.title} ({kind}{state})"


def named_entries(entries: Sequence[Entry]) -> str:
    """`four entries: A (role), B (project), C (principle) and D (deep dive)`."""
    names = join_words([named(entry) for entry in entries])
    return f"{number(len(entries))} entries: {names}" if len(entries) > 2 else names
