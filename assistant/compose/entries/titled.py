"""Entries that are called by a word in their titles, where it names no kind: `how many patents`."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.naming import named
from assistant.compose.sentences.roles import fields_quote
from assistant.numbers import number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import upper_first
from assistant.words import join_words, stem, stems

_ASKED = pattern("titled", "asked")
_GIVEN = ("publication", "award", "certificate", "talk", "education")


def titled(reading: Reading) -> Draft | None:
    """Speaks when all or the number of what is no kind is asked for, and titles have the word."""
    asked = _ASKED.match(reading.question)
    mentions = reading.mentions
    if asked is None or mentions.kinds or mentions.technologies or reading.named:
        return None
    wanted = stem(asked["noun"].lower())
    entries = [e for e in reading.portfolio.of_kind(*_GIVEN) if wanted in stems(e.title)]
    if not entries:
        return None
    draft = Draft()
    names = join_words([named(entry) for entry in entries])
    one = "entry has" if len(entries) == 1 else "entries have"
    called = asked["noun"].lower().removesuffix("s")
    said = f"{number(len(entries))} {one} “{called}” in the title: {names}"
    draft.add(f"{upper_first(said)}.", *[fields_quote(entry) for entry in entries])
    return draft
