"""Steps on what is not there: technologies, names, and matters that no portfolio tells."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.entries.about import about, describe, is_covered
from assistant.compose.figures.figures import asks_quantity, figures
from assistant.compose.outside.absence import absent, not_mentioned
from assistant.compose.sentences.telling import tell
from assistant.compose.skills.skills import skills
from assistant.intents import ABSENT
from assistant.reading import Reading
from assistant.words import tokenize

_ONLINE = f"{ABSENT}links"
_NEAREST = 4
_MOST_HELD = 2
_HELD = {
    f"{ABSENT}certificates": "certificate",
    f"{ABSENT}publications": "publication",
    f"{ABSENT}awards": "award",
}
_NEARLY_ALL = 0.8
_BARE = 4
"""Words of a bare phrase: `payment integrations?`"""
_FAR = 0.38
_LIKELY = 0.5
_LEAST = 0.62
_SURE = 0.72
"""Likeness that is needed where a line comes near the question, or its words are rare ones."""


def absent_technologies(reading: Reading) -> Draft | None:
    """Speaks when technologies are named, by name, and the portfolio has none of them."""
    names = reading.mentions.names
    if reading.intent == _ONLINE or reading.only_guesses or not names:
        return None
    if reading.mentions.titles:
        names = [each for each in names if not each.is_category]
    if not names or any(technology.is_category for technology in names):
        return None
    found = (evidence_of(reading.portfolio, name) for name in names)
    return None if any(each.quotes or each.members for each in found) else skills(reading)


def told_of_named(reading: Reading) -> Draft | None:
    """Speaks when what portfolios lack is asked, in words that an entry named by its title has,
    or of a certificate and the like that is named."""
    titles = reading.mentions.titles
    held = [entry for entry in titles if entry.kind == _HELD.get(reading.intent)]
    if held:
        draft = Draft()
        for entry in held[:_MOST_HELD]:
            draft.extend(describe(reading.portfolio, entry, [], 2))
        return draft
    if not reading.intent.startswith(ABSENT) or not titles or not reading.rest:
        return None
    told = all(is_covered(reading, token, titles) for token in reading.rest)
    if not told:
        return None
    best = reading.evidence[0]
    if best.entry in titles and best.coverage >= _NEARLY_ALL:
        draft = Draft()
        draft.extend([tell(best.quote, reading.portfolio.person)])
        return draft
    return about(reading)


def likely_absent(reading: Reading) -> Draft | None:
    """Speaks when what portfolios lack is likely asked, and no line comes near the question."""
    likely = reading.intent.startswith(ABSENT) and reading.score(reading.intent) >= _LIKELY
    likely = likely and not _is_of_other_words(reading)
    if not likely or reading.named or _names_shown(reading) or not _is_far(reading):
        return None
    return absent(reading) or not_mentioned(reading)


def surely_absent(reading: Reading) -> Draft | None:
    """Speaks when what portfolios lack is surely asked."""
    score = reading.score(reading.intent)
    if not reading.intent.startswith(ABSENT) or score < _LEAST:
        return None
    near = reading.has_rare_subject or _is_near(reading) or _names_shown(reading)
    if near and score < _SURE:
        return None
    told = absent(reading)
    if told is None:
        told = figures(reading) if asks_quantity(reading.question) else about(reading)
    return told or not_mentioned(reading)


def _is_of_other_words(reading: Reading) -> bool:
    """Whether a bare phrase has no word that questions of this kind are asked with."""
    return len(tokenize(reading.question)) <= _BARE and reading.is_of_other_words


def _names_shown(reading: Reading) -> bool:
    """Whether a technology is named that the portfolio has: it is what is asked about."""
    names = reading.mentions.names
    return any(evidence_of(reading.portfolio, name).quotes for name in names)


def _is_near(reading: Reading) -> bool:
    """A line is alike and shares words with the question."""
    best = reading.evidence[:1]
    if not best:
        return False
    found = best[0]
    return (found.similarity >= 0.4 and found.coverage >= 0.25) or (
        found.similarity >= 0.3 and found.coverage >= 0.9
    )


def _is_far(reading: Reading) -> bool:
    """No line comes near the question."""
    best = reading.evidence[:_NEAREST]
    return all(item.similarity < _FAR and item.coverage < 0.5 for item in best)
