"""A change that a question tells the wrong way round: `from containers back to virtual machines`,
where a line moves them to containers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.claims import Draft, Quote
from assistant.compose.sentences.telling import tell
from assistant.evidence import equivalents
from assistant.measures import numbers_in
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import content_tokens, stem, stop_words, tokenize

_FROM_TO = pattern("presumed", "from_to")
_TOWARDS = pattern("presumed", "towards")
_DROPPED = pattern("presumed", "dropped")
_INTO = pattern("presumed", "into")
_BACKWARDS = pattern("presumed", "backwards")
_UP = pattern("presumed", "up")
_DOWN = pattern("presumed", "down")
_NOW_AT = pattern("presumed", "now_at")
_CHANGED = pattern("presumed", "changed")
_ASKS_WHY = pattern("presumed", "asks_why")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_LEAST = 0.3
_REVERSE = "The portfolio tells it the other way round."
_SECONDS = {
    "ms": 0.001,
    "s": 1.0,
    "sec": 1.0,
    "second": 1.0,
    "min": 60.0,
    "minut": 60.0,
    "h": 3600.0,
    "hr": 3600.0,
    "hour": 3600.0,
    "day": 86400.0,
    "wk": 604800.0,
    "week": 604800.0,
    "mo": 2592000.0,
    "month": 2592000.0,
}


def reversed_change(reading: Reading) -> Draft | None:
    """The line that tells a change the other way round."""
    quote = _turned(reading) or _taken_back(reading) or _other_direction(reading)
    if quote is None:
        return _never_made(reading)
    draft = Draft(premise=_REVERSE)
    draft.extend([tell(quote, reading.portfolio.person)])
    return draft


def _lines(reading: Reading) -> Iterator[Quote]:
    entries = reading.named or reading.portfolio.entries
    for entry in entries:
        yield from reading.portfolio.quotes(entry)


def _turned(reading: Reading) -> Quote | None:
    """`from A to B`, where a line goes from B to A and none from A to B."""
    found: Quote | None = None
    for match in _FROM_TO.finditer(reading.question):
        old = re.split(r"\bfrom\s", match["old"])[-1]
        for quote in _lines(reading):
            order = _order(reading, quote.text, old, match["new"])
            if order == "same":
                return None
            if order == "reverse":
                found = found or quote
    return found


def _never_made(reading: Reading) -> Draft | None:
    """A change that is asked about and that no line tells: of two technologies, or to something
    that the portfolio has no word for."""
    match = _FROM_TO.search(reading.question)
    if not match or not _ASKS_WHY.search(reading.question) or _NUMBER.search(match[0]):
        return None
    old = re.split(r"\bfrom\s", match["old"])[-1]
    lines = list(_lines(reading))
    if any(_order(reading, quote.text, old, match["new"]) == "same" for quote in lines):
        return None
    wares = [
        [m for m in reading.mentions.technologies if match.start(k) <= m.start < match.end(k)]
        for k in ("old", "new")
    ]
    if all(wares):
        names = [each[0].technology.name for each in wares]
        return Draft(unsaid=[f"that there was a change from {names[0]} to {names[1]}"])
    words = [stem(token.lower) for token in content_tokens(match["new"])]
    known = reading.portfolio.frequency
    if not words or any(known[form] for word in words for form in equivalents(word)):
        return None
    return Draft(unsaid=[f"that there was a change to {match['new'].strip()}"])


def _order(reading: Reading, line: str, old: str, new: str) -> str | None:
    """Whether a line goes from the old to the new, or the other way."""
    a, b = _place(reading, line, old), _place(reading, line, new)
    if a is None or b is None or a[0] == b[0]:
        return None
    first, second = sorted((a, b))
    between = line[first[1] : second[0]]
    if _BACKWARDS.search(between):
        return "same" if b < a else "reverse"
    if not _INTO.search(f" {between} "):
        return None
    return "same" if a < b else "reverse"


def _place(reading: Reading, line: str, phrase: str) -> tuple[int, int] | None:
    """Where a line has what a phrase means: its number, or its words, their sort or initials."""
    if number := _NUMBER.search(phrase):
        found = re.search(rf"(?<![\d.,]){re.escape(number[0])}(?![.,]?\d)", line)
        return (found.start(), found.end()) if found else None
    meant = reading.portfolio.technologies.find(phrase, categories=True)
    wanted = {mention.technology.name for mention in meant}
    for use in reading.portfolio.technologies.find(line, categories=True):
        if wanted & {use.technology.name, *use.technology.categories}:
            return use.start, use.end
    if wanted:
        return None
    words = [t.lower for t in content_tokens(phrase) if not reading.is_soft(t)]
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    known = reading.portfolio.frequency
    words = [w for w in words if any(known[form] for form in equivalents(stem(w)))]
    rare = sorted(words, key=lambda word: -reading.portfolio.rarity(stem(word)))[:1]
    forms = {form for word in rare for form in equivalents(stem(word))}
    for token in tokenize(line):
        short = bool(initials) and token.lower.removesuffix("s") in {
            initials,
            initials.removesuffix("s"),
        }
        if short or (stem(token.lower) in forms and token.lower not in stop_words()):
            return token.start, token.end
    return None


def _taken_back(reading: Reading) -> Quote | None:
    """`Why did they move to A?`, where a line says that A was dropped, or that it was left."""
    match = _TOWARDS.search(reading.question) or _FROM_TO.search(reading.question)
    if not match:
        return None
    for quote in _lines(reading):
        for gone in _DROPPED.finditer(quote.text):
            rest = quote.text[gone.end() :]
            place = _place(reading, rest, match["new"])
            if place and not content_tokens(rest[: place[0]]):
                return quote
    return None


def _other_direction(reading: Reading) -> Quote | None:
    """`Why did it get slower?`, where the figures of a line fell; `it now takes A`, where it came
    from A."""
    question = reading.question
    up, down = _UP.search(question), _DOWN.search(question)
    claimed = bool(up) != bool(down) and _ASKS_WHY.search(question)
    if not (claimed or _NOW_AT.search(question)):
        return None
    for item in reading.evidence:
        line = item.quote.text
        numbers = numbers_in(line)
        if item.coverage < _LEAST or len(numbers) != 2 or not _CHANGED.search(line):
            continue
        if not _INTO.search(f" {line[numbers[0].end() : numbers[1].start()]} "):
            continue
        said = _NUMBER.findall(question)
        values = [_value(line, number) for number in numbers]
        if claimed and not said and values[0] != values[1]:
            rises = values[0] < values[1]
            return item.quote if rises != bool(up) else None
        if len(said) == 1 and _NOW_AT.search(question) and _value_in(numbers[0][0]) == said[0]:
            return item.quote
    return None


def _value_in(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0] if found else ""


def _value(line: str, number: re.Match[str]) -> float:
    """A figure in seconds where it is a time, as it stands else."""
    value = float(_value_in(number[0]).replace(",", "") or 0)
    after = tokenize(line[number.end() :][:12])
    unit = stem(after[0].lower) if after else ""
    return value * _SECONDS.get(unit, 1.0)
