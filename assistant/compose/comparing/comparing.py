"""Answers that set entries side by side."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.choosing.sides import kinds_meant, sides, topic_of
from assistant.compose.comparing.one_aspect import STATES, levels_of_two, one_aspect, states
from assistant.compose.comparing.same import same_field
from assistant.compose.comparing.sharing import asks_shared, shared
from assistant.compose.entries.about import describe, is_covered
from assistant.compose.entries.themes import theme
from assistant.compose.figures.changes import before_and_after
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.jobs import jobs
from assistant.compose.sentences.roles import fields_quote, named_by, place, since
from assistant.compose.sentences.telling import tell
from assistant.compose.skills.stack import technologies_at
from assistant.compose.skills.tools_of_each import tools_of_each
from assistant.compose.time.ordering import order, superlative
from assistant.measures import has_number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words
from index import Entry

_APART = pattern("comparing", "apart")
_THEMES = pattern("comparing", "themes")
_USES = pattern("comparing", "uses")
_TITLES = pattern("comparing", "titles")
_STACK = pattern("comparing", "stack")
_NUMBERS = pattern("comparing", "numbers")
_PAIR = pattern("comparing", "pair")
_DIFFER = pattern("comparing", "differ")
_OVERLAP = pattern("sharing", "overlap")
_TOGETHER = pattern("comparing", "together")
_BETTERED = pattern("comparing", "bettered")
_CHANGED = pattern("comparing", "changed")
_SURE = 0.57
_MOST = 4


def apart(reading: Reading) -> Draft | None:
    """The answer where the form of a question sets entries beside each other; else None."""
    question = reading.question
    if found := levels_of_two(reading) or _uses_apart(reading) or before_and_after(reading):
        return found
    if _TITLES.search(question) and len(reading.portfolio.roles) > 1 and not reading.named:
        return jobs.employers(reading)
    if found := superlative(reading) or same_field(reading):
        return found
    of_kinds = not asks_quantity(question) and (reading.named or kinds_meant(question))
    if of_kinds and _THEMES.search(question) and (found := theme(reading)):
        return found
    pair_named = len(reading.named) > 1
    if (pair_named or _APART.search(question)) and (found := order(reading)):
        return found
    if pair_named and _BETTERED.search(question) and reading.mentions.organisations:
        named = list(reading.named)
        if all(_changes(reading, entry) for entry in named):
            return _beside(reading, named)
    if not _APART.search(question):
        return None
    entries = sides(reading)
    both = entries or _pair(reading)
    if both and asks_shared(question, both) and not _DIFFER.search(question):
        draft = shared(reading, both)
        if STATES.search(question) and all(entry.status for entry in both):
            draft.extend(states(both).claims)
        return draft
    if len(entries) < 2 and both and not (topic_of(question) or _OVERLAP.search(question)):
        return _beside(reading, both)
    if len(entries) < 2:
        several = len(kinds_meant(question)) > 1 and _TOGETHER.search(question)
        return theme(reading) if several else None
    return _beside(reading, entries)


def compare(reading: Reading) -> Draft | None:
    """Two or more entries, one after the other, and what differs in their fields."""
    entries = _asked(reading)
    return _beside(reading, entries) if len(entries) > 1 else None


def _asked(reading: Reading) -> list[Entry]:
    known = list(reading.named)
    if len(known) >= 2 and all(is_covered(reading, token, known) for token in reading.subjects):
        return known
    if found := sides(reading):
        return found
    kinds = [kind for kind in reading.mentions.kinds if kind != "role"]
    if not known and kinds:
        return reading.portfolio.of_kind(*kinds)[:3]
    if "role" in reading.mentions.kinds or not (known or reading.asked):
        return reading.portfolio.roles[:2]
    return known


def _pair(reading: Reading) -> list[Entry]:
    """`both positions`, `her two degrees`: all entries of the one kind that is named."""
    kinds = reading.mentions.kinds
    if len(kinds) != 1 or not _PAIR.search(reading.question):
        return []
    entries = reading.portfolio.roles if kinds[0] == "role" else reading.portfolio.of_kind(*kinds)
    return entries[:2] if len(entries) > 1 else []


def _beside(reading: Reading, entries: Sequence[Entry]) -> Draft:
    portfolio, question = reading.portfolio, reading.question
    entries = entries[:_MOST]
    draft = Draft()
    for technology in [each for each in reading.mentions.names if each.is_category]:
        quotes = [q for q in evidence_of(portfolio, technology).quotes if q.entry in entries]
        of_each = {quote.entry.id: quote for quote in reversed(quotes)}
        draft.extend([tell(quote, portfolio.person) for quote in of_each.values()])
    if len(draft.entries) > 1:
        return draft
    if found := tools_of_each(reading, entries) or one_aspect(reading, entries):
        return found
    draft = Draft()
    if STATES.search(question) and all(entry.status for entry in entries):
        draft.extend(states(entries).claims)
    measured = bool(asks_quantity(question) or _NUMBERS.search(question))
    bettered = bool(_BETTERED.search(question))
    for entry in entries:
        if bettered and (told := _changes(reading, entry)):
            draft.extend([tell(quote, portfolio.person) for quote in told])
            continue
        lines = _lines(reading, entry, entries)
        numbers = [line for line in lines if has_number(line.text)]
        if measured and numbers:
            draft.extend([tell(numbers[0], portfolio.person)])
            continue
        if entry.kind == "role":
            lines = [*lines[:1], portfolio.lead(entry), *lines]
        draft.extend(describe(portfolio, entry, lines, 3 if entry.kind == "role" else 2))
    if len({entry.status for entry in entries}) > 1 and all(entry.status for entry in entries):
        draft.extend(states(entries).claims)
    roles = all(entry.kind == "role" for entry in entries) and not bettered
    if _STACK.search(question) or roles:
        for entry in entries:
            claim = technologies_at(portfolio, entry)
            if claim:
                draft.add(*claim)
    return draft


def _changes(reading: Reading, entry: Entry) -> list[Quote]:
    """What was made better at a job or in a work, with a number first; none where no line says."""
    lines = [q for q in reading.portfolio.quotes(entry) if _CHANGED.search(q.text)]
    return sorted(lines, key=lambda quote: not has_number(quote.text))[:2]


def _lines(reading: Reading, entry: Entry, entries: Sequence[Entry]) -> list[Quote]:
    """The lines of an entry by how much of the question they cover beside its names."""
    names = frozenset().union(*(named_by(each) for each in entries))
    wanted = reading.stems - names
    found = reading.finder.find(reading.hits, wanted or reading.stems, [entry])
    return [item.quote for item in found if item.entry is entry]


def _uses_apart(reading: Reading) -> Draft | None:
    """`Redis or Kafka, which in which job?`: where each technology is named."""
    names = [name for name in reading.mentions.names if not name.is_category]
    jobs_only = all(entry.kind == "role" for entry in reading.named)
    if set(kinds_meant(reading.question)) - {"role", "project"}:
        return None
    if not names or not jobs_only or not _USES.search(reading.question):
        return None
    portfolio = reading.portfolio
    asked = {"role", "project"} & set(reading.mentions.kinds) or {"role", "project"}
    draft = Draft()
    for name in names:
        quotes = [q for q in evidence_of(portfolio, name).quotes if q.entry.kind in asked]
        places = {quote.entry.id: quote for quote in reversed(quotes)}
        if not quotes:
            draft.missing.append(f"{name.name} in any {' or '.join(sorted(asked))}")
            continue
        shown = [quote for quote in quotes if quote.entry.id in places][:_MOST]
        where = join_words(list(dict.fromkeys(_named_at(quote.entry) for quote in shown)))
        dates = [fields_quote(q.entry) for q in shown if q.entry.kind == "role"]
        draft.add(f"{name.name} is named {where}.", *shown, *dates)
        lines = [quote for quote in quotes if quote in portfolio.quotes(quote.entry)]
        draft.extend([tell(quote, portfolio.person) for quote in lines[:1]])
    return draft if draft.claims else None


def _named_at(entry: Entry) -> str:
    if entry.kind == "role":
        return f"at {place(entry)} ({since(entry)})" if entry.start else f"at {place(entry)}"
    return f"in {entry.title}"
