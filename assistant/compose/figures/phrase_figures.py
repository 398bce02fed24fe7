"""Figures that a phrase asks for by its head noun: `standby current of the buoys`, `daily volume`.

A phrase says little, so the line must have a figure of the very measure and be near; nearness
counts for more where no other line of the portfolio has such a figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft
from assistant.compose.figures.figures import is_of_named
from assistant.compose.figures.likely_figures import fits
from assistant.compose.sentences.telling import tell
from assistant.evidence import Evidence, equivalents
from assistant.forms.measure_phrases import headed, modifiers, periods_in
from assistant.measures import COUNT, Wanted, figures_in, has_number, noun_stems
from assistant.reading import Reading
from assistant.words import stem, stems

_USUAL = frozenset({"time", "percent", "money"})
"""Measures of so many things that the line must name the thing."""
_NEAR = 0.3
_COVERS = 0.3
_ONLY_NEAR = 0.22
_ONLY_COVERS = 0.2
_FAR = 0.1
_CLOSE = 0.06
"""How near in score to the first a second line is told, too."""
_MOST = 2


def phrase_figure(reading: Reading) -> Draft | None:
    """The figure of the measure that heads the question; None where no near line gives it."""
    sort = headed(reading.question)
    if sort is None:
        return None
    found = _of_measure(reading, sort)
    counted = sort.measures & {COUNT}
    if counted:
        found = [item for item in found if _counts_it(reading, item)]
    if sort.measures & _USUAL and not counted:
        found = [item for item in found if _shares(reading, item)]
    near = [item for item in found if counted or _is_near(item, only=len(found) == 1)]
    if not near:
        return None
    draft = Draft()
    chosen = [item for item in near if item.score >= near[0].score - _CLOSE][:_MOST]
    draft.extend([tell(item.quote, reading.portfolio.person) for item in chosen])
    return draft


def _of_measure(reading: Reading, sort: Wanted) -> Sequence[Evidence]:
    """The lines with a figure of the measure, over the time that is asked for if any is."""
    measured = [
        item
        for item in reading.evidence
        if has_number(item.quote.text) and is_of_named(reading, item)
        if fits(sort, item.quote.text, reading.question)
    ]
    periods = periods_in(reading.question)
    return [item for item in measured if not periods or periods & periods_in(item.quote.text)]


def _counts_it(reading: Reading, item: Evidence) -> bool:
    """Whether a number of the line counts what the phrase is a volume of: `order volume`."""
    told = frozenset().union(*(noun_stems(each.noun) for each in figures_in(item.quote.text)))
    asked = {stem(word.lower()) for word in modifiers(reading.question)}
    return any(equivalents(each) & told for each in asked)


def _shares(reading: Reading, item: Evidence) -> bool:
    """Whether the line itself, or its title, has a word of what is measured."""
    told = stems(item.quote.text) | reading.portfolio.title_stems[item.entry.id]
    asked = {stem(word.lower()) for word in modifiers(reading.question)}
    return any(equivalents(each) & told for each in asked)


def _is_near(item: Evidence, only: bool) -> bool:
    if only and item.similarity >= _ONLY_NEAR and item.coverage >= _FAR:
        return True
    if only and item.coverage >= _ONLY_COVERS and item.similarity >= _FAR:
        return True
    return item.similarity >= _NEAR and item.coverage >= _COVERS
