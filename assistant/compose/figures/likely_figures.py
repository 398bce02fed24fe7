"""Figures that a question paraphrases: the right measure, of nearly the same thing, in a near line.

`How many physicians heard her?` finds `explained her model to forty doctors`; `its top speed?`
finds nothing among tonnes and seconds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Evidence, equivalents
from assistant.measures import Figure, Wanted, figures_in, noun_stems
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import stem, stems

_SAME = 0.5
"""Cosine of two nouns from which they may count the same thing."""
_NEAR = 0.3
_NEAREST = 0.38
_BEHIND = 0.12
"""How far behind the nearest line of all a line with the figure may be."""
_FAR_BEHIND = 0.32
"""The same, where what is counted is named by the word itself or a synonym."""
_LEAST = 0.18
_ALIKE = 0.7
_ALONE = 0.35
_PLAIN = 0.9
_COVERS = 0.5
_TOUCHES = 0.15
_LOOSE = frozenset({"rate", "size"})
_CHANGE = pattern("figures", "change")
_TIME_OF = re.compile(r"\b(?:the|his|her|their|its) ([\w-]+)[- ]times?\b", re.IGNORECASE)
_USED_BY = pattern("figures", "used_by")
_PEOPLE = frozenset({"peopl", "person", "folk", "human", "individu", "head"})
_DATA = frozenset({"data", "inform"})
_GROUPS = frozenset({"team", "group", "crew", "class", "famili"})
_UNITS = frozenset(
    stem(word) for word in ["units", "pieces", "copies", "devices", "installations", "boards"]
)


def fits(wanted: Wanted | None, text: str, question: str) -> bool:
    """Whether a line has a figure of the sort that is wanted; two where a change is."""
    if wanted is None:
        return True
    found = [figure for figure in figures_in(text) if _is_of(figure, wanted)]
    change = _CHANGE.search(question) and not wanted.counts
    if change and (of := _TIME_OF.search(question)):
        # What a build time fell by is not told by the time of another thing.
        own = [stem(word) for word in of[1].lower().split("-")]
        alike = frozenset[str]().union(*(equivalents(each) for each in own)) - equivalents("make")
        if not (alike | set(own)) & stems(text):
            return False
    factor = any(figure.measure in {"factor", "percent"} for figure in found)
    return bool(found) and (not change or len(found) > 1 or factor)


def _is_of(figure: Figure, wanted: Wanted) -> bool:
    if wanted.counts and figure.measure == "percent":
        # `How many parcels were lost?` is told by `2% of all parcels`.
        return bool(noun_stems(figure.noun) & noun_stems(wanted.noun))
    return figure.measure in wanted.measures or (figure.recurs and "rate" in wanted.measures)


def likely(
    reading: Reading, wanted: Wanted, measured: Sequence[Evidence], alone: bool = False
) -> list[Evidence]:
    """The lines of `measured` that give the figure though they use other words.

    `alone`: only the nearest line of the portfolio, which need not be as near for that.
    """
    if not measured:
        return []
    nearest = max(item.similarity for item in reading.evidence)
    if alone:
        best = reading.evidence[0]
        same = sameness(reading, wanted, best) if best in measured else 0.0
        return [best] if same > _ALIKE and best.score >= _ALONE else []
    found: list[tuple[float, Evidence]] = []
    for item in measured:
        same = sameness(reading, wanted, item)
        if same < _SAME or item.similarity < nearest - (_FAR_BEHIND if same > _PLAIN else _BEHIND):
            continue
        near = item.similarity >= (_NEAREST if item.coverage < _TOUCHES else _NEAR)
        if near or item.coverage >= _COVERS or (same > _PLAIN and item.similarity >= _LEAST):
            found.append((item.score + same, item))
    return [item for _, item in sorted(found, key=lambda each: -each[0])]


def sameness(reading: Reading, wanted: Wanted, item: Evidence) -> float:
    """How near what a line counts is to what is to be counted, 0 to 1; `_PLAIN` for a measure."""
    found = [f for f in figures_in(item.quote.text) if _is_of(f, wanted)]
    if not wanted.counts:
        return _PLAIN if found else 0.0
    return max((_likeness(reading, wanted.noun, figure, item) for figure in found), default=0.0)


def _likeness(reading: Reading, noun: str, figure: Figure, item: Evidence) -> float:
    asked, told = noun_stems(noun), noun_stems(figure.noun)
    if any(equivalents(each) & told for each in asked):
        return 1.0
    people = {stem(word) for word in word_list("figures_people")} | _GROUPS
    if asked & _PEOPLE and told & people:
        return 0.8
    lead = stems(reading.portfolio.lead(item.entry).text) | stems(item.entry.title)
    if told & _UNITS and all(equivalents(each) & lead for each in asked):
        return 1.0
    if asked <= _DATA and told & frozenset(stem(w) for w in word_list("figures_data_items")):
        return 1.0
    if "user" in asked and _USED_BY.search(item.quote.text):
        return 1.0
    return reading.portfolio.likeness(noun, figure.noun) if told else 0.0
