"""Cuts entries into the passages that are searched: exact pieces of `Entry.document`.

Of each entry: the whole (in several pieces where it is long), its typed fields, each sentence of
its prose, and each highlight. What a passage is found by is its heading and its text.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from index.entry import Entry, Kind
from index.sentences import sentences

Part = Literal["entry", "fields", "sentence", "highlight"]

LONGEST = 1000
"""Characters of a passage at most: what the model reads, 256 word pieces, is about that much."""

_PROSE = ("headline", "text")
_NO_FIELDS = ("title", "highlight", *_PROSE)
_Span = tuple[int, int]


class Passage(BaseModel):
    """A piece of an entry that can be found and quoted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    """The entry's id, the part and a hash of the text: `role/brandlock:highlight:1f0c9a52e7`."""
    entry_id: str
    kind: Kind
    part: Part
    heading: str
    """`role: Brandlock`. Stands before the text wherever the passage is searched."""
    text: str
    """Verbatim: `entry.document[start:end]`."""
    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @property
    def searched(self) -> str:
        """What is embedded and indexed: the heading and the text."""
        return f"{self.heading}\n{self.text}"


def passages_of(entries: Iterable[Entry]) -> tuple[Passage, ...]:
    """The passages of all entries, in reading order. Ids are unique."""
    return tuple(passage for entry in entries for passage in _of_entry(entry))


def _of_entry(entry: Entry) -> Iterator[Passage]:
    heading = f"{entry.kind.replace('-', ' ')}: {entry.title}"
    seen: Counter[str] = Counter()
    for part, (start, end) in _spans(entry):
        text = entry.document[start:end]
        digest = hashlib.blake2b(text.encode(), digest_size=5).hexdigest()
        passage_id = f"{entry.id}:{part}:{digest}"
        seen[passage_id] += 1
        if seen[passage_id] > 1:
            passage_id += f"-{seen[passage_id]}"
        yield Passage(
            id=passage_id,
            entry_id=entry.id,
            kind=entry.kind,
            part=part,
            heading=heading,
            text=text,
            start=start,
            end=end,
        )


def _spans(entry: Entry) -> Iterator[tuple[Part, _Span]]:
    lines = list(_lines(entry))
    for span in _packed(_bounded(entry.document, (span for _, span in lines))):
        yield "entry", span
    yield from (("fields", span) for span in _field_runs(lines))
    for number, (field, (start, end)) in enumerate(lines):
        if field == "highlight":
            yield from (("highlight", s) for s in _bounded(entry.document, [(start, end)]))
        elif field in _PROSE and not _is_heading(entry.document, lines, number):
            found = [(start + a, start + b) for a, b in sentences(entry.document[start:end])]
            yield from (("sentence", span) for span in _bounded(entry.document, found))


def _lines(entry: Entry) -> Iterator[tuple[str, _Span]]:
    start = 0
    for field, line in entry.lines:
        yield field, (start, start + len(line))
        start += len(line) + 1


def _is_heading(document: str, lines: list[tuple[str, _Span]], number: int) -> bool:
    """A short line of prose without a full stop, over another: no sentence, says nothing alone."""
    field, (start, end) = lines[number]
    return (
        field == "text"
        and end - start < 80
        and document[end - 1].isalnum()
        and number + 1 < len(lines)
        and lines[number + 1][0] == "text"
    )


def _field_runs(lines: list[tuple[str, _Span]]) -> Iterator[_Span]:
    """The typed fields, those next to each other together."""
    run: _Span | None = None
    for field, (start, end) in lines:
        if field in _NO_FIELDS:
            if run:
                yield run
            run = None
        else:
            run = (run[0] if run else start, end)
    if run:
        yield run


def _bounded(document: str, spans: Iterable[_Span]) -> Iterator[_Span]:
    """The spans, those over the limit cut at sentences, else at white space, else anywhere."""
    for start, end in spans:
        if end - start <= LONGEST:
            yield start, end
            continue
        inner = [(start + a, start + b) for a, b in sentences(document[start:end])]
        if len(inner) > 1:
            yield from _packed(_bounded(document, inner))
            continue
        while end - start > LONGEST:
            space = document.rfind(" ", start + 1, start + LONGEST + 1)
            cut = space if space > 0 else start + LONGEST
            yield start, cut
            start = cut + (space > 0)
        yield start, end


def _packed(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Neighbouring spans joined as long as they stay within the limit."""
    joined: _Span | None = None
    for start, end in spans:
        if joined and end - joined[0] <= LONGEST:
            joined = (joined[0], end)
            continue
        if joined:
            yield joined
        joined = (start, end)
    if joined:
        yield joined
