"""Whether a question asks for a number of entries, or for all, and where it names their kind."""

from __future__ import annotations

import re
from functools import cache

from assistant.kinds import state_phrases
from assistant.numbers import is_number, value_of
from assistant.tables import pattern, table, word_list
from assistant.words import tokenize

_COUNT = pattern("cues", "count")
_HOW_MANY_OF = pattern("cues", "how_many_of")
_COUNT_STATED = pattern("counting", "stated")
_ENTRIES = pattern("counting", "entries")
_RIGHT = pattern("counting", "right")
_COUNT_BARE = pattern("counting", "bare_state")
_FIRST_WORDS = 4
_MANY = frozenset({"entries", "ones"})


def counts_entries(question: str) -> bool:
    """Whether a question asks for a number of entries: `how many (of the) live projects`."""
    count = _COUNT.search(question)
    if _HOW_MANY_OF.search(question) and _kind_names().search(question):
        return True
    if not count:
        return False
    words = {(count["next"] or "").lower(), (count["then"] or "").lower()}
    return bool(words & plural_kinds()) or bool(_kind_names().match(question, count.start("next")))


def counts_in_state(question: str) -> bool:
    """Whether a question counts what is in a state: `how many of the models are live`, `how many
    archived?`."""
    if counts_bare_state(question):
        return True
    stated = _COUNT_STATED.search(question)
    return stated is not None and bool(state_phrases().find(question[stated.end() - 3 :]))


def counts_bare_state(question: str) -> bool:
    """Whether nothing but a state says what is counted: `how many archived?`."""
    bare = _COUNT_BARE.search(question)
    return bare is not None and _is_state(bare["state"])


def _is_state(text: str) -> bool:
    return any((m.start, m.end) == (0, len(text)) for m in state_phrases().find(text))


def names_countable(text: str) -> bool:
    """Whether a text begins with what a portfolio has a number of: entries of a kind or state."""
    start = " ".join(text.split()[:_FIRST_WORDS])
    return bool(_kind_names().search(start) or state_phrases().find(start))


def claimed_number(question: str) -> int | None:
    """The number of entries that a question takes for granted: `five projects, is that right?`"""
    if not _RIGHT.search(question):
        return None
    words = [token.lower for token in tokenize(question)]
    for at, word in enumerate(words):
        if is_number(word) and set(words[at + 1 : at + 4]) & (plural_kinds() | _MANY):
            return value_of(word)
    return None


def asks_entries(question: str) -> bool:
    """Whether all entries are asked for, of whatever kind: `where does Redis show up?`"""
    return bool(_ENTRIES.search(question))


@cache
def plural_kinds() -> frozenset[str]:
    return frozenset(
        str(name).lower()
        for kind, row in table("kinds")["kinds"].items()
        for name in row["asked"]
        if " " not in str(name) and str(name).endswith("s") and kind != "role"
    ) | word_list("cues_plurals")


_EARLY = 40
"""Characters within which the kind is named in `which of the live projects ...`."""
_VERBS = word_list("cues_verbs")


def names_early(question: str) -> bool:
    """The kind stands near the beginning, before any verb: `which live projects`."""
    match = _kind_names().search(question[:_EARLY])
    if not match:
        return False
    words = [token.lower for token in tokenize(question[: match.start()])][1:]
    return not _VERBS & set(words)


@cache
def _kind_names() -> re.Pattern[str]:
    rows = table("kinds")["kinds"].values()
    compound = {name for row in rows for name in row["asked"] if " " in name and name.endswith("s")}
    names = sorted(plural_kinds() | compound, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
