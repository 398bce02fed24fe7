"""What the engineer likes best, of which portfolios seldom speak: `favourite language?`"""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.telling import tell
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import content_tokens, stem

_ASKED = pattern("favourites", "asked")
_TOLD = pattern("favourites", "told")
_MOST = 2


def favourite(reading: Reading) -> Draft | None:
    """The lines that speak of a favourite of that sort, or that there are none; None where no
    favourite is asked for."""
    asked = _ASKED.search(reading.question)
    if asked is None:
        return None
    what = (asked["what"] or asked["of"]).strip()
    wanted = frozenset(stem(token.lower) for token in content_tokens(what))
    lines = [
        line
        for entry in reading.portfolio.entries
        for line in reading.portfolio.quotes(entry)
        if _TOLD.search(line.text)
        if not wanted or reading.finder.coverage(wanted, line) > 0
    ]
    draft = Draft()
    draft.extend([tell(line, reading.portfolio.person) for line in lines[:_MOST]])
    if not lines:
        who = reading.portfolio.person.inline
        draft.unsaid.append(f"which {what} {who} likes best")
    return draft
