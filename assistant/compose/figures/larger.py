"""Which of two numbers that lines give is the larger: `more shops or more sensors?`"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from assistant.claims import Draft, Quote
from assistant.compose.sentences.roles import named_by
from assistant.compose.sentences.telling import tell
from assistant.evidence import equivalents
from assistant.measures import COUNT, Figure, figures_in, noun_stems
from assistant.numbers import amount
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import content_tokens, stem

_ASKED = pattern("larger", "asked")
_PARTS = pattern("larger", "parts")
_HITS = 20
_LEAST = 0.3


class _Side(NamedTuple):
    quote: Quote
    figure: Figure


def larger(reading: Reading) -> Draft | None:
    """The numbers of the two things that a question sets beside each other, and which is larger;
    None where lines do not count both."""
    if not _ASKED.search(reading.question):
        return None
    places = reading.mentions.organisations
    called = frozenset[str]().union(*(named_by(entry) for entry in places))
    called = frozenset() if _people() & set(_nouns(reading.question)) else called
    parts = [part for part in _PARTS.split(reading.question) if part]
    # `Health` in the name of an employer counts no clinics.
    parts = [part for part in parts if set(_nouns(part)) - called]
    if len(parts) > 2:
        # `Who has more users, this or that?`: the first part says what is counted of the others.
        parts = [part for part in parts if not set(_nouns(part)) <= _people()]
    sides = [side for part in parts if (side := _side(reading, part))]
    if len(sides) != 2 or sides[0] == sides[1]:
        return None
    person = reading.portfolio.person
    draft = Draft()
    draft.extend([tell(side.quote, person) for side in dict.fromkeys(sides)])
    values = [amount(side.figure.text) for side in sides]
    alike = sides[0].figure.recurs == sides[1].figure.recurs
    if alike and values[0] and values[1] and values[0] != values[1]:
        more, less = sorted(sides, key=lambda side: -(amount(side.figure.text) or 0))
        text = f"{more.figure.text} is more than {less.figure.text}."
        draft.add(text, more.quote, less.quote)
    return draft


def _nouns(text: str) -> list[str]:
    """Stems of the words that may say what is counted, in their order."""
    skipped = word_list("larger_frame")
    return [stem(t.lower) for t in content_tokens(text) if t.lower not in skipped]


def _side(reading: Reading, text: str) -> _Side | None:
    """The line that counts what a part of the question names; its own words say where."""
    nouns = _nouns(text)
    anyone = _people() if _people() & set(_nouns(reading.question)) else frozenset()
    hits = reading.portfolio.hits(text, _HITS)
    found = reading.finder.find(hits, frozenset(nouns))
    best: tuple[float, _Side | None] = (_LEAST, None)
    for item in found:
        for figure in figures_in(item.quote.text):
            counted = noun_stems(figure.noun)
            named = any(equivalents(each) & counted for each in nouns) or anyone & counted
            if named and figure.measure == COUNT and item.score > best[0]:
                best = (item.score, _Side(item.quote, figure))
    return best[1]


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("figures_people"))
