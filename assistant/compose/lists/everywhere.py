"""Orders beyond doubt: all entries on something (`every entry that names Redis`), and numbers of
entries of a kind."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.choosing.filters import wanted_technologies
from assistant.compose.choosing.shown import SkillEvidence, evidence_of
from assistant.compose.choosing.spans import sets_time
from assistant.compose.choosing.topics import subject_words
from assistant.compose.entries.about import about
from assistant.compose.lists.listing import everything, listing
from assistant.compose.sentences.naming import named_entries
from assistant.compose.sentences.roles import fields_quote
from assistant.compose.skills.usage import where_used
from assistant.forms.counting import (
    asks_entries,
    claimed_number,
    counts_bare_state,
    counts_entries,
    counts_in_state,
)
from assistant.forms.excluding import kinds_left_out
from assistant.organisation_names import names_of_organisation
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import upper_first
from index import Entry

_AS_MANY = pattern("listing", "as_many")
_TIMES = pattern("counting", "times")
_WHO_VOUCH = pattern("counting", "who_vouch")
_SURE = 1.0
_LEVELLED = frozenset({"skill", "language"})
_LISTS = frozenset({"where_used", "list"})


def everywhere(reading: Reading) -> Draft | None:
    """The entries, where a question asks for all of them on something; else None."""
    mentions = reading.mentions
    narrowed = mentions.statuses or mentions.years or reading.scope
    if narrowed or reading.intent not in _LISTS or not asks_entries(reading.question):
        return None
    if mentions.organisations:
        return None if mentions.kinds or reading.asked else _of_organisation(reading)
    technologies = wanted_technologies(reading)
    found = [evidence_of(reading.portfolio, each.technology) for each in technologies]
    if any(each.quotes for each in found) and not subject_words(reading):
        kinds = kinds_left_out(reading.question)
        return _besides(found, kinds) if kinds else where_used(reading)
    return None if technologies else everything(reading)


def _besides(found: Sequence[SkillEvidence], kinds: frozenset[str]) -> Draft | None:
    """Where each technology is named but for entries of some kinds; None where nowhere else."""
    draft = Draft()
    for each in found:
        quotes = [q for q in each.quotes if q.entry.kind not in kinds | {"profile"}]
        entries = list({quote.entry.id: quote.entry for quote in quotes}.values())
        if entries:
            names = upper_first(named_entries(entries))
            verb = "name" if len(entries) > 1 else "names"
            draft.add(f"{names} {verb} {each.name}.", *quotes)
    return draft if draft.claims else None


def _of_organisation(reading: Reading) -> Draft | None:
    """Everything that was at an employer or school, or speaks of it."""
    portfolio, organisation = reading.portfolio, reading.mentions.organisations[0].organisation
    if not organisation or any(e.organisation != organisation for e in reading.named):
        return None
    names = names_of_organisation(portfolio, organisation)
    found = [
        entry
        for entry in portfolio.entries
        if entry.kind != "profile"
        and (entry.organisation == organisation or any(name in entry.document for name in names))
    ]
    if len(found) < 2:
        return about(reading)
    draft = Draft()
    draft.add(
        f"{upper_first(named_entries(found))} belong to {organisation} or speak of it.",
        *[_line_of(portfolio, entry, names) for entry in found],
    )
    return draft


def _line_of(portfolio: Portfolio, entry: Entry, names: Sequence[str]) -> Quote:
    lines = (q for q in portfolio.quotes(entry) if any(name in q.text for name in names))
    return next(lines, fields_quote(entry))


def counted_kinds(reading: Reading) -> Draft | None:
    """`How many talks and how many publications?`, `three certificates, right?`; else None."""
    question, mentions = reading.question, reading.mentions
    if len(mentions.kinds) > 1 and _AS_MANY.search(question) and not mentions.titles:
        return listing(reading)
    if mentions.kinds and _TIMES.search(question) and not (reading.named or subject_words(reading)):
        return listing(reading)
    if not mentions.kinds and counts_bare_state(question) and not reading.named:
        return listing(reading)
    counts = counts_entries(question) or claimed_number(question) is not None
    counts = counts or bool(_LEVELLED & set(mentions.kinds))
    counts = counts or (mentions.kinds == ("project",) and counts_in_state(question))
    if mentions.kinds == ("reference",) and _WHO_VOUCH.search(question) and not mentions.titles:
        return listing(reading)
    if max(reading.score("count"), _SURE * (reading.intent == "count")) < _SURE or not counts:
        return None
    if mentions.titles:
        return None
    if not mentions.kinds or (mentions.kinds == ("role",) and subject_words(reading)):
        return None
    draft = listing(reading)
    in_state = mentions.kinds == ("project",) and counts_in_state(question)
    return draft if draft and (draft.claims or (in_state and draft.missing)) else None


def of_a_time(reading: Reading) -> Draft | None:
    """`Which roles began before 2020?`, `jobs of more than two years`; else None."""
    mentions = reading.mentions
    if len(mentions.kinds) != 1 or reading.named or reading.intent == "longest":
        return None
    if not sets_time(reading.question, mentions.years, mentions.kinds):
        return None
    draft = listing(reading)
    return None if draft is None or draft.is_empty else draft
