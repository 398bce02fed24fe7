"""How many people heard a talk: `how big was the crowd in Leeds?`"""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.telling import tell
from assistant.forms.sought import ASKS_AUDIENCE, sought
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import quoted
from assistant.words import stems
from index import Entry

_CROWD = pattern("sought", "crowd")
_MOST = 3


def audience(reading: Reading) -> Draft | None:
    """What talks tell of their audience, or that they do not; None where that is not asked, or of
    no talk."""
    asked = ASKS_AUDIENCE.search(reading.question)
    talks = _meant(reading, asked[0]) if asked else []
    if not talks:
        return None
    lines = [
        line
        for talk in talks
        for line in reading.portfolio.quotes(talk)
        if sought(reading.question, line.text)
    ]
    draft = Draft()
    draft.extend([tell(line, reading.portfolio.person) for line in lines[:_MOST]])
    if not lines:
        title = quoted(talks[0].title).replace(".”", "”")
        draft.unsaid.append(f"how many people heard {title}")
        draft.related += [reading.portfolio.lead(talk) for talk in talks]
    return draft


def _meant(reading: Reading, asked: str) -> list[Entry]:
    """The talks that are named, or that have a word of the question: its place, its subject."""
    named = [entry for entry in reading.named if entry.kind == "talk"]
    of_talks = "talk" in reading.mentions.kinds
    if named or reading.named or not (of_talks or _CROWD.search(asked)):
        return named
    talks = reading.portfolio.of_kind("talk")
    words = reading.stems - stems(asked)
    told = [talk for talk in talks if words & stems(talk.document)]
    return told or (talks if of_talks else [])
