"""Which technology is named in the most entries: `the tool they use most`, `how many in all?`"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.claims import Draft, Quote
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.sentences.naming import named_entries
from assistant.numbers import number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.technologies import PRACTICES
from assistant.wording import upper_first
from assistant.words import join_words

_MOST_USED = pattern("stack", "most_used")
_HOW_MANY = pattern("stack", "how_many")
_EQUAL = 3
_LISTED = 50


def most_used(reading: Reading) -> Draft | None:
    """The technologies, of a category where one is named, that the most entries name."""
    mentions = reading.mentions
    if not _MOST_USED.search(reading.question) or reading.named or mentions.kinds:
        return None
    if any(not technology.is_category for technology in mentions.names):
        return None
    lines = _lines_of_each(reading, _members(reading))
    most = max((len(each) for each in lines.values()), default=0)
    best = [name for name, each in lines.items() if len(each) == most]
    if most < 2 or len(best) > _EQUAL:
        return None
    draft = Draft()
    for name in best:
        entries = [quote.entry for quote in lines[name]]
        told = f"{name} comes up most often, in {named_entries(entries)}."
        draft.add(upper_first(told), *lines[name])
    return draft


def how_many_technologies(reading: Reading) -> Draft | None:
    """How many technologies the portfolio names in all."""
    mentions = reading.mentions
    if not _HOW_MANY.search(reading.question) or reading.named or mentions.technologies:
        return None
    lines = _lines_of_each(reading, reading.portfolio.uses)
    if not lines:
        return None
    names = list(lines)[:_LISTED]
    counted = f"names {number(len(lines))} technologies"
    if len(names) < len(lines):
        counted = f"names more technologies than can be listed here, among them {number(_LISTED)}"
    draft = Draft()
    quotes = dict.fromkeys(lines[name][0] for name in names)
    draft.add(f"The portfolio {counted}: {join_words(names)}.", *quotes)
    return draft


def _members(reading: Reading) -> Iterable[str]:
    categories = reading.mentions.names
    if not categories:
        return reading.portfolio.uses
    found = (evidence_of(reading.portfolio, category).members for category in categories)
    return [name for each in found for name in each]


def _lines_of_each(reading: Reading, names: Iterable[str]) -> dict[str, list[Quote]]:
    """Technology -> a line of every entry that names it, as it is written there."""
    found: dict[str, list[Quote]] = {}
    for name in names:
        uses = reading.portfolio.uses.get(name, [])
        lines = {use.quote.entry.id: use.quote for use in reversed(uses)}
        if lines and not uses[0].technology.categories & PRACTICES:
            found[uses[0].text] = list(reversed(lines.values()))
    return found
