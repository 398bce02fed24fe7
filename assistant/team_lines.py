"""Lines that tell how many people worked together: `a team of 6`, `two juniors`, `one-man`."""

from __future__ import annotations

from assistant.measures import figures_in, noun_stems
from assistant.tables import pattern, word_list
from assistant.words import stem, stems

_TEAM_OF = pattern("figures", "team_of")
_IN_WORDS = pattern("figures", "team_in_words")
_TEAM_SIZE = pattern("figures", "team_size")
_TEAM = pattern("figures", "team")
LEADING = frozenset(stem(word) for word in word_list("figures_leading"))
_STAFF = frozenset(stem(word) for word in word_list("figures_staff"))


def asks_team_size(question: str) -> bool:
    """Whether a question wants to know how many people there were."""
    return bool(_TEAM_SIZE.search(question))


def asks_of_team(question: str) -> bool:
    """The same, in words that mean a team and no other people: users, readers."""
    return asks_team_size(question) and bool(_TEAM.search(question))


def tells_team(text: str) -> bool:
    """Whether a line says how many people worked together, in digits or in words."""
    if _TEAM_OF.search(text) or _IN_WORDS.search(text):
        return True
    counted = (noun_stems(figure.noun) for figure in figures_in(text))
    return bool(stems(text) & LEADING) and any(each & _STAFF for each in counted)
