"""How the kinds of entry and the states of projects are called in questions."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from assistant.phrases import Phrases
from assistant.tables import pattern, table
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


_BY_FORM = {
    "role": pattern("kinds", "role"),
    "principle": pattern("kinds", "principle"),
    "project": pattern("kinds", "project"),
    "skill": pattern("kinds", "skill"),
    "language": pattern("kinds", "language"),
    "volunteer": pattern("kinds", "volunteer"),
}
"""Kinds that ordinary words name in a certain form only: `the places where she worked`."""
_MEANS = pattern("kinds", "means")
_TELLING = pattern("kinds", "telling")
_TELLERS = pattern("kinds", "tellers")
_VERBS = pattern("kinds", "verbs")


def kind_spans(question: str, kind: str) -> list[tuple[int, int]]:
    """Where a question names a kind of entry."""
    spans = [(m.start, m.end) for m in kind_phrases().find(question) if m.value == kind]
    form = _BY_FORM.get(kind)
    return spans + ([match.span() for match in form.finditer(question)] if form else [])


def kinds_named(
    question: str, taken: Collection[tuple[int, int]] = (), never: Collection[str] = ()
) -> list[str]:
    """The kinds of entry that a question names outside the spans `taken`, in order.

    After `I mean` only what follows counts.
    """
    found = [
        (match.start, match.value)
        for match in kind_phrases().find(question)
        if not any(match.start < end and start < match.end for start, end in taken)
        and not _only_tells(question, match.start)
    ]
    for kind, form in _BY_FORM.items():
        found += [(match.start(), kind) for match in form.finditer(question)]
    meant = _MEANS.search(question)
    if meant and any(at > meant.start() for at, _ in found):
        found = [(at, kind) for at, kind in found if at > meant.start()]
    return [kind for kind in dict.fromkeys(kind for _, kind in sorted(found)) if kind not in never]


def _only_tells(question: str, at: int) -> bool:
    """Whether `talk` is a verb, `on paper` a manner of speaking: `which entries talk about it?`"""
    if any(match.start() <= at < match.end() for match in _VERBS.finditer(question)):
        return True
    return bool(_TELLING.match(question, at) and _TELLERS.search(question[:at]))
