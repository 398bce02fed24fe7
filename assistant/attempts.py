"""Reads a question in more ways than one, where the first way finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.by_parts import by_parts
from assistant.claims import Draft
from assistant.compose.choosing.sides import pointed_pair
from assistant.compose.entries.fared import asks_how_it_fared
from assistant.compose.entries.nearest import nearest
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.figures.magnitudes import magnitude
from assistant.compose.figures.sums import sum_of_money
from assistant.compose.sentences.roles import called
from assistant.compose.time.extremes import extreme_length
from assistant.compose.time.whens import when
from assistant.evidence import equivalents
from assistant.forms.descriptions import described_work, without_maker
from assistant.forms.sought import seeks_weekday, sought, tells_weekday
from assistant.geography import is_country
from assistant.history.completing import Conversation
from assistant.linking import Linker
from assistant.measures import figures_in
from assistant.reader import Reader
from assistant.reading import Reading
from assistant.routing import draft_for
from assistant.tables import pattern, word_list
from assistant.words import stem, stems

_LIKELY = 0.5
_NEAR = 0.34
"""Cosine from which the field of a job may mean it; it says that a job is meant."""
_MARGIN = 0.06
_OF_FIELD = pattern("attempts", "of_field")
_BEFORE_AFTER = pattern("changes", "asked")
_STACK = pattern("cues", "stack")
_HOW_LONG = pattern("history", "bare_duration")
_ONE_WORK = ({"role"}, {"project"}, {"volunteer"})
_ON_SEVERAL = frozenset({"list", "count", "compare", "technologies"})
"""Intents that a description narrows down, or sets against another."""
_OF_ENTRIES = word_list("attempts_of_entries")
"""Intents that ask a field of one entry."""


class Attempts:
    """Finds the reading of a question that the portfolio answers."""

    def __init__(self, reader: Reader, conversation: Conversation) -> None:
        self._reader = reader
        self._conversation = conversation
        conversation.drafted = self.drafted

    def drafted(
        self, reading: Reading, question: str, earlier: Sequence[str], today: date
    ) -> tuple[Reading, Draft]:
        """The first reading of a question that has an answer, beginning with `reading`; that
        where none has one."""
        if field := _field_of_job(reading):
            reading = self._on_job(reading, field) or reading
        if (work := self._described(reading)) and draft_for(work).claims:
            reading = work
        elif not earlier and _asks_how_it_fared(reading):
            linked = self._reader.linked(reading)
            if linked and {entry.kind for entry in linked.named} == {"project"}:
                reading = linked
        elif _asks_of_entry(reading):
            linked = self._reader.linked(reading)
            if linked and linked.named:
                reading = linked
        elif _asks_stack_of_work(reading):
            linked = self._reader.linked(reading)
            if linked and {entry.kind for entry in linked.named} in _ONE_WORK:
                reading = linked
        several = by_parts(reading, self._reader)
        if several:
            return reading, several
        draft = draft_for(reading)
        told = self._conversation.told(reading, question, earlier, today)
        if told and _is_better(told, draft, reading, question):
            return reading, told
        strayed = self._conversation.strayed(reading, draft, question, earlier, today)
        if strayed is None and (not draft.silent or draft.claims):
            return reading, draft
        if strayed and not reading.asked:
            return reading, strayed
        for other in self._others(reading, question, earlier, today):
            if asks_quantity(reading.question) and not asks_quantity(other.question):
                continue  # The measure was taken for a part of a name.
            found = draft_for(other)
            if found.claims and not (found.corrects or found.silent):
                return other, found
        return reading, strayed or nearest(reading) or draft

    def _described(self, reading: Reading) -> Reading | None:
        """The question on the project that it describes: `what came of the alarm thing?`"""
        place = described_work(reading.question)
        if place is None or reading.named or reading.focus or reading.intent in _ON_SEVERAL:
            return None
        measured = asks_quantity(reading.question) or _BEFORE_AFTER.search(reading.question)
        if measured or when(reading) or len(reading.mentions.kinds) > 1:
            return None
        start, end = place
        work = Linker(reading.portfolio).work(without_maker(reading.question[start:end]))
        if work is None:
            return None
        question = f"{reading.question[:start]}{called(work)}{reading.question[end:]}"
        read = self._reader.read(question, reading.today)
        read.whole = reading.whole
        return read

    def _on_job(self, reading: Reading, field: str) -> Reading | None:
        """The question on the one job that is clearly nearest to a field."""
        role = Linker(reading.portfolio).nearest_job(field, _NEAR, _MARGIN)
        if role is None:
            return None
        question = reading.question.replace(field, called(role), 1)
        return self._reader.read(question, reading.today)

    def _others(
        self, reading: Reading, question: str, earlier: Sequence[str], today: date
    ) -> Iterator[Reading]:
        if earlier:
            yield from self._conversation.alternatives(question, earlier, today)
        linked = self._reader.linked(reading)
        if linked:
            yield linked


def _is_better(told: Draft, draft: Draft, reading: Reading, question: str) -> bool:
    """Whether lines of what was cited before answer a question better than a draft that was made
    without looking there: that is silent, or has left the entries that were spoken of."""
    if draft.silent or not draft.claims:
        return True
    stays = set(told.entries) & set(draft.entries)
    dated = seeks_weekday(question) and not any(tells_weekday(c.text) for c in draft.claims)
    part = all(claim in draft.claims for claim in told.claims)
    strays = set(draft.entries) - set(told.entries)
    words = _told_words(reading, told)
    if strays and words and words >= max(_told_words(reading, draft), len(reading.asked)):
        return True
    if _has_sought(told, question) and not _has_sought(draft, question):
        return True
    return not stays or dated or part or _told_words(reading, draft) < _told_words(reading, told)


def _has_sought(draft: Draft, question: str) -> bool:
    """Whether a claim gives what is sought: a time, a person, or how long something took."""
    texts = [claim.text for claim in draft.claims]
    if any(sought(question, text) for text in texts):
        return True
    lasted = _HOW_LONG.search(question)
    return bool(lasted) and any(f.measure == "time" for text in texts for f in figures_in(text))


def _told_words(reading: Reading, draft: Draft) -> int:
    """How many of the words that are asked about stand in the lines of a draft."""
    quoted = stems(" ".join(quote.text for claim in draft.claims for quote in claim.quotes))
    return sum(bool(equivalents(stem(token.lower)) & quoted) for token in reading.asked)


def _field_of_job(reading: Reading) -> str | None:
    """`railway job`, where a job is only described by its field; else None."""
    found = _OF_FIELD.search(reading.question)
    alone = reading.mentions.kinds == ("role",) and not reading.named
    return found[0] if found and alone and not extreme_length(reading) else None


def _asks_stack_of_work(reading: Reading) -> bool:
    """Whether the technologies of a job or project are asked for that is only described."""
    likely = reading.intent == "technologies" and _STACK.search(reading.question)
    other = reading.named or reading.mentions.technologies or reading.mentions.groups
    return bool(likely and reading.subjects and not other)


def _asks_how_it_fared(reading: Reading) -> bool:
    """Whether the fate or the troubles of something are asked for that is only described."""
    named = reading.named or reading.unknown_names
    return not named and asks_how_it_fared(reading.question)


def _asks_of_entry(reading: Reading) -> bool:
    """Whether a field of one entry is asked for, and none is named."""
    likely = reading.intent in _OF_ENTRIES and reading.score(reading.intent) >= _LIKELY
    whole = reading.named or reading.mentions.groups or "language" in reading.mentions.kinds
    whole = whole or any(is_country(token.text) for token in reading.rest)
    return likely and not whole and when(reading) is None and not _is_on_two_or_sums(reading)


def _is_on_two_or_sums(reading: Reading) -> bool:
    spoken = pointed_pair(reading) or magnitude(reading) or sum_of_money(reading)
    return bool(spoken)
