"""The entry that a far paraphrase means, where nothing else answers it.

`Would they just buy more servers?` shares no word with what is written about scaling. An entry
counts where the question as a whole and its words alone are both near to a line of it, and nearer
than to others; where an opinion is wanted, only entries that hold opinions are looked at.
"""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.entries.about import describe
from assistant.compose.figures.figures import asks_quantity
from assistant.intents import ABSENT, is_chat, is_declined
from assistant.reading import Reading
from assistant.tables import pattern

_THOUGHTS = frozenset({"principle", "deep-dive", "profile"})
_WORKS = frozenset({"project"})
_DESCRIBED = pattern("about", "described")
_AHEAD = 0.06
"""How far a project must be ahead of the next, where one is described: `the thing that warns`."""
_OPINION = pattern("about", "opinion")
_ONE = pattern("about", "which_one")
_LEAST = 0.29
_LEAST_OPINION = 0.22
"""The same among the few entries that hold opinions."""
_MARGIN = 0.04
"""How far it must be ahead of the next, where an opinion is wanted."""
_CLOSE = 0.05
"""How near to the first a second entry is told, too."""
_ABSENT = 0.6
_OTHER = 0.56
_LEAST_WORDS = 2
_TOLD = 3


def nearest(reading: Reading) -> Draft | None:
    """What the entry nearest to the question says; None where none is near enough."""
    intent = reading.intent
    absent = intent.startswith(ABSENT) and reading.score(intent) >= _ABSENT
    other = (is_declined(intent) or is_chat(intent)) and reading.score(intent) >= _OTHER
    if absent or other or asks_quantity(reading.question):
        return None
    if reading.named or reading.unknown_names or reading.mentions.technologies:
        return None
    if len(reading.content) < _LEAST_WORDS:
        return None
    thought = bool(_OPINION.search(reading.question))
    found = _likeness(reading, _THOUGHTS if thought else frozenset())
    if _ONE.search(reading.question):
        found = {each: near for each, near in found.items() if each != "profile"}
    ordered = sorted(found, key=lambda each: -found[each])
    if not ordered or found[ordered[0]] < (_LEAST_OPINION if thought else _LEAST):
        return None
    if thought and len(ordered) > 1 and found[ordered[0]] - found[ordered[1]] < _MARGIN:
        return None
    draft = Draft()
    close = [each for each in ordered[1:2] if found[each] > found[ordered[0]] - _CLOSE]
    told = [ordered[0]] if thought else [ordered[0], *close]
    for entry_id in told:
        entry = reading.portfolio.index.entry(entry_id)
        focus = [item.quote for item in reading.evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, focus, _TOLD if entry_id == told[0] else 2))
    return draft


def described(reading: Reading) -> Draft | None:
    """The project that `the thing that warns` means, where it is well ahead of the others."""
    other = reading.named or reading.foreign_names or reading.mentions.technologies
    if other or not _DESCRIBED.search(reading.question) or len(reading.content) < _LEAST_WORDS:
        return None
    if asks_quantity(reading.question) or (is_declined(reading.intent) and _is_sure(reading)):
        return None
    works = _likeness(reading, _WORKS)
    ranked = sorted(works.values(), reverse=True)
    if len(ranked) < 2 or ranked[0] < _LEAST_OPINION or ranked[0] - ranked[1] < _AHEAD:
        return None
    entry = reading.portfolio.index.entry(max(works, key=lambda each: works[each]))
    best = reading.evidence[0] if reading.evidence else None
    if best and best.entry is not entry and best.similarity > ranked[0]:
        return None
    focus = [item.quote for item in reading.evidence if item.entry is entry]
    draft = Draft()
    draft.extend(describe(reading.portfolio, entry, focus, _TOLD))
    return draft


def _is_sure(reading: Reading) -> bool:
    return reading.score(reading.intent) >= _OTHER


def _likeness(reading: Reading, kinds: frozenset[str]) -> dict[str, float]:
    """Mean cosine of the question and of its content with the nearest passage of each entry."""
    index = reading.portfolio.index
    content = " ".join(token.text for token in reading.content)
    whole = index.similarities(reading.vector)
    words = index.similarities(index.embed([content])[0])
    found: dict[str, float] = {}
    for passage, left, right in zip(index.passages, whole, words, strict=True):
        if kinds and passage.kind not in kinds:
            continue
        mean = float(left + right) / 2
        found[passage.entry_id] = max(found.get(passage.entry_id, 0.0), mean)
    return found
