"""Questions for more than one figure, taken apart: `how many cows, and how much milk a day?`"""

from __future__ import annotations

import re

from assistant.compose.figures.figures import asks_quantity
from assistant.evidence import equivalents
from assistant.forms.counting import counts_entries
from assistant.forms.magnitudes import choice
from assistant.forms.measure_phrases import headed
from assistant.measures import figures_in, noun_stems, plural_head, wanted
from assistant.portfolio import Portfolio
from assistant.tables import pattern, word_list
from assistant.words import content_tokens, tokenize

_BREAK = re.compile(
    r"(?:\s*[,;?]\s*(?:and\s+|plus\s+|then\s+)*|\s+(?:and|plus|&|as well as)\s+)(?:also\s+)?",
    re.IGNORECASE,
)
_LISTED = pattern("figures", "listed")
_MEASURE = pattern("figures", "measure")
_HOW_MANY = re.compile(r"\b(?:how many|number of)\b", re.IGNORECASE)
_MOST = 4
_MOST_WORDS = 4


def figure_parts(question: str, portfolio: Portfolio) -> list[str]:
    """The questions for one figure each that a question is made of; empty for less than two."""
    if choice(question):
        return []
    listed = _LISTED.match(question)
    asked = listed["items"] if listed else question
    parts: list[str] = []
    said = ""
    for each in _BREAK.split(asked.strip(" ?.!")):
        part = _as_question(each.strip(), listed is not None, parts, portfolio)
        if part:
            parts.append(f"{said} {part}".strip())
            said = ""
        elif parts:
            parts[-1] += f", {each}"
        else:
            said = f"{said} {each},".strip()
    counts = all(counts_entries(part) for part in parts)
    return [] if counts or not 2 <= len(parts) <= _MOST else [f"{part}?" for part in parts]


def _as_question(text: str, listed: bool, before: list[str], portfolio: Portfolio) -> str | None:
    """A part as a question for a figure; None where it goes with the part before."""
    if before and not _is_whole(text):
        return None
    if asks_quantity(text) and (wanted(text) or _HOW_MANY.search(text)):
        return text
    if headed(text):
        return text
    if listed and text:
        return f"how many {_bare(text)}"
    short = len(tokenize(text)) <= _MOST_WORDS
    if before and short and _HOW_MANY.match(before[-1]) and _is_counted(text, portfolio):
        return f"how many {_bare(text)}"
    return None


def _is_whole(text: str) -> bool:
    """Whether a part says what it measures: `and how heavy was it then?` does not."""
    measure = _MEASURE.search(text)
    own = [
        token
        for token in content_tokens(text)
        if token.lower not in word_list("figures_then")
        and not (measure and token.start == measure.start(1))
    ]
    return bool(own)


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|his|her|their|its|an?)\s+", "", text, flags=re.IGNORECASE)


def _is_counted(text: str, portfolio: Portfolio) -> bool:
    """Whether the things that a part names are counted by a line."""
    asked = noun_stems(plural_head(_bare(text)))
    return any(
        equivalents(each) & noun_stems(figure.noun)
        for entry in portfolio.entries
        for quote in portfolio.quotes(entry)
        for figure in figures_in(quote.text)
        for each in asked
    )
