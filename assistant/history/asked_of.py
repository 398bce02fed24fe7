"""What a follow-up asks of the entry that was last spoken of: why, how much, more of it."""

from __future__ import annotations

from assistant.claims import Quote
from assistant.compose.entries.about import is_covered
from assistant.compose.entries.fared import asks_how_it_fared
from assistant.compose.entries.near import near
from assistant.compose.figures.figures import is_vague
from assistant.compose.sentences.roles import called
from assistant.compose.time.ordering import LONGER
from assistant.forms import pointers
from assistant.history.talk import Talk, named, on
from assistant.intents import Intent
from assistant.measures import numbers_in
from assistant.reading import Reading
from assistant.routing import draft_for
from assistant.words import stem, stems, tokenize
from index import Entry

_SHORT = 6
_LONG = 12
_CANDIDATES = 4
_FEW = 4
_WORKPLACES = frozenset({"role", "volunteer"})
_WORKS = frozenset({"project", "role", "volunteer"})
_LEVELLED = ("language", "skill")


def just_told(reading: Reading, talk: Talk) -> Reading | None:
    """`How far did the error come down?`, after a line on an error: it is that one."""
    definite = [
        token
        for token in reading.subjects
        if pointers.DEFINITE.search(reading.question[: token.start])
    ]
    if not definite or reading.mentions.kinds or len(tokenize(reading.question)) > _LONG:
        return None
    for entry in talk.last.draft.entries[:_CANDIDATES]:
        told = stems(" ".join(quote.text for quote in talk.portfolio.quotes(entry)))
        if all(stem(token.lower) in told for token in definite):
            return on(reading, entry)
    return None


def reason_of(reading: Reading, talk: Talk) -> Reading | None:
    """`Why was it stopped?`, of a project, is not why a job was left."""
    if not pointers.WHY.match(reading.question):
        return None
    if talk.last.reading.intent == "gaps" and not reading.asked:
        return talk.read("Why was there a gap between the jobs?")
    entry = next(iter(talk.last.entries), None)
    if entry and entry.kind in _WORKPLACES and pointers.LEFT.search(reading.question):
        return None if reading.asked[1:] else _why_left(talk, entry)
    if not entry or entry.kind in pointers.JOBS or set(reading.mentions.kinds) & pointers.JOBS:
        return None
    found = on(reading, entry)
    found.intents = [Intent("about", 1.0)]
    return found if near(found) or not reading.asked else None


def _why_left(talk: Talk, entry: Entry) -> Reading:
    question = f"Why did the engineer leave {called(entry)}?"
    at = question.index(called(entry))
    return named(talk, question, at, at + len(called(entry)), entry)


def troubles_of(reading: Reading, talk: Talk) -> Reading | None:
    """`And what is missing from it?`: the troubles of the work that was last spoken of."""
    entry = next(iter(talk.last.entries), None)
    if entry is None or entry.kind not in _WORKS or len(tokenize(reading.question)) > _LONG:
        return None
    if reading.named or reading.mentions.technologies or not asks_how_it_fared(reading.question):
        return None
    question = reading.question.rstrip("?!. ")
    points = pointers.IT.search(question)
    start = points.start() if points else len(question) + len(" with ")
    end = points.end() if points else start
    text = question if points else f"{question} with "
    told = f"{text[:start]}{called(entry)}{text[end:]}?"
    return named(talk, told, start, start + len(called(entry)), entry)


def in_detail(reading: Reading, talk: Talk) -> Reading | None:
    """`Go on`, `a bit more on what those machines do`: the entry at length."""
    if not pointers.MORE.search(reading.question):
        return None
    entry = next(iter(talk.last.entries), None)
    these = pointers.THESE.search(reading.question)
    if not entry or (reading.asked and not these and not _covers(reading, entry)):
        return None
    return talk.read(f"Tell me more about {called(entry)}")


def _covers(reading: Reading, entry: Entry) -> bool:
    return any(is_covered(reading, token, [entry]) for token in reading.asked)


def figure_of(reading: Reading, talk: Talk) -> Reading | None:
    """`For how many merchants?` asks of the entry before, if that speaks of merchants."""
    if len(tokenize(reading.question)) > _SHORT or reading.mentions.technologies:
        return None
    for entry in talk.last.meant(reading)[:_CANDIDATES]:
        if all(is_covered(reading, token, [entry]) for token in reading.asked):
            return on(reading, entry)
    return None


def figures_of(reading: Reading, talk: Talk) -> Reading | None:
    """`The figures?`, `any numbers?`: all those of the entry that was last spoken of."""
    entry = next(iter(talk.last.entries), None)
    if not entry or entry.kind == "profile" or any(not is_vague(token) for token in reading.rest):
        return None
    question = f"Which figures are given for {called(entry)}?"
    at = question.index(called(entry))
    return named(talk, question, at, at + len(called(entry)), entry)


def level_of(reading: Reading, talk: Talk) -> Reading | None:
    """`At what level?`, `how well?`: of the language or the skill that was last spoken of."""
    if reading.named or not pointers.BARE_LEVEL.search(reading.question):
        return None
    entry = next((e for e in talk.last.entries if e.kind in _LEVELLED), None)
    name = talk.last.technology or (entry.title if entry else None)
    if name is None:
        return None
    if entry and entry.kind == "language":
        return talk.read(f"How well does the engineer speak {entry.title}?")
    return talk.read(f"How good is the engineer with {name}?")


def in_few_words(reading: Reading, talk: Talk) -> Reading | None:
    """`Who with?`, `with what tool?` of the entry, `in which project?`, `where else?` of the
    technology that was last spoken of."""
    entry = next((e for e in talk.last.entries if e.kind != "profile"), None)
    question, technology = reading.question, talk.last.technology
    if used := pointers.USED_IN.search(question):
        if technology is None:
            return None
        where = f"In which {used['kind']}" if used["kind"] else "Where"
        return talk.read(f"{where} was {technology} used?")
    if entry is None:
        return None
    if len(tokenize(question)) <= _FEW and pointers.FIGURES.search(question) and not reading.named:
        return figures_of(reading, talk)
    name = called(entry)
    if pointers.WITH_WHOM_ALONE.search(question):
        verb = "work with at" if entry.kind in _WORKPLACES else "work with on"
        found = f"Who did the engineer {verb} {name}?"
    elif pointers.WITH_TOOL.search(question) and entry.kind in {*_WORKPLACES, "project"}:
        found = f"Which technologies were used for {name}?"
    else:
        return None
    at = found.index(name)
    return named(talk, found, at, at + len(name), entry)


def difference(reading: Reading, talk: Talk) -> Reading | None:
    """`By how much?`, after which of two jobs was the longer one."""
    before = talk.last.reading
    if not (pointers.BY_HOW_MUCH.search(reading.question) and LONGER.search(before.question)):
        return None
    pair = list(dict.fromkeys(entry for entry in before.named if entry.kind in pointers.JOBS))
    if len(pair) != 2 or reading.named:
        return None
    first, second = (called(entry) for entry in pair)
    return talk.read(f"How much longer was the time at {first} than at {second}?")


def change_of(reading: Reading, talk: Talk) -> Reading | None:
    """`By how much?`, `from what to what?`: the entry before that gives two figures in a line."""
    joined = talk.read(f"{talk.asked[-1].rstrip('?!. ')}, from what to what?")
    if any(len(numbers_in(quote.text)) > 1 for quote in _quotes(joined)):
        return joined
    for entry in talk.last.entries:
        if any(len(numbers_in(quote.text)) > 1 for quote in talk.portfolio.quotes(entry)):
            found = on(reading, entry)
            found.intents = [Intent("figure", 1.0)]
            return found
    return None


def _quotes(reading: Reading) -> list[Quote]:
    return [quote for claim in draft_for(reading).claims[:1] for quote in claim.quotes]
