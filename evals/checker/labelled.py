"""Labelled sentences: a portfolio, the lines that are cited, and what follows from them or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from assistant.answer import Model
from assistant.claims import Quote
from index import Entry

HALVES = ("work", "held_out")


class Group(Model):
    """Sentences that cite the same lines."""

    portfolio: str
    """Folder, from the root of the project."""
    cites: dict[str, tuple[str, ...]]
    """Entry id -> a piece of each line that is cited."""
    supported: tuple[str, ...] = Field(min_length=1)
    unsupported: tuple[str, ...] = Field(min_length=1)

    def sentences(self) -> Iterator[tuple[str, bool]]:
        """Each sentence with its label."""
        yield from ((text, True) for text in self.supported)
        yield from ((text, False) for text in self.unsupported)

    def quotes(self, entries: dict[str, Entry]) -> tuple[Quote, ...]:
        """The cited lines. Raises LabelError for one that is not there."""
        found = []
        for entry_id, pieces in self.cites.items():
            entry = entries.get(entry_id)
            if entry is None:
                raise LabelError(f"{self.portfolio} has no entry {entry_id!r}")
            for piece in pieces:
                lines = [line for _, line in entry.lines if piece in line]
                if not lines:
                    raise LabelError(f"{entry_id} has no line with {piece!r}")
                found.append(Quote(entry, lines[-1]))
        return tuple(found)


class Half(Model):
    """A file of labelled sentences."""

    today: date
    groups: tuple[Group, ...]


class LabelError(Exception):
    """A file of labels cannot be used; the text says why."""


def read_half(name: str) -> Half:
    """The half that was worked on, or the one held out. Raises LabelError."""
    file = Path(__file__).with_name(f"{name}.yaml")
    try:
        return Half.model_validate(yaml.safe_load(file.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise LabelError(f"{file.name}: {error}") from None
