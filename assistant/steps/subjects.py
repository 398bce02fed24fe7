"""Steps on what the question is about: a field, a group of skills, a technology, a matter."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.entries.about import about
from assistant.compose.entries.fields import field_of, group_of
from assistant.compose.figures.figures import asks_quantity, figures
from assistant.compose.skills.skills import skills
from assistant.compose.skills.stack_of_described import stack_of_described
from assistant.reading import Reading
from assistant.tables import pattern, word_list

_SURE = 0.57
_ALONE = 0.5
_CERTAIN = 0.75
"""Likeness from which on an intent is taken at its word."""
OF_GROUPS = frozenset({"group", "skill", "technologies", "about", "list", "where_used"})
"""Intents that may mean the skills under a heading."""
_TAKES_SUBJECTS = word_list("routing_takes_subjects")
"""Intents whose composers look at what the question is about; the others answer on the whole."""
_WHY = pattern("cues", "why")


def group(reading: Reading) -> Draft | None:
    """Speaks when the skills under a heading are asked for, or the tools of a job that is only
    described."""
    return group_of(reading, reading.intent in OF_GROUPS) or stack_of_described(reading)


def field(reading: Reading) -> Draft | None:
    """Speaks when a field of entries is asked for: a level, a score, who gave it."""
    return field_of(reading, reading.score(reading.intent) >= _SURE)


def rare_subject(reading: Reading) -> Draft | None:
    """Speaks of words that are rare in the portfolio, where the intent would pass over them."""
    takes = reading.intent in _TAKES_SUBJECTS or reading.score(reading.intent) >= _CERTAIN
    if not reading.has_rare_subject or takes:
        return None
    return (asks_quantity(reading.question) and figures(reading)) or about(reading)


def technologies(reading: Reading) -> Draft | None:
    """Speaks of technologies, where nothing else is asked for, or where none of them is there
    at all."""
    names = reading.mentions.names
    if not names:
        return None
    absent_all = not any(evidence_of(reading.portfolio, name).quotes for name in names)
    unknown = set(" ".join(reading.unknown_names).split())
    other = [token for token in reading.asked if token.text not in unknown]
    return _said(skills(reading)) if absent_all or not other else None


def _skills_alone(reading: Reading) -> Draft | None:
    """The technologies that the portfolio has, where a skill is likely asked and what else the
    question says is only its manner: `not just the basics`."""
    names = reading.mentions.names
    mentions = reading.mentions
    other = mentions.kinds or mentions.statuses or reading.named or reading.foreign_names
    if not names or other or asks_quantity(reading.question) or mentions.years:
        return None
    if reading.score("skill") < _ALONE or _WHY.match(reading.question):
        return None
    found = any(evidence_of(reading.portfolio, name).quotes for name in names)
    return _said(skills(reading)) if found else None


def matter(reading: Reading) -> Draft | None:
    """Speaks of whatever the question is about, by the nearest lines; of its technologies, where
    these lines do not have what it names."""
    told = _said(about(reading))
    if told and not _passes_over(reading, told):
        return told
    return _skills_alone(reading) or _named_alone(reading) or told


def _passes_over(reading: Reading, told: Draft) -> bool:
    """Whether what is told shows none of the technologies that a question has by name."""
    names = [each for each in reading.mentions.names if not each.is_category]
    shown = {q for name in names for q in evidence_of(reading.portfolio, name).quotes}
    return bool(shown) and not shown & {q for claim in told.claims for q in claim.quotes}


def _named_alone(reading: Reading) -> Draft | None:
    """The technologies that a question has by name, where nothing else is named in it."""
    names = reading.mentions.names
    if not names or reading.named or reading.mentions.kinds or reading.mentions.years:
        return None
    by_name = all(not each.is_category for each in names) and not asks_quantity(reading.question)
    found = any(evidence_of(reading.portfolio, name).quotes for name in names)
    return _said(skills(reading)) if by_name and found else None


def _said(draft: Draft | None) -> Draft | None:
    return None if draft is None or draft.is_empty else draft
