"""The inbox by what was missing, with what the owner may add to the portfolio."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from assistant.inbox import Item
from assistant.technologies import Technologies


class Group(NamedTuple):
    """Questions that lacked the same thing."""

    topic: str
    """The name of a technology, or the sentence that says what is missing."""
    is_technology: bool
    items: tuple[Item, ...]

    @property
    def times(self) -> int:
        """How often it was asked for."""
        return sum(item.times for item in self.items)


def groups_of(items: Iterable[Item]) -> list[Group]:
    """The groups, the most wanted first; a question that lacks two things is in two groups.

    "The portfolio does not mention Rust or Kafka." -> `Rust`, `Kafka`.
    """
    found: dict[tuple[str, bool], list[Item]] = {}
    for item in items:
        if item.reason == "unanswered":
            for topic in _topics(item):
                found.setdefault(topic, []).append(item)
    groups = [Group(name, known, tuple(each)) for (name, known), each in found.items()]
    return sorted(groups, key=lambda group: -group.times)


def suggestion(group: Group) -> str:
    """What to add, if it is true."""
    nearest = next((source for item in group.items for source in item.nearest), None)
    place = f"`{nearest}`, the nearest entry, or the one" if nearest else "the entry"
    if group.is_technology:
        return (
            f"If the engineer has worked with {group.topic}, name it in {place} where it was used:"
            " in its text, or in `technologies`."
        )
    if nearest:
        return f"If there is something to say, add it to `{nearest}`, or write an entry about it."
    return "If there is something to say, write an entry about it."


def _topics(item: Item) -> list[tuple[str, bool]]:
    topics: dict[tuple[str, bool], None] = {}
    table = Technologies.load()
    for sentence in item.missing:
        named = [mention.technology.name for mention in table.find(sentence)]
        for name in named:
            topics[name, True] = None
        if not named:
            topics[sentence, False] = None
    return list(topics)
