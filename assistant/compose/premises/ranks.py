"""The rank that a question asserts, `first prize`, where the portfolio gives another."""

from __future__ import annotations

from assistant.claims import Claim, Draft, Quote
from assistant.compose.sentences.details import details
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import JOBS, tell
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry

_ON_A_DAY = frozenset({"award", "certificate", "talk", "publication"})
_RANK = pattern("premises", "rank")
_CAME = pattern("premises", "came")
_RANKS = {
    "prize": pattern("premises", "prize"),
    "author": pattern("premises", "author"),
    "class": pattern("premises", "class"),
}
_SAME = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "top": "first"}
_SAME |= {"winning": "first", "gold": "first", "silver": "second", "bronze": "third"}
_SAME |= {"runner-up": "second", "runner up": "second", "sole": "only"}


def ranked_otherwise(reading: Reading) -> Draft | None:
    """The rank that the portfolio gives, where the question says another: `first prize`."""
    asked = reading.whole or reading.question
    said = _RANK.search(asked) or _CAME.search(asked)
    if not said:
        return None
    what = said.groupdict().get("what") or "place"
    family = next((name for name, form in _RANKS.items() if form.search(what)), None)
    meant = _subject(reading)
    found: list[tuple[Entry, str]] = []
    for entry in reading.portfolio.entries:
        if meant and not bears_on(entry, meant):
            continue
        lines = [entry.title, *(quote.text for quote in reading.portfolio.quotes(entry))]
        for line in lines:
            for match in _RANK.finditer(line):
                if family and _RANKS[family].search(match["what"]):
                    found.append((entry, line))
                    if _plain(match["rank"]) == _plain(said["rank"]):
                        return None
    of_one = {entry.id for entry, _ in found}
    if len(of_one) != 1:
        return None
    entry, line = found[0]
    draft = Draft(unsaid=[f"“{_plain(said['rank'])} {what.lower()}”"])
    if line == entry.title:
        draft.extend(own_fields(entry, reading))
    else:
        draft.extend([tell(Quote(entry, line), reading.portfolio.person)])
        draft.extend(own_fields(entry, reading) if entry.kind in _ON_A_DAY else [])
    return draft


def _plain(rank: str) -> str:
    return _SAME.get(rank.lower(), rank.lower())


def bears_on(entry: Entry, meant: Entry) -> bool:
    """Whether an entry is the one that is meant, or speaks of it, or is spoken of by it."""
    return entry is meant or meant.title in entry.document or entry.title in meant.document


def _subject(reading: Reading) -> Entry | None:
    """The one entry that the question names or describes."""
    if reading.named:
        return reading.named[0] if len(reading.named) == 1 else None
    taken = [(start, end) for start, end, _ in reading.mentions.spans]
    links = Linker(reading.portfolio).links(reading.question, taken)
    return links[0].entry if len(links) == 1 else None


def own_fields(entry: Entry, reading: Reading) -> list[Claim]:
    """The sentence with the fields of an entry."""
    person = reading.portfolio.person
    if entry.kind in JOBS:
        return [held(entry, person)]
    return details(entry, person)[:1] or [tell(reading.portfolio.lead(entry), person)]
