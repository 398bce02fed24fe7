"""Answers on how many people there were at each of several employers, or at one."""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.sentences.roles import place
from assistant.compose.sentences.telling import tell
from assistant.reading import Reading
from assistant.tables import pattern, table
from assistant.team_lines import asks_of_team, asks_team_size, tells_team
from assistant.words import join_words
from index import Entry

_EACH = pattern("figures", "each_employer")
_MOST_EACH = 2


def team_sizes(reading: Reading) -> Draft | None:
    """The size of the team at each employer that is meant; None where no line tells any."""
    if not asks_team_size(reading.question):
        return None
    each = bool(_EACH.search(reading.question))
    if not (each or asks_of_team(reading.question)):
        return None
    places = list(reading.portfolio.roles) if each else reading.mentions.organisations
    if reading.mentions.titles or not places:
        return None
    draft = Draft()
    silent: list[str] = []
    for entry in places:
        lines = _lines(reading, entry)
        draft.extend([tell(quote, reading.portfolio.person) for quote in lines[:_MOST_EACH]])
        if not lines:
            silent.append(place(entry))
    if not draft.claims:
        return Draft(missing=[str(table("absent")["team"]["says"])]) if each else None
    told = {place(quote.entry) for claim in draft.claims for quote in claim.quotes}
    silent = [name for name in silent if name not in told]
    if silent:
        names = join_words(list(dict.fromkeys(silent)), "or")
        draft.unsaid.append(f"how many people there were at {names}")
    return draft


def _lines(reading: Reading, entry: Entry) -> list[Quote]:
    return [quote for quote in reading.portfolio.quotes(entry) if tells_team(quote.text)]
