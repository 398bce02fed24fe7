"""How many did what: `how many people have starred it?` is the number of its stars."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.telling import tell
from assistant.measures import figures_in
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import stem, tokenize

_ASKED = pattern("counted_verbs", "asked")
_ROOT = 5
"""Letters that a verb and its noun share: `contributed`, `contributors`."""


def counted_verb(reading: Reading) -> Draft | None:
    """The line of what is named that counts those who do what the question says."""
    match = _ASKED.search(reading.question)
    if not match or not reading.named:
        return None
    verb = match["verb"].lower()
    for entry in reading.named:
        for quote in reading.portfolio.quotes(entry):
            nouns = [t.lower for figure in figures_in(quote.text) for t in tokenize(figure.noun)]
            if any(_same(verb, noun) for noun in nouns):
                draft = Draft()
                draft.extend([tell(quote, reading.portfolio.person)])
                return draft
    return None


def _same(verb: str, noun: str) -> bool:
    alike = stem(verb) == stem(noun)
    return alike or (min(len(verb), len(noun)) > _ROOT and verb[:_ROOT] == noun[:_ROOT])
