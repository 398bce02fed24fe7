"""Figures that a line plainly gives, whatever else the question looks like.

`Number of shops in the reference?` is on a number, not on references.
"""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.figures.figures import asks_quantity, figures, is_of_named, is_vague
from assistant.compose.figures.likely_figures import fits, likely
from assistant.compose.sentences.telling import tell
from assistant.evidence import Evidence, equivalents
from assistant.kinds import kind_stems
from assistant.measures import (
    COUNT,
    SAVES,
    TO_WHAT,
    Wanted,
    figures_in,
    has_number,
    noun_stems,
    wanted,
)
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.team_lines import LEADING, asks_of_team, asks_team_size, tells_team
from assistant.words import stem, stems, tokenize

_OF_ENTRIES = frozenset(
    [
        "count",
        "duration",
        "total",
        "start",
        "end",
        "dates",
        "in_year",
        "skill_years",
        "gaps",
        "overlap",
        "level",
        "score",
    ]
)
"""Intents whose composers give numbers of their own."""
_STRICT = frozenset(
    [
        "speed",
        "percent",
        "factor",
        "frequency",
        "rate",
        "length",
        "weight",
        "current",
        "voltage",
        "power",
        "energy",
    ]
)
_SURE = 0.8
_NEAR = 0.35
_COVERS = 0.4
_PLAIN = 0.3
_TOLD = 0.62
_WHOLE = 0.55
_MOST_OF = 0.5
_NEAREST = 0.4
_TOLD_NEAR = 0.45
_TOLD_COVERS = 0.2
_LONGEST = 9
_FIRST_WORDS = 4
_MOST_LINES = 3
_HOW_OFTEN = pattern("figures", "how_often")
_RECURS = pattern("figures", "recurs")
_NUMBER_MEANT = pattern("figures", "number_meant")
_SENTENCE = pattern("figures", "sentence")


def plain_figure(reading: Reading) -> Draft | None:
    """The figure that a question asks for and a near line gives; None where that is not sure."""
    if meant := _NUMBER_MEANT.search(reading.question):
        return _of_number(reading, meant["before"] or meant["after"])
    if _HOW_OFTEN.search(reading.question) and (found := _how_often(reading)):
        return found
    sort = wanted(reading.question)
    if sort is None or not asks_quantity(reading.question):
        return _bare(reading)
    own = reading.intent in _OF_ENTRIES and reading.score(reading.intent) >= _SURE
    changed = TO_WHAT.search(reading.question) or SAVES.search(reading.question)
    if own and not (sort.counts or changed):
        return None
    if asks_team_size(reading.question):
        return _of_people(reading, sort)
    if noun_stems(sort.noun) & kind_stems():
        return None
    lines = likely(reading, sort, _measured(reading))
    return figures(reading) if lines and _is_near(reading, lines[0], sort) else None


def counted_thing(reading: Reading) -> Draft | None:
    """The number of things called as entries are, `how many apps had to be merged?`, where one
    line counts them and has what is said of them."""
    sort, mentions = wanted(reading.question), reading.mentions
    if sort is None or not noun_stems(sort.noun) & kind_stems():
        return None
    said = [t for t in reading.subjects if stem(t.lower) not in kind_stems()]
    if not said or mentions.statuses or mentions.technologies or mentions.years:
        return None
    for item in likely(reading, sort, _measured(reading))[:1]:
        counted = frozenset().union(*(noun_stems(f.noun) for f in figures_in(item.quote.text)))
        told = item.coverage >= _MOST_OF and item.similarity >= _NEAREST
        if (
            told
            and any(equivalents(each) & counted for each in noun_stems(sort.noun))
            and {stem(t.lower) for t in said} & stems(item.quote.text)
        ):
            return _only(reading, item)
    return None


def _how_often(reading: Reading) -> Draft | None:
    """The line that tells the rhythm of what is asked about: `every second Tuesday`."""
    asked = {stem(token.lower) for token in reading.subjects}
    for item in reading.evidence:
        own = asked & stems(item.quote.text)
        if _RECURS.search(item.quote.text) and own and item.coverage >= _COVERS:
            return _only(reading, item) if is_of_named(reading, item) else None
    return None


def _only(reading: Reading, item: Evidence) -> Draft:
    draft = Draft()
    draft.extend([tell(item.quote, reading.portfolio.person)])
    return draft


def _of_people(reading: Reading, sort: Wanted) -> Draft | None:
    """How many people a near line counts who were no team: players, passengers, listeners."""
    if asks_of_team(reading.question) or stems(reading.question) & LEADING:
        return None
    measured = _measured(reading)
    found = likely(reading, sort, measured) or likely(reading, sort, measured, alone=True)
    if not found or tells_team(found[0].quote.text):
        return None
    return _only(reading, found[0])


def _of_number(reading: Reading, number: str) -> Draft | None:
    """The lines with a number: `85 what?`"""
    draft = Draft()
    for entry in reading.named or reading.portfolio.entries:
        for quote in reading.portfolio.quotes(entry):
            if number in {f.text.strip("+%$€£") for f in figures_in(quote.text)}:
                draft.extend([tell(quote, reading.portfolio.person)])
    return draft if 0 < len(draft.claims) <= _MOST_LINES else None


def lacks_figure(reading: Reading) -> bool:
    """Whether a measure is asked for of which no line has a figure: the width, a percentage."""
    sort = wanted(reading.question)
    if sort is None or sort.counts or not asks_quantity(reading.question):
        return False
    if "principle" in reading.mentions.kinds:
        return False
    if not sort.measures <= _STRICT or reading.intent in _OF_ENTRIES:
        return False
    fitting = [i for i in _measured(reading) if fits(sort, i.quote.text, reading.question)]
    return not any(i.similarity >= _TOLD_NEAR or i.coverage >= _TOLD_COVERS for i in fitting)


def _is_near(reading: Reading, item: Evidence, sort: Wanted) -> bool:
    if sort.counts:
        own = frozenset(stem(t.lower) for t in reading.content if not is_vague(t))
        covers = max(item.coverage, reading.finder.coverage(own, item.quote))
        return item.similarity >= _NEAR or covers >= _COVERS
    return item.similarity >= _PLAIN and item.coverage >= _COVERS


def _bare(reading: Reading) -> Draft | None:
    """`GitHub stars of the linter?`: what a line counts stands at the head of a bare question."""
    words = tokenize(reading.question)
    names_only = reading.mentions.technologies and not reading.rest
    if len(words) > _LONGEST or names_only or _SENTENCE.search(reading.question):
        return None
    head = {stem(word.lower) for word in words[:_FIRST_WORDS]} - kind_stems()
    for item in _measured(reading)[:3]:
        counted = [f for f in figures_in(item.quote.text) if f.measure == COUNT]
        last = {stem(each.noun.split()[-1].lower()) for each in counted if each.noun}
        told = (item.coverage >= _COVERS and item.score >= _TOLD) or item.coverage >= _WHOLE
        if head & last and told:
            draft = Draft()
            draft.extend([tell(item.quote, reading.portfolio.person)])
            return draft
    return None


def _measured(reading: Reading) -> list[Evidence]:
    return [
        item
        for item in reading.evidence
        if has_number(item.quote.text) and is_of_named(reading, item)
    ]
