"""A number whose noun stands in the line before: `Tours for school classes. Did 30 so far.`"""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.sentences.telling import tell
from assistant.measures import wanted
from assistant.reading import Reading

_BARE = re.compile(r"(?<![\w.,£$€~-])(?!(?:19|20)\d\d\b)\d{1,6}(?=\s*(?:[;,.)]|$)|\s+so far\b)")
_COVERS = 0.8
_NEAR = 0.4


def bare_count(reading: Reading) -> Draft | None:
    """The line of the entry that the question is all about, where its one number has no noun."""
    sort, best = wanted(reading.question), reading.evidence[:1]
    if sort is None or not sort.counts or not best:
        return None
    if best[0].coverage < _COVERS or best[0].similarity < _NEAR:
        return None
    for item in reading.evidence[:3]:
        numbers = _BARE.findall(item.quote.text)
        same = item.entry is best[0].entry and item.coverage >= _NEAR and item.similarity >= _NEAR
        if same and len(numbers) == 1:
            draft = Draft()
            draft.extend([tell(item.quote, reading.portfolio.person)])
            return draft
    return None
