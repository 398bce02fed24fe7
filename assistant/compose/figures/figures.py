"""Answers on numbers: which figure, of what, exactly as written."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.figures.likely_figures import fits, likely
from assistant.compose.sentences.telling import tell
from assistant.evidence import Evidence, equivalents
from assistant.measures import (
    NUMBER,
    TO_WHAT,
    base_unit,
    figures_in,
    has_number,
    numbers_in,
    wanted,
)
from assistant.numbers import amount
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.team_lines import asks_of_team, asks_team_size, tells_team
from assistant.words import Token, stem, stems, stop_words, tokenize

_TIME_UNITS = frozenset(
    ["second", "minut", "hour", "day", "week", "month", "year", "ms", "millisecond"]
)
_OF_A_YEAR = re.compile(r"(?:19|20)\d\d ")
_SPEED = pattern("figures", "speed")
_HOW_MANY = pattern("figures", "how_many")
_LOOK_AHEAD = 5
_TELLING = 0.6
_SURE = 0.5
_LESS = 0.4
"""How much less of the question than the first a second line may cover."""
_UNITS = frozenset(
    stem(word) for word in ["units", "pieces", "copies", "devices", "installations", "boards"]
)
_PERCENT = pattern("figures", "percent")
_MEASURE = pattern("figures", "measure")
_SPELT = pattern("figures", "spelt")
_CHANGE = pattern("figures", "change")
_PEOPLE = frozenset(
    stem(word)
    for word in [
        "people",
        "person",
        "engineers",
        "developers",
        "members",
        "colleagues",
        "staff",
        "reports",
        "persons",
    ]
)
_LEADING = frozenset(stem(word) for word in word_list("figures_leading"))
_TEAM_OF = pattern("figures", "team_of")
_VAGUE = frozenset(stem(word) for word in word_list("figures_vague"))
_CHANGING = frozenset(stem(word) for word in word_list("figures_changing"))


_QUANTITY = pattern("figures", "quantity")
_EMBEDDED = pattern("figures", "embedded")
"""A quantity that is only spoken of: `what tells the drivers how much is left?`"""


def asks_quantity(question: str) -> bool:
    """Whether a question wants a figure."""
    question = _EMBEDDED.sub("", question)
    found = _QUANTITY.search(question)
    of_name = found and found[0].split()[-1][0].isupper() and not question.isupper()
    return bool((found and not of_name) or asks_team_size(question) or TO_WHAT.search(question))


def figures(reading: Reading) -> Draft | None:
    """The lines with the figures asked for; None where no line gives them."""
    measured = [item for item in reading.evidence if has_number(item.quote.text)]
    if quoted := quoted_figure(reading.question):
        same = [item.quote for item in measured if quoted & _with_units(item.quote.text)]
        if not same and all(token.text[0].isdigit() for token in reading.asked):
            known = reading.portfolio
            every = (quote for entry in known.entries for quote in known.quotes(entry))
            same = [quote for quote in every if quoted & _with_units(quote.text)]
        if same:
            draft = Draft()
            draft.extend([tell(quote, reading.portfolio.person) for quote in same[:2]])
            return draft
    if asks_of_team(reading.question):
        measured = [item for item in measured if tells_team(item.quote.text)]
    sort = wanted(reading.question)
    if reading.mentions.technologies and not (reading.asked or reading.named):
        # Nothing but the technology says of what the figure is.
        names = [each.text.lower() for each in reading.mentions.technologies]
        measured = [i for i in measured if any(name in i.quote.text.lower() for name in names)]
    measured = [item for item in measured if fits(sort, item.quote.text, reading.question)]
    fitting = [item for item in measured if _answers(reading, item)]
    if not fitting and sort:
        fitting = likely(reading, sort, [item for item in measured if is_of_named(reading, item)])
    if not fitting and reading.focus and not (set(reading.asked) & set(reading.subjects)):
        fitting = [item for item in measured if item.entry in reading.focus][:1]
    if not fitting and not _is_called(reading):
        fitting = [item for item in measured if item.coverage >= _TELLING and _fits(reading, item)]
    if not fitting:
        return None
    best = fitting[0]
    draft = Draft()
    chosen = [
        item
        for item in fitting
        if item.score >= best.score - 0.12 and item.coverage >= best.coverage - _LESS
    ][:3]
    shown: set[frozenset[str]] = set()
    for item in chosen:
        numbers = frozenset(NUMBER.findall(item.quote.text))
        if numbers in shown or (shown and numbers <= frozenset().union(*shown)):
            continue
        shown.add(numbers)
        draft.extend([tell(item.quote, reading.portfolio.person)])
    return draft


def quoted_figure(question: str) -> frozenset[str]:
    """Figures that a question quotes, with their unit: `50k+`, `15 day`; bare small numbers are
    none."""
    return frozenset(
        each for each in _with_units(question) if not (each.isdigit() or _OF_A_YEAR.match(each))
    )


def _with_units(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in numbers_in(text):
        number = match[0].strip(" .,").lower()
        found |= {number, number.rstrip("+")}
        following = tokenize(text[match.end() :])[:1]
        if following and not text[match.end() : match.end() + following[0].start].strip():
            found.add(f"{number} {base_unit(following[0].lower)}")
    return frozenset(found)


def _is_called(reading: Reading) -> bool:
    """An entry is named by its whole title, not only by words of it."""
    question = reading.question.lower()
    return any(entry.title.lower() in question for entry in reading.mentions.titles)


def _fits(reading: Reading, item: Evidence) -> bool:
    """Whether a line that covers the question has a figure of the kind that is asked for."""
    places = {place.organisation for place in reading.mentions.organisations}
    if places and item.entry.organisation not in places:
        return False
    timed = not _SPEED.search(reading.question) or _counted(item.quote.text) & _TIME_UNITS
    counted = _HOW_MANY.search(reading.question)
    head = _asked_noun(counted["what"]) if counted else []
    return bool(timed) and (not head or _counts(item.quote.text, head, item.entry.title))


def is_vague(token: Token) -> bool:
    """Whether a word asks for figures without saying of what: `numbers`, `load`."""
    return stem(token.lower) in _VAGUE


def _answers(reading: Reading, item: Evidence) -> bool:
    """Whether a line with a figure is on what is asked: by the thing counted, the unit, the
    subject."""
    text = item.quote.text
    if not is_of_named(reading, item):
        return False
    counted = _HOW_MANY.search(reading.question)
    head = _asked_noun(counted["what"]) if counted else []
    if head and not _counts(text, head, item.entry.title):
        return False
    if head and reading.mentions.titles:
        return True
    if _PERCENT.search(reading.question) and not _PERCENT.search(text):
        return False
    if asks_team_size(reading.question) and _is_on_team(reading):
        people = _counted(text) & _PEOPLE and stems(text) & _LEADING
        return bool(_TEAM_OF.search(text) or people)
    if reading.mentions.titles and _CHANGE.search(reading.question):
        return len(numbers_in(text)) > 1
    asked = _subject(reading)
    if asked and asked <= _CHANGING:
        # `By how much did it cut page loads?` is told by what was cut, not by another cut.
        asked = frozenset(stem(token.lower) for token in reading.content) - _CHANGING
    covered = reading.finder.coverage(asked, item.quote) if asked else 0.0
    if asked and (covered < 0.3 or (reading.named and covered == 0)):
        return False
    if _SPEED.search(reading.question) and not _counted(text) & _TIME_UNITS:
        return False
    if asked:
        return covered >= 0.5 or item.similarity >= 0.4
    if head or not reading.stems - _VAGUE:
        return item.similarity >= 0.2
    measure = _MEASURE.search(reading.question)
    words = reading.stems - {stem(measure[1].lower())} if measure else reading.stems
    coverage = reading.finder.coverage(words - _VAGUE, item.quote)
    return coverage >= 0.6 or (coverage >= 0.35 and item.similarity >= 0.4)


def _is_on_team(reading: Reading) -> bool:
    """Whether those are asked for who worked together: not `how many people use the library?`"""
    if asks_of_team(reading.question):
        return True
    return not {stem(token.lower) for token in reading.asked} - _LEADING - _PEOPLE - _VAGUE


def is_of_named(reading: Reading, item: Evidence) -> bool:
    """Whether a line is of what the question names, if it names anything.

    Of a name in part, `patient messages` of a longer title, the nearest line need not be.
    """
    titles = reading.mentions.titles
    if titles and not _is_on(reading, item):
        of_nearest = item.entry is reading.evidence[0].entry
        return not _is_called(reading) and of_nearest and item.similarity >= _SURE
    places = {place.organisation for place in reading.mentions.organisations}
    return not places or not item.entry.organisation or item.entry.organisation in places


def _is_on(reading: Reading, item: Evidence) -> bool:
    """Whether a line is of an entry that the question names, or names that entry itself."""
    told = stems(item.quote.text)
    return any(
        item.entry is entry or reading.portfolio.title_stems[entry.id] <= told
        for entry in reading.mentions.titles
    )


def _subject(reading: Reading) -> frozenset[str]:
    """Stems of what must be accounted for, without the measure itself: `narrow` of "how narrow"."""
    measure = _MEASURE.search(reading.question)
    skipped = range(measure.start(1), measure.end(1)) if measure else range(0)
    asked = (stem(token.lower) for token in reading.asked if token.start not in skipped)
    return frozenset(asked) - _VAGUE


def _counts(text: str, head: list[str], title: str) -> bool:
    """Whether a figure of the line is a number of what is asked for."""
    counted = _counted(text)
    if set(head) & _PEOPLE and (counted & _PEOPLE or _TEAM_OF.search(text)):
        return True
    if counted & _UNITS and set(head) <= stems(title):
        return True
    return any(equivalents(each) & counted for each in head)


def _asked_noun(what: str) -> list[str]:
    """Stems of the words counted: those before a verb or preposition."""
    found: list[str] = []
    for token in tokenize(what):
        if token.lower in stop_words() and found:
            break
        if token.lower not in stop_words():
            found.append(stem(token.lower))
        if len(found) == 3:
            break
    return found[:3]


def _counted(text: str) -> frozenset[str]:
    """Stems of the words that follow a number within a few words."""
    found: set[str] = set()
    for match in (*numbers_in(text), *_SPELT.finditer(text)):
        following = text[match.end() :].split(",")[0]
        for token in tokenize(following)[:_LOOK_AHEAD]:
            found.add(stem(token.lower))
    return frozenset(found)


def false_figure(reading: Reading) -> Draft | None:
    """A figure that the portfolio does not have, set right by the one that it has on the same
    matter."""
    asked = [
        token
        for token in reading.rest
        if token.text[0].isdigit() and not reading.portfolio.frequency[stem(token.lower)]
    ]
    if not asked or reading.mentions.years:
        return None
    words = reading.stems - {stem(token.lower) for token in asked}
    best = [
        item
        for item in reading.evidence
        if has_number(item.quote.text) and reading.finder.coverage(words, item.quote) >= 0.4
    ]
    if not best:
        return None
    told = {amount(figure.text) for figure in figures_in(best[0].quote.text)}
    missing = [token.text for token in asked if amount(token.text) not in told]
    draft = Draft(missing=missing, corrects=bool(missing))
    draft.extend([tell(best[0].quote, reading.portfolio.person)])
    return draft
