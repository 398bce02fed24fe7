"""Answers on the order of something: `records a day, thousands or millions?`

The line that has a figure of the measure is told, or one that names the unit alone: `in
milliseconds`.
"""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.figures.figures import is_of_named
from assistant.compose.sentences.telling import tell
from assistant.evidence import Evidence, equivalents
from assistant.forms.magnitudes import Choice, choice
from assistant.measures import COUNT, figures_in, measure_of, noun_stems
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import content_tokens, stem, stems, tokenize

_TENURE = pattern("magnitudes", "tenure")
_UNIT = pattern("magnitudes", "unit")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HITS = 30
_NEAR = 0.3
_COVERS = 0.3
_SHARED = 0.2


def magnitude(reading: Reading) -> Draft | None:
    """The line on what a question wants the order of; None where it offers no magnitudes, or
    where no near line tells."""
    asked = choice(reading.question)
    if asked is None or not asked.rest or _TENURE.search(reading.question):
        return None
    words = frozenset(stem(token.lower) for token in content_tokens(asked.rest))
    hits = reading.portfolio.hits(asked.rest, _HITS)
    fitting = [
        item
        for item in reading.finder.find(hits, words)
        if is_of_named(reading, item)
        if _tells(item, asked, words) and _is_of_year(item, reading.question)
        if item.coverage >= _COVERS or (item.similarity >= _NEAR and item.coverage >= _SHARED)
    ]
    if not fitting:
        return None
    draft = Draft()
    draft.extend([tell(fitting[0].quote, reading.portfolio.person)])
    return draft


def _is_of_year(item: Evidence, question: str) -> bool:
    """Whether a line, or the dates of its entry, have the year that a question names."""
    told = f"{item.quote.text} {item.entry.period}"
    return all(year in told for year in _YEAR.findall(question))


def _tells(item: Evidence, asked: Choice, words: frozenset[str]) -> bool:
    """Whether a line has a number of what is asked, a figure of the measure, or its bare unit."""
    text = item.quote.text
    figures = [figure for figure in figures_in(text) if figure.measure == asked.measure]
    if asked.measure == COUNT:
        counted = frozenset().union(*(noun_stems(figure.noun) for figure in figures))
        return any(equivalents(word) & counted for word in words)
    units = [token for found in _UNIT.finditer(text) for token in tokenize(found[0])[-1:]]
    bare = any(measure_of(token.lower) == asked.measure for token in units)
    shares = any(equivalents(word) & stems(text) for word in words)
    return shares and (bool(figures) or bare)
