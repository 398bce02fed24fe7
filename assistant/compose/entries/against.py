"""Which entry sets two things against each other: `where does she weigh X against Y?`"""

from __future__ import annotations

import re

from assistant.claims import Draft, Quote
from assistant.compose.entries.about import describe
from assistant.evidence import equivalents
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import Token, content_tokens, stem, stems
from index import Entry

_ASKED = pattern("against", "asked")
_BETWEEN = re.compile(r"\s*(?:\bor\b|\band\b|\bvs\.?|\bversus\b|\bagainst\b|\bwith\b|/|,)\s*")
_OPPOSED = pattern("against", "opposed")
_MOST = 2


def set_against(reading: Reading) -> Draft | None:
    """The entries with a line that has both of the terms; None where no two terms are given, or
    no line has them."""
    if not _ASKED.search(reading.question) or reading.mentions.organisations:
        return None
    found = [quote for pair in _pairs(reading.question) for quote in _with_both(reading, *pair)]
    opposed = [quote for quote in found if _OPPOSED.search(quote.text)]
    lines = opposed or found
    entries: dict[str, Entry] = {quote.entry.id: quote.entry for quote in lines}
    draft = Draft()
    for entry in list(entries.values())[:_MOST]:
        own = [quote for quote in lines if quote.entry is entry]
        draft.extend(describe(reading.portfolio, entry, own, 2))
    return draft if draft.claims else None


def _pairs(question: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The words to the left and to the right of each joint, as stems."""
    pairs: list[tuple[frozenset[str], frozenset[str]]] = []
    for joint in _BETWEEN.finditer(question):
        left = _run(question[: joint.start()], last=True)
        right = _run(question[joint.end() :], last=False)
        if left and right and left != right:
            pairs.append((left, right))
    return pairs


def _run(text: str, last: bool) -> frozenset[str]:
    """The words next to a joint, of which one at least must stand in the line."""
    tokens = [t for t in content_tokens(text) if t.lower not in word_list("against_frame")]
    tokens = tokens[::-1] if last else tokens
    run: list[Token] = []
    for token in tokens:
        beside = (
            not run or abs(token.start - run[-1].end) <= 1 or abs(run[-1].start - token.end) <= 1
        )
        if not beside:
            break
        run.append(token)
    at_joint = run and (text[run[0].end :].strip() == "" if last else True)
    return frozenset(stem(token.lower) for token in run) if at_joint else frozenset()


def _with_both(reading: Reading, left: frozenset[str], right: frozenset[str]) -> list[Quote]:
    portfolio = reading.portfolio
    return [
        quote
        for entry in portfolio.entries
        if entry.kind != "profile"
        for quote in portfolio.quotes(entry)
        if _has(quote.text, left) and _has(quote.text, right)
    ]


def _has(text: str, words: frozenset[str]) -> bool:
    """Whether a text has all the words, or others for them."""
    told = stems(text)
    return all(equivalents(word) & told for word in words)
