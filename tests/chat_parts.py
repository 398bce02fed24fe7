"""An entry, and citations and answers made from it, for the tests of the chat page."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation, Statement
from index import Entry

STUDIO = Entry(
    id="role/studio",
    kind="role",
    title="Studio",
    position="Developer",
    start="Mar 2022",  # type: ignore[arg-type]
    end="Apr 2023",  # type: ignore[arg-type]
    status="Shipped",
    text="Games on Solana.",
    highlights=("Built REST and GraphQL APIs", "Improved <b>CI</b> with Docker"),
)


def cite(quote: str, number: int = 1, entry: Entry = STUDIO) -> Citation:
    """A citation of `entry`."""
    return Citation(
        number=number,
        source=entry.id,
        kind=entry.kind,
        title=entry.title,
        quote=quote,
        url=f"/portfolio#{entry.id}",
    )


def answer(*texts: str, **fields: Any) -> Answer:
    """Each text with a citation of its own, all of one entry."""
    statements = tuple(Statement(text=text, citations=(n,)) for n, text in enumerate(texts, 1))
    return Answer(
        status=fields.pop("status", "answered"),
        text=" ".join(f"{text} [{n}]" for n, text in enumerate(texts, 1)),
        statements=statements,
        citations=tuple(cite("Games on Solana.", n) for n in range(1, len(texts) + 1)),
        **fields,
    )
