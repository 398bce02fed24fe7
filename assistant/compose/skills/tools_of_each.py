"""Which tool of a sort each of some entries used: `which radio, which database, each of them?`"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.choosing.shown import categories_of
from assistant.compose.sentences.roles import place
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words, stem, tokenize
from index import Entry

_SORT = pattern("comparing", "sort")
_SEVERAL = pattern("comparing", "several_sorts")


def tools_of_each(reading: Reading, entries: Sequence[Entry]) -> Draft | None:
    """The technologies of each entry that are of the sort a question names, by the last word of
    their category; None where no entry has one."""
    sorts = {stem(found["noun"].lower()) for found in _SORT.finditer(reading.question)}
    if len(sorts) > 1 or (len(entries) == 1 and _SEVERAL.search(reading.question)):
        return None
    found = [(entry, _of_sort(reading, entry, sorts)) for entry in entries]
    if not any(uses for _, uses in found):
        return None
    draft = Draft()
    for entry, uses in found:
        name = place(entry) if entry.kind in {"role", "volunteer"} else entry.title
        if uses:
            draft.add(f"{name} involves {join_words(list(uses))}.", *uses.values())
        else:
            noun = _SORT.search(reading.question)
            draft.unsaid.append(f"which {noun['noun'] if noun else 'tool'} {name} used")
    return draft


def _of_sort(reading: Reading, entry: Entry, sorts: set[str]) -> dict[str, Quote]:
    portfolio = reading.portfolio
    return {
        name: next(use.quote for use in portfolio.uses[name] if use.quote.entry is entry)
        for name in portfolio.technologies_of(entry)
        if any(
            stem(tokenize(category)[-1].lower) in sorts
            for category in categories_of(portfolio, name)
        )
    }
