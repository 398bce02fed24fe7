"""What a conversation has shown so far: the questions with the replies that a client has kept.

A reply is no evidence, as a client could have made it up. It only tells which entries the reader
has before them, and in which order: "the second one" is the second of those.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.answer import Turn
from assistant.compose.sentences.telling import JOBS
from assistant.portfolio import Portfolio
from assistant.words import Token, stem, stop_words, tokenize
from index import Entry

_SHARE = 0.6
"""Share of the words of a title that a reply must have side by side to name it."""
_BESIDE = 2
_LONGEST = 4000


class Asked(tuple[str, ...]):
    """The reader's questions, oldest first, with what each was answered."""

    replies: tuple[str, ...]

    def __new__(cls, questions: Iterable[str], replies: Iterable[str] = ()) -> Asked:
        """Questions, and the reply to each, empty where there is none."""
        made = super().__new__(cls, questions)
        given = tuple(replies)[: len(made)]
        made.replies = given + ("",) * (len(made) - len(given))
        return made

    def first(self, count: int) -> Asked:
        """The first questions with their replies."""
        return Asked(self[:count], self.replies[:count])

    def last(self, count: int) -> Asked:
        """The last questions with their replies."""
        return Asked(self[-count:], self.replies[-count:])


def asked(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    """Each question of a history with the reply that follows it."""
    pairs: list[tuple[str, str]] = []
    for turn in turns:
        if turn.role == "user":
            pairs.append((turn.content, ""))
        elif pairs and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], turn.content)
    return pairs


def shown(portfolio: Portfolio, reply: str) -> list[Entry]:
    """The entries that a reply names, in the order in which it names them."""
    said = tokenize(reply[:_LONGEST])
    found: list[tuple[_Named, Entry]] = []
    for entry in portfolio.entries:
        if entry.kind == "profile":
            continue
        names = [entry.title, *([entry.organisation or ""] if entry.kind in JOBS else [])]
        places = [place for name in names if (place := _place(said, name)) is not None]
        if places:
            found.append((min(places), entry))
    found.sort(key=lambda each: (each[0].start, portfolio.position(each[1])))
    places = [place for place, _ in found]
    return [entry for place, entry in found if not any(each.covers(place) for each in places)]


class _Named(NamedTuple):
    """Where a text names an entry, in words."""

    start: int
    end: int

    def covers(self, other: _Named) -> bool:
        """Whether the other name is a part of this one."""
        within = self.start <= other.start and other.end <= self.end
        return within and self.end - self.start > other.end - other.start


def _place(said: Sequence[Token], name: str) -> _Named | None:
    """Where the words of a name stand together in a text, and over how many words. A name of one
    word must be written as one: `Cellar`."""
    ordered = [stem(t.lower) for t in tokenize(name) if t.lower not in stop_words()]
    words = set(ordered)
    if not words:
        return None
    stems = [stem(token.lower) for token in said]
    for at, word in enumerate(stems):
        if word not in words or (len(words) == 1 and said[at].text.islower() != name.islower()):
            continue
        near = stems[at : at + len(words) + _BESIDE]
        beside = words & set(near)
        if len(beside) < len(words) and said[at].text.islower() and not name[:1].islower():
            continue  # `an event-driven dashboard` is not "Event-Driven Architecture".
        if (
            ordered[0] in beside
            and len(beside) >= _SHARE * len(words)
            and (len(beside) > 1 or len(words) == 1)
        ):
            last = max(i for i, each in enumerate(near) if each in beside)
            return _Named(at, at + last + 1)
    return None
