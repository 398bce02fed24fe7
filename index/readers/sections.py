"""Which kind of entry a section of a résumé holds, by its name."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from index.entry import Kind
from index.tables import table

Section = Kind | Literal["contact"]


def kind_of(name: str) -> Section | None:
    """`Selected Projects:` -> `project`; None for a name that is not in the table."""
    words = _key(name).split()
    while words:
        if kind := _kinds().get(" ".join(words)):
            return kind
        if words[0] not in table("sections")["leads"]:
            return None
        words = words[1:]
    return None


def is_document_name(line: str) -> bool:
    """Whether a line only says that this is a résumé."""
    return _key(line) in table("sections")["documents"]


def _key(name: str) -> str:
    lower = re.sub(r"[_&/+]", lambda match: " " if match[0] == "_" else " and ", name.lower())
    return " ".join(re.sub(r"[^\w\s'’-]", " ", lower).replace("’", "'").split()).replace("-", " ")


@cache
def _kinds() -> dict[str, Section]:
    return {
        _key(name): cast(Section, kind)
        for kind, names in table("sections")["kinds"].items()
        for name in names
    }
