"""Follow-ups that ask the last question again: of another thing, or of the one that was meant."""

from __future__ import annotations

import re

from assistant.compose.sentences.roles import called
from assistant.forms import pointers
from assistant.history.exchange import by_words
from assistant.history.succession import asked_again
from assistant.history.talk import Talk, on
from assistant.intents import ABSENT, Intent
from assistant.kinds import kind_phrases
from assistant.reading import Reading
from assistant.technologies import TechnologyMention
from assistant.words import content_tokens, tokenize
from index import Entry

_SHORT = 6
_SURE = 0.6
_OF_NAME = 3


def again(reading: Reading, talk: Talk) -> Reading | None:
    """`And Brandlock?` asks the last question again, of Brandlock."""
    joined = pointers.AND.match(reading.question)
    also = pointers.AS_WELL.search(reading.question)
    also = also if also and len(tokenize(reading.question)) <= _SHORT else None
    if not (joined or also):
        return None
    rest = pointers.AND.sub("", reading.question).strip()
    if also and not joined:
        rest = reading.question[: also.start()].strip()
        if len(tokenize(rest)) > _OF_NAME:
            return None
    bare = talk.read(rest) if rest.strip("?!. ") else reading
    if len(bare.rest) == len(reading.rest):
        bare = reading
    own = bare.mentions
    thing = own.technologies or bare.named or own.groups
    if not (thing or 0 < len(bare.content) <= 2) or len(bare.rest) > 1:
        return None
    if bare.intent in pointers.WHOLE and bare.score(bare.intent) >= pointers.SURE_WHOLE:
        return None
    lacking = [i for i in bare.intents[:3] if i.name.startswith(ABSENT) and i.score >= _SURE]
    if lacking and not thing and talk.last.reading.intent.startswith(ABSENT):
        bare.intents = [Intent(lacking[0].name, 1.0), *bare.intents]
        return bare
    if bare.intent in pointers.OF_JOBS and not thing:
        return None
    if len(tokenize(rest)) > _SHORT and pointers.IT.search(rest):
        return None
    if not thing and pointers.POSSESSED.search(rest):
        return None
    before = talk.last.reading
    wanted = "entry" if bare.named or own.groups else "technology"
    repeats = pointers.REPEATED.get(before.intent) == wanted
    if not own.technologies and not bare.named:
        repeats = repeats or before.intent.startswith(ABSENT)
    fallback = "about" if bare.named or not own.technologies else "skill"
    if len(tokenize(rest)) <= 4 or bare.score(bare.intent) < _SURE:
        bare.intents = [Intent(before.intent if repeats else fallback, 1.0), *bare.intents]
    return bare


def corrected(reading: Reading, talk: Talk) -> Reading | None:
    """`No, not that one, I meant the container certificate. When?`"""
    question = talk.question
    found = pointers.MEANT.search(question)
    if not found:
        return None
    after = question[found.end() :]
    said = pointers.APPOSITION.match(after) if _is_other(found) else None
    rest = f"{question[: found.start()]} {after[said.end() if said else 0 :]}".strip(" ,.;:?!-")
    entry = _described(talk, said["words"], rest) if said else _meant(talk, found)
    if not entry:
        return None
    if content_tokens(rest) or pointers.ASKS_WHERE_OR_WHEN.match(rest) or len(tokenize(rest)) > 1:
        return on(talk.read(f"{rest}?"), entry)
    return once_more(talk, entry)


def _is_other(found: re.Match[str]) -> bool:
    """`The other one`, which says nothing of what is meant."""
    return (found["meant"] or found["other"] or "").split()[1:2] == ["other"]


def _described(talk: Talk, words: str, rest: str) -> Entry | None:
    """What `the other one, the school` is: by its words, and by what is asked of it."""
    if own := talk.read(words).named:
        return own[0]
    before = talk.last.entries[:1]
    kinds = {match.value for match in kind_phrases().find(words)} | {e.kind for e in before}
    others = [entry for entry in talk.portfolio.of_kind(*kinds) if entry not in before]
    fitting = [entry for entry in others if _holds(talk, words, entry)]
    return talk.nearest(f"{words}. {rest}", fitting or others)


def _meant(talk: Talk, found: re.Match[str]) -> Entry | None:
    """The entry that is meant in place of the one that the last answer was on."""
    wanted = found["meant"] or found["other"] or ""
    before = talk.last.entries
    own = talk.read(wanted)
    if own.named:
        return own.named[0]
    alike = [e for e in talk.portfolio.of_kind(*{b.kind for b in before[:1]}) if e not in before]
    if entry := next((each for each in alike if _holds(talk, wanted, each)), None):
        return entry
    kinds = [match.value for text in (found[0], wanted) for match in kind_phrases().find(text)]
    kinds = kinds[:1] or [entry.kind for entry in before[:1]]
    others = [entry for entry in talk.portfolio.of_kind(*kinds) if entry not in before[:1]]
    words = " ".join(
        token.text for token in content_tokens(wanted) if not kind_phrases().find(token.text)
    )
    if own.mentions.statuses:
        in_state = [e for e in talk.portfolio.entries if e.status in own.mentions.statuses]
        return in_state[0] if in_state else None
    if not words:
        pool = talk.portfolio.of_kind(*kinds) if found["meant"] else others
        return pool[0] if len(pool) == 1 else talk.nearest(talk.asked[-1], pool)
    return (
        by_words(talk.portfolio, words, others)
        if any(_holds(talk, words, entry) for entry in others)
        else _involving(own.mentions.technologies, talk, others) or talk.linker.entry(words, kinds)
    )


def _holds(talk: Talk, words: str, entry: Entry) -> bool:
    return by_words(talk.portfolio, words, [entry]) is entry


def _involving(
    mentions: tuple[TechnologyMention, ...], talk: Talk, entries: list[Entry]
) -> Entry | None:
    """The entry with a technology, or with one of its category: `the container one`."""
    wanted = {mention.technology.name for mention in mentions}
    for entry in entries:
        for use in talk.portfolio.technologies.find(entry.document, categories=True):
            if wanted & {use.technology.name, *use.technology.categories}:
                return entry
    return None


def once_more(talk: Talk, entry: Entry) -> Reading:
    """The last question, asked of another entry."""
    before = talk.last.reading
    spans = before.mentions.spans
    for start, end, _ in spans:
        replaced = before.question[:start] + called(entry) + before.question[end:]
        if talk.read(before.question[start:end]).named:
            return talk.read(replaced)
    found = talk.read(called(entry))
    found.intents = [Intent(asked_again(talk.last, True), 1.0), *found.intents]
    return found
