"""Entries set beside each other by one aspect: the state, the tools, the level, the age.

Only the aspect is told, of each: the rest of the entries would answer what was not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import called, fields_quote, named_by
from assistant.compose.sentences.telling import tell
from assistant.compose.skills.stack import technologies_at
from assistant.compose.time.extremes import rank
from assistant.kinds import words_of_kinds
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.wording import lower_first
from assistant.words import join_words, stem
from index import Entry

STATES = pattern("comparing", "states")
_TOOLS = pattern("comparing", "tools")
_AGE = pattern("comparing", "age")
_BETTER = pattern("comparing", "better")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLANNED = re.compile(r"\b(?:promised|planned|will|booked|until)\b", re.IGNORECASE)
_WORKED = frozenset({"role", "project", "volunteer"})
_LEVELLED = frozenset({"language", "skill"})


def one_aspect(reading: Reading, entries: Sequence[Entry]) -> Draft | None:
    """The one aspect that a question asks of the entries, and nothing else; None where it asks
    for another or for more."""
    question = reading.question
    if all(e.kind in _LEVELLED and e.position for e in entries) and _BETTER.search(question):
        return _levels(entries)
    if STATES.search(question) and all(entry.status for entry in entries):
        return states(entries) if _is_alone(reading, entries, STATES) else None
    worked = all(entry.kind in _WORKED for entry in entries)
    if worked and _TOOLS.search(question) and _is_alone(reading, entries, _TOOLS):
        return _tools(reading, entries)
    undated = worked and any(entry.start is None for entry in entries)
    if undated and _AGE.search(question) and _is_alone(reading, entries, _AGE):
        return _ages(reading, entries)
    return None


def levels_of_two(reading: Reading) -> Draft | None:
    """Which of two skill groups or languages that are named is at the higher level, and what is
    said of each; None where that is not asked."""
    two = [e for e in reading.mentions.groups if e.kind in _LEVELLED and e.position]
    if len(two) != 2 or reading.named or not _BETTER.search(reading.question):
        return None
    draft = _levels(two)
    if draft is None:
        return None
    for entry in two:
        lines = reading.portfolio.quotes(entry)[:1]
        draft.extend([tell(line, reading.portfolio.person) for line in lines])
    return draft


def states(entries: Sequence[Entry]) -> Draft:
    """The state of each."""
    told = [f"{entry.title} is {status_says(entry.status or '')}" for entry in entries]
    draft = Draft()
    draft.add(f"{join_words(told)}.", *[fields_quote(entry, "status") for entry in entries])
    return draft


def _is_alone(reading: Reading, entries: Sequence[Entry], form: re.Pattern[str]) -> bool:
    """Whether the question has no other subject than the aspect."""
    plain = word_list("sides_frame") | word_list("light") | word_list("with_fields_plain")
    names = frozenset[str]().union(*(named_by(entry) for entry in entries))
    # What describes an entry that is not named is no subject either.
    stems_of = reading.portfolio.entry_stems
    names = names.union(*(stems_of[e.id] for e in entries if e not in reading.named))
    return all(
        token.lower in plain
        or token.lower in words_of_kinds()
        or stem(token.lower) in names
        or form.search(token.text)
        for token in reading.rest
    )


def _levels(entries: Sequence[Entry]) -> Draft | None:
    """The level of each, and which is the higher."""
    ranks = {entry.id: rank(entry.position or "") for entry in entries}
    known = [value for value in ranks.values() if value is not None]
    if len(known) < len(entries):
        return None
    draft = Draft()
    told = [f"{entry.title} is given as {lower_first(entry.position or '')}" for entry in entries]
    quotes = [fields_quote(entry) for entry in entries]
    best = [entry for entry in entries if ranks[entry.id] == max(known)]
    if len(best) == len(entries):
        draft.add(f"{join_words(told)}: the level is the same.", *quotes)
    else:
        names = join_words([entry.title for entry in best])
        draft.add(f"{join_words(told)}, so {names} has the higher level.", *quotes)
    return draft


def _tools(reading: Reading, entries: Sequence[Entry]) -> Draft | None:
    """The technologies that each names."""
    draft = Draft()
    for entry in entries:
        if claim := technologies_at(reading.portfolio, entry):
            draft.add(*claim)
        else:
            draft.unsaid.append(f"which technologies {called(entry)} involves")
    return draft if draft.claims else None


def _ages(reading: Reading, entries: Sequence[Entry]) -> Draft:
    """What is told of the time of works without dates: their lines that name a year."""
    draft = Draft()
    silent: list[Entry] = []
    for entry in entries:
        quote = _dated(reading, entry)
        if quote is None:
            silent.append(entry)
        elif entry.start:
            draft.add(f"{called(entry)} is dated {entry.period}.", quote)
        else:
            draft.extend([tell(quote, reading.portfolio.person)])
    names = join_words([called(entry) for entry in silent], "or")
    if silent and draft.claims:
        draft.unsaid.append(f"when {names} was made")
    elif silent:
        draft.unsaid.append(f"which of {join_words([called(e) for e in entries])} is the older one")
        draft.related += [reading.portfolio.lead(entry) for entry in entries]
    return draft


def _dated(reading: Reading, entry: Entry) -> Quote | None:
    if entry.start:
        return fields_quote(entry)
    lines = reading.portfolio.quotes(entry)
    dated = [q for q in lines if _YEAR.search(q.text) and not _PLANNED.search(q.text)]
    return next(iter(dated), None)
