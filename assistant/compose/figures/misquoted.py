"""Figures that a question takes for granted and that the lines of its answer tell otherwise:
`how did they get it down to 5 minutes?`"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.measures import COUNT, Figure, figures_in, noun_stems
from assistant.numbers import amount
from assistant.tables import pattern

_BOUND = pattern("misquoted", "bound")
"""Says that a number is only a bound, or one of the reader's own."""


def set_right(question: str, draft: Draft) -> Draft:
    """`draft` with a notice where it gives another number of what the question counts or
    measures, and nowhere that of the question."""
    if draft.premise or draft.corrects or _BOUND.search(question):
        return draft
    lines = list(dict.fromkeys(quote for claim in draft.claims for quote in claim.quotes))
    told = [figure for line in lines for figure in figures_in(line.text)]
    wrong = [figure for figure in figures_in(question) if _is_otherwise(figure, told)]
    if wrong and not _is_written(wrong[0], lines):
        draft.premise = f"The portfolio does not mention {_shown(wrong[0], question)}."
    return draft


def _is_otherwise(asked: Figure, told: Sequence[Figure]) -> bool:
    """Whether figures of the same sort are told, and none of that value."""
    alike = [figure for figure in told if _is_alike(asked, figure)]
    value = amount(asked.text)
    return bool(alike) and value is not None and all(amount(f.text) != value for f in alike)


def _is_alike(asked: Figure, told: Figure) -> bool:
    if asked.measure != told.measure:
        return False
    return asked.measure != COUNT or bool(noun_stems(asked.noun) & noun_stems(told.noun))


def _is_written(asked: Figure, lines: Sequence[Quote]) -> bool:
    """Whether a line has the number, of whatever."""
    value = amount(asked.text)
    return any(amount(figure.text) == value for line in lines for figure in figures_in(line.text))


def _shown(figure: Figure, question: str) -> str:
    """The figure with what it counts, or with the unit behind it: `5 minutes`."""
    if figure.measure == COUNT:
        return f"{figure.text} {_counted(figure.noun)}"
    behind = question[question.index(figure.text) + len(figure.text) :].split()
    word = behind[0].strip("?.,;:!") if behind and figure.measure != "percent" else ""
    return f"{figure.text} {word}".strip()


def _counted(noun: str) -> str:
    """The words up to the first plural: `records`, of `records processed`."""
    words = noun.split()
    end = next((at for at, word in enumerate(words) if word.endswith("s")), len(words) - 1)
    return " ".join(words[: end + 1])
