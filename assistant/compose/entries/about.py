"""Answers on one thing: an entry, or a subject that lines of the portfolio speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.claims import Claim, Draft, Quote
from assistant.compose.figures.figures import asks_quantity, figures
from assistant.compose.sentences.details import details
from assistant.compose.sentences.roles import held
from assistant.compose.sentences.telling import JOBS, tell, varied
from assistant.evidence import Evidence, equivalents
from assistant.intents import is_declined
from assistant.measures import has_number
from assistant.portfolio import Portfolio, strength
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import quoted
from assistant.words import Token, stem
from index import Entry

_HOW_GOOD = pattern("about", "how_good")
_WORLDLY = pattern("about", "worldly")
_ONE_OF_KIND = pattern("about", "one_of_kind")
_WORK = frozenset({"role", "project"})
_GIVEN = frozenset({"reference", "award", "certificate", "role", "volunteer"})
_MOST_ENTRIES = 3
_COVERED = 0.8
_ALIKE = 0.42
"""Similarity from which a line may answer a question with which it shares no word."""
_SECOND_ENTRY_MARGIN = 0.15
_SURE = 0.57
"""Likeness from which a question is taken to be on an entry as a whole."""


def about(reading: Reading) -> Draft | None:
    """What the portfolio says on the subject of the question; None where it says nothing."""
    on_skill = reading.mentions.technologies and not reading.named
    if not on_skill and _HOW_GOOD.search(reading.question) and (measured := figures(reading)):
        return measured
    if asks_quantity(reading.question) and not figures(reading):
        return None
    if reading.named:
        told = _on_entries(reading, reading.named)
        best = reading.evidence[:1]
        elsewhere = best and best[0].coverage >= _COVERED and best[0].similarity >= _ALIKE
        if told or reading.mentions.organisations or not elsewhere:
            return told
    evidence = _of_kind_named(reading) or supported(reading)
    if not evidence or (_WORLDLY.search(reading.question) and not _tells_who(evidence[0])):
        return None
    draft = Draft(missing=list(reading.foreign_names))
    for entry in _entries(evidence):
        focus = [item.quote for item in evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, focus, 2 if draft.claims else 3))
    return draft


def _of_kind_named(reading: Reading) -> list[Evidence]:
    """Of `the caching project` only what projects say, where any does."""
    kinds = set(reading.mentions.kinds)
    if not kinds or not _ONE_OF_KIND.search(reading.question):
        return []
    kinds |= _WORK if _WORK & kinds else set()
    found = supported(reading, [item for item in reading.evidence if item.entry.kind in kinds])
    covers = any(is_covered(reading, t, [i.entry for i in found[:1]]) for t in reading.asked)
    return found if covers else []


def _tells_who(item: Evidence) -> bool:
    """Whether a line is of an entry that stands for somebody or that somebody gave."""
    return item.entry.kind in _GIVEN


def _on_entries(reading: Reading, entries: Sequence[Entry]) -> Draft | None:
    """The entries that the question names, if they bear on what it asks of them."""
    # What else a question on an entry as a whole says is only its manner of speaking.
    asked = reading.unaccounted if _is_on_whole(reading) else reading.asked
    if asked and not any(is_covered(reading, token, entries) for token in asked):
        return None
    draft = Draft(missing=list(reading.foreign_names))
    ordered = sorted(entries[:4], key=strength) if len(entries) > 2 else list(entries)
    limit = {1: 6, 2: 3}.get(len(ordered), 2)
    for entry in ordered:
        ranked = [item.quote for item in reading.evidence if item.entry is entry]
        if _HOW_GOOD.search(reading.question):
            ranked.sort(key=lambda quote: not has_number(quote.text))
        draft.extend(describe(reading.portfolio, entry, ranked, limit))
    return draft


def _is_on_whole(reading: Reading) -> bool:
    """Whether a question is on an entry as a whole."""
    likeliest = next(each for each in reading.intents if not is_declined(each.name))
    return likeliest.name == "about" and likeliest.score >= _SURE


def is_covered(reading: Reading, token: Token, entries: Iterable[Entry]) -> bool:
    """Whether a word of the question occurs in one of the entries, as such or by a synonym."""
    wanted = equivalents(stem(token.lower))
    return any(wanted & reading.portfolio.entry_stems[entry.id] for entry in entries)


def describe(portfolio: Portfolio, entry: Entry, focus: list[Quote], limit: int) -> list[Claim]:
    """At most `limit` sentences on an entry, those in `focus` before others, in reading order."""
    person = portfolio.person
    own = details(entry, person)
    if own and entry.kind == "skill":
        own = [*own, *_line_of_skill(entry, focus[:1])]
    if own:
        return own[:limit]
    quotes = portfolio.quotes(entry)
    if entry.kind == "profile" and focus:
        return [tell(quote, person, opens=at == 0) for at, quote in enumerate(focus[:limit])]
    opening = [held(entry, person)] if entry.kind in JOBS else []
    room = max(1, limit - len(opening))
    lead = quotes[:1] if entry.kind not in JOBS else []
    wanted = list(dict.fromkeys([*focus[:room], *lead, *quotes]))[: max(room, len(lead))]
    if lead and lead[0] not in wanted:
        wanted[-1] = lead[0]
    ordered = [quote for quote in quotes if quote in wanted]
    told = [tell(quote, person, opens=at == 0 and not opening) for at, quote in enumerate(ordered)]
    return varied([*opening, *told])


def _line_of_skill(entry: Entry, focus: Sequence[Quote]) -> list[Claim]:
    """What is written on a group of skills, beside the list: `Forecasting and calibration.`"""
    listed = {entry.title, ", ".join(entry.technologies), *entry.technologies, *entry.highlights}
    written = [quote for quote in focus if quote.text not in listed]
    return [Claim(f"The entry says: {quoted(quote.text)}", (quote,)) for quote in written]


def supported(reading: Reading, among: list[Evidence] | None = None) -> list[Evidence]:
    """The lines that answer the question, by what they cover and how near they are."""
    evidence = reading.evidence if among is None else among
    if not evidence or not (is_enough(evidence[0]) or _holds_all(reading, evidence[0])):
        return []
    if reading.asked and evidence[0].similarity < _ALIKE:
        evidence = [
            item
            for item in evidence
            if any(is_covered(reading, t, [item.entry]) for t in reading.asked)
        ]
        if not evidence:
            return []
    # A heading of skills only names what work shows.
    heading = evidence[0].entry.kind == "skill"
    least = evidence[0].score - (2 if heading else 1) * _SECOND_ENTRY_MARGIN
    return [
        item
        for item in evidence
        if item.score >= least and (is_enough(item) or _holds_all(reading, item))
    ][:8]


def _holds_all(reading: Reading, item: Evidence) -> bool:
    """Whether the entry of a line has every word that is asked for, one of them rare."""
    return reading.has_rare_subject and all(
        is_covered(reading, token, [item.entry]) for token in reading.asked
    )


def is_enough(item: Evidence) -> bool:
    """Whether a line bears on the question at all."""
    return (
        item.coverage >= 0.62
        or item.similarity >= 0.38
        or (item.coverage >= 0.3 and item.similarity >= 0.27)
        or (item.coverage >= 0.15 and item.similarity >= 0.33)
    )


def _entries(evidence: Sequence[Evidence]) -> list[Entry]:
    best: dict[str, Evidence] = {}
    for item in evidence:
        best.setdefault(item.entry.id, item)
    kept = list(best.values())[:_MOST_ENTRIES]
    close = [item for item in kept if item.score >= kept[0].score - 0.06]
    rest = [item for item in kept if item not in close]
    close.sort(key=lambda item: strength(item.entry))
    return [item.entry for item in (*close, *rest)]
