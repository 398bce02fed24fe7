"""All lines of one entry: `the four achievements at Acme`, `how many bullets are under it`."""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.choosing.asking import jobs_asked
from assistant.compose.sentences.roles import called
from assistant.compose.sentences.telling import tell
from assistant.forms.kind_verbs import verbs_of
from assistant.numbers import is_number, number
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import Token, stem
from index import Entry

_NOUN = pattern("lines", "noun")
_EVERY = pattern("lines", "every")
_MANY = pattern("lines", "many")
_POINT = pattern("lines", "point")
_LONGEST = 16
_WORKS = frozenset({"role", "volunteer", "project"})


def all_lines(reading: Reading) -> Draft | None:
    """Speaks when every line of one entry is asked for, and nothing narrows them down."""
    noun, every = _NOUN.search(reading.question), _EVERY.search(reading.question)
    if not noun or not every:
        return None
    entry = _entry_asked(reading)
    if entry is None or any(_narrows(reading, token, noun.span()) for token in reading.subjects):
        return None
    listed = [Quote(entry, line) for line in entry.highlights]
    quotes = listed or reading.portfolio.quotes(entry)
    if not quotes or len(quotes) > _LONGEST or (_MANY.search(reading.question) and not listed):
        return None
    draft = Draft()
    if listed:
        points = "one point" if len(quotes) == 1 else f"{number(len(quotes))} points"
        draft.add(f"The entry on {called(entry)} lists {points}.", *quotes)
    draft.extend(
        tell(quote, reading.portfolio.person, opens=at == 0) for at, quote in enumerate(quotes)
    )
    return draft


def _entry_asked(reading: Reading) -> Entry | None:
    named = list(reading.named)
    if not named:
        named = jobs_asked(reading)
    return named[0] if len(named) == 1 and named[0].kind in _WORKS else None


def _narrows(reading: Reading, token: Token, noun: tuple[int, int]) -> bool:
    """Whether a word says which lines are meant: `achievements in testing`."""
    plain = word_list("light") | word_list("listing") | word_list("lines_plain")
    if noun[0] <= token.start < noun[1] or token.lower in plain or is_number(token.lower):
        return False
    return not (stem(token.lower) in verbs_of("role") or _POINT.fullmatch(token.text))
