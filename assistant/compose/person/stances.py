"""What the engineer holds of a matter: `what does she believe about X`, `the note that says Y`.

The matter that the question names is looked for among the entries that hold thoughts; the one that
is on it, and clearly more than others, is told.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.claims import Draft
from assistant.compose.entries.about import describe
from assistant.evidence import equivalents
from assistant.intents import ABSENT
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import Token, content_tokens, stem, tokenize
from index import Entry

_INSISTS = pattern("stances", "insists")
_HOLDS = pattern("stances", "holds")
_NOUN = pattern("stances", "noun")
_SAYS = pattern("stances", "says")
_INNER = pattern("stances", "inner")
_TAIL = pattern("stances", "tail")
_POINTS = pattern("stances", "points")
_ELSE = pattern("stances", "otherwise")
_CONVICTION = pattern("stances", "conviction")
_THOUGHTS = frozenset({"principle", "deep-dive", "talk", "publication"})
_LEAST = 0.2
"""Cosine that an entry must have, whatever words it shares with the topic."""
_NEAR = 0.3
"""Cosine, and shared words, from which an entry is on a topic."""
_AHEAD = 0.05
"""How far it must be ahead of the next, unless both have the topic in their titles."""
_UNSHARED = 0.27
_WELL_AHEAD = 0.1
"""The same for an entry that has no word of the topic."""
_LIKELY = 0.5
_TITLED = 0.2
_SAID = 0.08
_MOST = 2
_TOLD = 4


def stance(reading: Reading) -> Draft | None:
    """The entries that hold what the engineer thinks of the matter asked about; None where that
    is not asked, or where none is clearly on it."""
    if any(entry.kind not in _THOUGHTS for entry in reading.named):
        return None
    if _ELSE.search(reading.question):
        return None
    topic = _topic(reading)
    draft = Draft()
    for entry in _on(reading, topic) if topic else ():
        focus = [item.quote for item in reading.evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, focus, 2 if draft.claims else _TOLD))
    return draft if draft.claims else None


def _topic(reading: Reading) -> str | None:
    """What is spoken of: `caching` of `what does she believe about caching?`"""
    question = reading.question
    for form in (_INSISTS, _HOLDS, _NOUN, _SAYS, _INNER):
        found = form.search(question)
        if found is None:
            continue
        topic = _TAIL.sub("", found["topic"]).strip(" ?!.,;:")
        if form is _INNER:
            return question if _words(reading, topic) else None
        if _POINTS.fullmatch(topic):
            # What was said before it is meant: `I study X. What does she think of it?`
            topic = question[: found.start()].strip()
        return topic if _words(reading, topic) else None
    return None


def _words(reading: Reading, topic: str) -> list[Token]:
    own = {token.lower for token in tokenize(reading.portfolio.person.name or "")}
    frame = word_list("stances_frame") | own
    return [token for token in content_tokens(topic) if token.lower not in frame]


def _on(reading: Reading, topic: str) -> list[Entry]:
    """The entries that are on a topic: of principles where a conviction is asked for, else of all
    that hold thoughts."""
    portfolio = reading.portfolio
    words = _words(reading, topic)
    told = " ".join(token.text for token in words)
    vectors = portfolio.index.embed([told, topic, reading.question])
    near = np.max([portfolio.index.similarities(each) for each in vectors[:2]], axis=0)
    near = (near + portfolio.index.similarities(vectors[2])) / 2
    likeness: dict[str, float] = {}
    for found, passage in zip(near, portfolio.index.passages, strict=True):
        if passage.kind in _THOUGHTS:
            likeness[passage.entry_id] = max(likeness.get(passage.entry_id, 0.0), float(found))
    absent = reading.intent.startswith(ABSENT) and reading.score(reading.intent) >= _LIKELY
    on_wares = all(
        any(each.start <= at < each.end for each in reading.mentions.technologies)
        for at in (reading.question.find(token.text) for token in words)
    )
    groups = ({"principle"}, _THOUGHTS) if _CONVICTION.search(reading.question) else (_THOUGHTS,)
    for kinds in groups:
        scores = {
            entry: likeness.get(entry.id, 0.0) + _shared(portfolio, entry, words)
            for entry in portfolio.of_kind(*kinds)
        }
        ranked = sorted(scores, key=lambda each: -scores[each])
        best = ranked[:1]
        if not best or likeness.get(best[0].id, 0.0) < _LEAST:
            continue
        close = [each for each in ranked[1:] if scores[each] > scores[best[0]] - _AHEAD]
        titled = [each for each in (*best, *close) if _has_title_word(portfolio, each, words)]
        if on_wares and not titled:
            continue
        shares = scores[best[0]] > likeness.get(best[0].id, 0.0)
        alone = len(ranked) < 2 or scores[best[0]] - scores[ranked[1]] >= _WELL_AHEAD
        if not shares and (absent or not alone or scores[best[0]] < _UNSHARED):
            continue
        if not close and (scores[best[0]] >= _NEAR or kinds != _THOUGHTS or not shares):
            return best
        if 0 < len(titled) <= _MOST and best[0] in titled:
            return sorted(titled, key=lambda each: each.kind != "principle")
    return []


def _shared(portfolio: Portfolio, entry: Entry, words: Sequence[Token]) -> float:
    """What the words of a topic add that an entry has, in its title or in what it says."""
    title, told = portfolio.title_stems[entry.id], portfolio.entry_stems[entry.id]
    score = 0.0
    for token in words:
        forms = equivalents(stem(token.lower))
        score += _TITLED if forms & title else _SAID if forms & told else 0.0
    return score / len(words)


def _has_title_word(portfolio: Portfolio, entry: Entry, words: Sequence[Token]) -> bool:
    title = portfolio.title_stems[entry.id]
    return any(equivalents(stem(token.lower)) & title for token in words)
