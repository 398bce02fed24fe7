"""Follow-ups on what was said further back: `the first thing I asked`, `the sensor from before`."""

from __future__ import annotations

from assistant.compose.sentences.roles import called
from assistant.forms import pointers
from assistant.history.exchange import Exchange, by_words
from assistant.history.talk import Talk, on
from assistant.intents import Intent
from assistant.kinds import kind_phrases
from assistant.reading import Reading
from assistant.words import content_tokens, stems, tokenize
from index import Entry


def recalled(reading: Reading, talk: Talk) -> Reading | None:
    """The question, asked of what an exchange further back was about."""
    question = talk.question
    found = pointers.RECALLED.search(question)
    listed = any(len(each.listed) > 1 for each in talk.backwards())
    if not found or (listed and pointers.ORDINAL.fullmatch(found[0].strip())):
        return None
    words = found["first"] or found["before"] or found["kind"] or ""
    rest = f"{question[: found.start()]} {question[found.end() :]}".strip(" ,.;:?!–—-")
    technology = _technology(talk, words)
    if technology and rest:
        it = pointers.IT.search(rest)
        if not it:
            return talk.read(f"{technology}: {rest}?")
        return talk.read(f"{rest[: it.start()]}{technology}{rest[it.end() :]}?")
    entry = _entry(talk, words or rest, first=found["before"] is None)
    if not entry:
        return None
    asks = content_tokens(rest) or len(tokenize(rest)) > 1
    if not asks:
        return talk.read(f"Tell me about {called(entry)}")
    asked = on(_placed(talk, rest, _described(words), entry), entry)
    if asked.intent in pointers.WHOLE:
        asked.intents = [Intent("about", 1.0), *asked.intents]
    return asked


def _placed(talk: Talk, rest: str, described: str, entry: Entry) -> Reading:
    """What is asked, with what is recalled in place of a pronoun: by the words for it where it is
    only told of in an entry, by the name of the entry where it is that."""
    it = pointers.IT.search(rest)
    if it and it[0].lower() != "its":
        own = by_words(talk.portfolio, described, [entry]) and not stems(described) & stems(
            called(entry)
        )
        name = f"the {described}" if own else called(entry)
        rest = f"{rest[: it.start()]}{name}{rest[it.end() :]}"
    return talk.read(f"{rest}?")


def _technology(talk: Talk, words: str) -> str | None:
    """The technology asked for earlier on, by its category: `that database`."""
    meant = {mention.technology.name for mention in talk.read(words).mentions.technologies}
    for before in talk.backwards():
        for technology in before.reading.mentions.names if before.technology else ():
            if meant & {technology.name, *technology.categories}:
                return technology.name
    return None


def _described(words: str) -> str:
    return " ".join(token.text for token in content_tokens(words))


def _entry(talk: Talk, words: str, first: bool) -> Entry | None:
    """The entry that is meant: by the words for it, or else by its place in the conversation."""
    exchanges = [talk.first] if first else list(talk.backwards())[1:]
    cited = [entry for each in exchanges for entry in each.entries]
    described = _described(words)
    kinds = {match.value for match in kind_phrases().find(words)}
    if kinds:
        cited = [entry for entry in cited if entry.kind in kinds] or cited
        if not described:
            return next(iter(cited), None)
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
