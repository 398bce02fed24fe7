"""The answer to a question for several figures, from the answers to its parts."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft
from assistant.compose.sentences.roles import called
from assistant.reader import Reader
from assistant.reading import Reading
from assistant.routing import draft_for
from assistant.several_figures import figure_parts
from index import Entry

_MOST_EACH = 2
"""Sentences on each figure."""


def by_parts(reading: Reading, reader: Reader) -> Draft | None:
    """Each figure that a question asks for, by its own part; None where it asks for one."""
    if reading.focus or reading.scope:
        return None
    draft = Draft()
    silent = 0
    before: list[Entry] = []
    for part in figure_parts(reading.question, reading.portfolio):
        plain = reader.read(part, reading.today)
        found = _found(plain, before or reading.named, bool(before), reader)
        if found:
            draft.extend(found.claims[:_MOST_EACH])
        else:
            silent += 1
        before = plain.named or before
    if not draft.claims:
        return None
    if silent:
        draft.unsaid.append("the rest" if silent > 1 else "the other figure")
    return draft


def _found(plain: Reading, named: Sequence[Entry], earlier: bool, reader: Reader) -> Draft | None:
    """The answer to a part; one that names nothing is first on what was named before it."""
    tried = [plain]
    if named and not plain.named:
        question = f"{plain.question.rstrip('?')} ({called(named[0])})?"
        tried.insert(0 if earlier else 1, reader.read(question, plain.today))
    drafts = (draft_for(each) for each in tried)
    return next((d for d in drafts if d.claims and not (d.corrects or d.silent)), None)
