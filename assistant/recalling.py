"""Follow-ups on what was said further back: `the first thing I asked`, `the sensor from before`."""

from __future__ import annotations

from assistant import pointers
from assistant.exchange import Exchange, by_words, called
from assistant.reading import Reading
from assistant.talk import Talk, on
from assistant.words import content_tokens, tokenize
from index import Entry


def recalled(reading: Reading, talk: Talk) -> Reading | None:
    """The question, asked of what an exchange further back was about."""
    question = talk.question
    found = pointers.RECALLED.search(question)
    if not found:
        return None
    words = found["first"] or found["before"] or ""
    rest = f"{question[: found.start()]} {question[found.end() :]}".strip(" ,.;:?!–—-")
    entry = _entry(talk, words or rest, first=found["before"] is None)
    if not entry:
        return None
    asks = content_tokens(rest) or len(tokenize(rest)) > 1
    if not asks:
        return talk.read(f"Tell me about {called(entry)}")
    return on(_placed(talk, rest, entry), entry)


def _placed(talk: Talk, rest: str, entry: Entry) -> Reading:
    """What is asked, with the name of the entry in place of a pronoun."""
    it = pointers.IT.search(rest)
    if it and it[0].lower() != "its":
        rest = f"{rest[: it.start()]}{called(entry)}{rest[it.end() :]}"
    return talk.read(f"{rest}?")


def _entry(talk: Talk, words: str, first: bool) -> Entry | None:
    """The entry that is meant: by the words for it, or else by its place in the conversation."""
    exchanges = [talk.first] if first else list(talk.backwards())[1:]
    cited = [entry for each in exchanges for entry in each.entries]
    described = " ".join(token.text for token in content_tokens(words))
    if described:
        if entry := by_words(talk.portfolio, described, cited):
            return entry
        linked = talk.linker.entry(described)
        if linked and (linked in cited or not cited):
            return linked
        if entry := talk.nearest(described, cited):
            return entry
        if linked:
            return linked
    return next((entry for each in exchanges for entry in _led(each)), None)


def _led(exchange: Exchange) -> list[Entry]:
    return exchange.entries[:1]
