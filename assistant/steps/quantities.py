"""Steps on figures, from the surest sign that one is wanted to the least."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.figures.bare_counts import bare_count
from assistant.compose.figures.figures import (
    asks_quantity,
    false_figure,
    figures,
    quoted_figure,
)
from assistant.compose.figures.misquoted import set_right
from assistant.compose.figures.plain_figures import lacks_figure
from assistant.compose.lists.listing import everything
from assistant.compose.outside.absence import nothing
from assistant.compose.sentences.telling import tell
from assistant.compose.skills.usage import where_used
from assistant.compose.time.durations import total
from assistant.forms.counting import counts_entries
from assistant.kinds import kind_stems
from assistant.measures import noun_stems, wanted
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.team_lines import asks_team_size
from assistant.words import content_tokens, stem, stems, tokenize

_SCALE = pattern("skills", "scale")
_COUNTS = pattern("routing", "counts")
_MENTIONED = pattern("routing", "mentioned")
_TENURE = pattern("routing", "tenure")
_SINCE = re.compile(r"\bsince (?:\w+ )?(?:19|20)\d\d\b")
_COUNTED = frozenset({"count", "total", "duration", "skill_years", "list", "strengths", "scale"})


def quoted(reading: Reading) -> Draft | None:
    """Speaks when the question quotes a figure: `where do the 50K+ come from?`"""
    asks = quoted_figure(reading.question) and not _SCALE.search(reading.question)
    draft = figures(reading) if asks else None
    return set_right(reading.question, draft) if draft else None


def team_size(reading: Reading) -> Draft | None:
    """Speaks when how many people there were is asked, and a line says."""
    return figures(reading) if asks_team_size(reading.question) else None


def mentioned(reading: Reading) -> Draft | None:
    """Speaks when in how many entries something comes up is asked."""
    if not _MENTIONED.search(reading.question):
        return None
    return where_used(reading) if reading.mentions.names else everything(reading)


def counted(reading: Reading) -> Draft | None:
    """Speaks when `how many` is asked of what is no entry: a figure, or that there is none."""
    if not _COUNTS.search(reading.question):
        return None
    if reading.intent in _COUNTED and not _counts_things(reading):
        return None
    return None if _MENTIONED.search(reading.question) else _figure_or_none(reading)


def no_such_figure(reading: Reading) -> Draft | None:
    """Speaks when a measure is asked for of which no line has a figure."""
    return nothing(reading) if lacks_figure(reading) else None


def quantity(reading: Reading) -> Draft | None:
    """Speaks when any quantity is asked for: a figure, or that there is none."""
    asked = _TENURE.search(reading.question)
    if asked and _is_person(reading, asked["who"]):
        return _time_as(reading, asked["what"])
    return _figure_or_none(reading) if asks_quantity(reading.question) else None


def _counts_things(reading: Reading) -> bool:
    """Whether the things counted are neither entries nor skills: `how many stars does it have?`"""
    sort = wanted(reading.question)
    if reading.intent != "count" or not reading.mentions.kinds or sort is None or not sort.counts:
        return False
    words = tokenize(sort.noun)
    at = reading.question.find(words[-1].text)
    spans = (range(start, end) for start, end, _ in reading.mentions.spans)
    named = any(at in span for span in spans) or reading.mentions.technologies
    plural = words[-1].lower.endswith("s") and not reading.is_soft(words[-1])
    kinds = noun_stems(sort.noun) & kind_stems()
    return plural and not (named or kinds or counts_entries(reading.question))


def _figure_or_none(reading: Reading) -> Draft:
    return figures(reading) or bare_count(reading) or false_figure(reading) or nothing(reading)


def _time_as(reading: Reading, what: str) -> Draft:
    """All work added up: how much of it was in the field or position asked for is not told."""
    words = frozenset(stem(token.lower) for token in content_tokens(what))
    since = [q for q in (item.quote for item in reading.evidence) if _SINCE.search(q.text)]
    told = [q for q in since if words and words <= stems(q.text)]
    draft = Draft()
    if told:
        draft.extend([tell(told[0], reading.portfolio.person)])
        return draft
    draft = total(reading)
    draft.unsaid.append(f"how long {reading.portfolio.person.inline} has been {what}")
    return draft


def _is_person(reading: Reading, who: str) -> bool:
    """Whether a pronoun, or a name that opens a question's clause, is the person's."""
    own = (reading.portfolio.person.name or "").lower().split()
    return who[0].islower() or who.lower() in own
