"""Whether a question asks for a number of entries, and where it names their kind."""

from __future__ import annotations

import re
from functools import cache

from assistant.tables import pattern, table, word_list
from assistant.words import tokenize

_COUNT = pattern("cues", "count")
_HOW_MANY_OF = pattern("cues", "how_many_of")


def counts_entries(question: str) -> bool:
    """Whether a question asks for a number of entries: `how many (of the) live projects`."""
    count = _COUNT.search(question)
    if _HOW_MANY_OF.search(question) and _kind_names().search(question):
        return True
    if not count:
        return False
    words = {(count["next"] or "").lower(), (count["then"] or "").lower()}
    return bool(words & plural_kinds()) or bool(_kind_names().match(question, count.start("next")))


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
