"""How the kinds of entry and the states of projects are called in questions."""

from __future__ import annotations

from functools import cache

from assistant.phrases import Phrases
from assistant.tables import table
from assistant.words import stems
from index import Entry


@cache
def kind_phrases() -> Phrases[str]:
    """The names of the kinds of entry."""
    rows = table("kinds")["kinds"]
    return Phrases((name, kind) for kind, row in rows.items() for name in row["asked"])


@cache
def state_phrases() -> Phrases[str]:
    """The names of the states of projects."""
    rows = table("kinds")["statuses"]
    return Phrases((name, status) for status, row in rows.items() for name in row["asked"])


@cache
def kind_stems() -> frozenset[str]:
    """Stems of the words in the names of the kinds."""
    rows = table("kinds")["kinds"].values()
    return frozenset().union(*(stems(" ".join(map(str, row["asked"]))) for row in rows))


@cache
def state_words() -> frozenset[str]:
    """The words in the names of the states."""
    return _words("statuses")


@cache
def words_of_kinds() -> frozenset[str]:
    """The words in the names of the kinds and of the states."""
    return _words("kinds") | state_words()


def _words(part: str) -> frozenset[str]:
    return frozenset(
        word
        for row in table("kinds")[part].values()
        for name in row["asked"]
        for word in str(name).lower().split()
    )


def stand_in(entry: Entry) -> str:
    """What a name is replaced by before questions are compared: `the university`."""
    return str(table("kinds")["kinds"].get(entry.kind, {}).get("stand_in", "the project"))
