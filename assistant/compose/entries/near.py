"""Answers by the nearest line of the entry that a question leans on.

Such a question shares few words with what answers it: "whom was it sold to?" is answered by
"built for two museums". A line counts where hardly any other of the whole
portfolio is as like the question.
"""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.sentences.telling import tell
from assistant.measures import has_number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import stem, stems

_FIRST = 3
"""Entries of the portfolio among which the one leaned on must be, by its nearest line."""
_LEAST = 0.2
_LEAST_COUNTED = 0.3
"""The same for a figure, of which a wrong one would mislead."""
_MARGIN = 0.05
_MOST = 2
_COMPOUND = pattern("history", "compound")


def near(reading: Reading) -> Draft | None:
    """The lines of the entries in focus that are the likest to the question."""
    ids = {entry.id for entry in reading.focus}
    counted = asks_quantity(reading.question)
    best: dict[str, float] = {}
    lines: list[tuple[float, Quote]] = []
    for hit in reading.hits:
        passage = hit.passage
        best[passage.entry_id] = max(best.get(passage.entry_id, 0.0), hit.similarity)
        if passage.entry_id in ids and passage.part in {"sentence", "highlight"}:
            entry = reading.portfolio.index.entry(passage.entry_id)
            lines.append((hit.similarity, Quote(entry, passage.text)))
    ahead = sorted(best, key=lambda each: -best[each])[:_FIRST]
    if not ids & set(ahead):
        return None
    least = _LEAST_COUNTED if counted else _LEAST
    fitting = [
        (likeness, quote)
        for likeness, quote in sorted(lines, key=lambda each: -each[0])
        if not counted or _gives(reading, quote)
        if likeness >= least or (counted and _shares(reading, quote))
    ]
    if not fitting:
        return None
    draft = Draft()
    chosen = [q for likeness, q in fitting if likeness >= fitting[0][0] - _MARGIN][:_MOST]
    draft.extend([tell(quote, reading.portfolio.person) for quote in chosen])
    return draft


def _gives(reading: Reading, quote: Quote) -> bool:
    """Whether a line has a figure: `60 students`, or `four-layer boards` where layers are asked
    for."""
    compound = _COMPOUND.finditer(quote.text)
    return has_number(quote.text) or any(
        stem(match["noun"].lower()) in reading.stems for match in compound
    )


def _shares(reading: Reading, quote: Quote) -> bool:
    """Whether a line has a word of what is asked for, beside the entry's name."""
    return bool({stem(token.lower) for token in reading.rest} & stems(quote.text))
