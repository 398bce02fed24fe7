"""All the figures of an employer or piece of work: `numbers at Acme?`, `metrics for the parser`."""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.choosing.sides import POINTED_JOB, entry_meant
from assistant.compose.figures.figures import is_vague
from assistant.compose.sentences.roles import place
from assistant.compose.sentences.telling import tell
from assistant.measures import has_number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import stem, tokenize
from index import Entry

_FIGURES = pattern("figures", "figures")
_MOST = 5


def measured_of(reading: Reading) -> Draft | None:
    """Every line with a figure of what is named, where nothing else is asked of it; that there is
    none, where none has one."""
    question = reading.question
    if not _FIGURES.search(question) or reading.mentions.technologies:
        return None
    pointed = POINTED_JOB.search(question)
    span = range(*pointed.span()) if pointed else range(0)
    if any(not is_vague(token) for token in reading.rest if token.start not in span):
        return None
    meant = entry_meant(reading, question) if pointed else None
    entries = [meant] if meant and not reading.named else reading.named
    if not entries or reading.focus:
        return None
    person = reading.portfolio.person
    draft = Draft()
    for entry in entries:
        lines = [quote for quote in _lines(reading, entry) if has_number(quote.text)]
        draft.extend([tell(quote, person, not at) for at, quote in enumerate(lines[:_MOST])])
    if draft.claims:
        return draft
    name = place(entries[0]) if entries[0].organisation else entries[0].title
    return Draft(
        premise=f"The portfolio gives no figure for {name}.",
        related=[reading.portfolio.lead(entry) for entry in entries],
    )


def _lines(reading: Reading, entry: Entry) -> list[Quote]:
    """The lines of the entry; the profile's on an employer, where its own give no figure."""
    own = reading.portfolio.quotes(entry)
    if not entry.organisation or any(has_number(quote.text) for quote in own):
        return own
    name = [stem(token.lower) for token in tokenize(entry.organisation)]
    return [
        quote
        for other in reading.portfolio.of_kind("profile")
        for quote in reading.portfolio.quotes(other)
        if set(name) <= {stem(token.lower) for token in tokenize(quote.text)}
    ]
