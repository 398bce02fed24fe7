"""Answers to a trouble told and `Anything like that?`: the work that bears most on the trouble."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.entries.about import describe
from assistant.evidence import Evidence
from assistant.forms.needs import need_words, work_needed
from assistant.reading import Reading
from assistant.words import stem

_HITS = 60
_LEAST = 0.42
"""Score from which an entry bears on a trouble told in other words."""
_ALIKE = 0.4
_SHARES = 0.1
"""Cosine, or else coverage, that the best line must have."""
_CLOSE = 0.1
"""How near to the first a second entry is told, too."""
_WEIGHTS = {
    "role": 0.05,
    "project": 0.1,
    "volunteer": 0.0,
    "principle": 0.0,
    "deep-dive": 0.0,
    "talk": -0.05,
    "publication": -0.05,
}
"""What an entry counts for that shows work, and one that only speaks of it."""
_EVERYDAY = frozenset({"role", "project"})
"""Kinds that a question may name without meaning no others: `a tool for that`."""
_MOST = 2
_TOLD = 3


def worked_on(reading: Reading) -> Draft | None:
    """The entries that bear on the trouble; that it is not said, where none does; None where no
    trouble is told, or something is named."""
    need = work_needed(reading.whole or reading.question)
    mentions = reading.mentions
    by_name = any(not each.is_category for each in mentions.names)
    if need is None or by_name or mentions.titles or mentions.organisations or reading.focus:
        return None
    best = _best(reading, need)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < _LEAST:
        if mentions.technologies:
            return None
        return Draft(unsaid=[f"whether {reading.portfolio.person.inline} has worked on that"])
    draft = Draft()
    for score, item in ranked[:_MOST]:
        if score >= max(_LEAST, ranked[0][0] - _CLOSE):
            limit = 2 if draft.claims else _TOLD
            focus = [item.quote]
            draft.extend(describe(reading.portfolio, item.entry, focus, limit))
    return draft


def _best(reading: Reading, need: str) -> dict[str, tuple[float, Evidence]]:
    """The line of each entry that bears most on a need, with its weight."""
    index = reading.portfolio.index
    hits = index.search(need, _HITS, index.embed([need])[0])
    asked = frozenset(stem(token.lower) for token in need_words(need))
    kinds = set(reading.mentions.kinds) - _EVERYDAY or _WEIGHTS
    best: dict[str, tuple[float, Evidence]] = {}
    for item in reading.finder.find(hits, asked):
        if item.entry.kind not in kinds:
            continue
        if item.similarity < _ALIKE and item.coverage < _SHARES:
            continue
        score = item.score + _WEIGHTS.get(item.entry.kind, 0.0)
        if score > best.get(item.entry.id, (0.0, item))[0]:
            best[item.entry.id] = (score, item)
    return best
