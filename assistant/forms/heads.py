"""Whether a category of technologies is itself what a question asks for."""

from __future__ import annotations

from assistant.tables import pattern
from assistant.technologies import TechnologyMention
from assistant.words import frame_words, tokenize

_OPENS = pattern("heads", "opens")
_LISTS = pattern("heads", "lists")
_ABLE = pattern("heads", "able")
_REGARDING = pattern("heads", "regarding")


def is_head(question: str, mention: TechnologyMention) -> bool:
    """Whether it is in `any message broker she ran services with`; in `cache stampedes` it is
    not."""
    before, after = question[: mention.start], question[mention.end :]
    following = tokenize(after)[:1]
    ends = not following or after[:1] != " " or following[0].lower in frame_words()
    return ends and bool(_OPENS.search(before))


def is_listed(question: str, mention: TechnologyMention) -> bool:
    """Whether all of a category are asked for: `which databases did she use?`"""
    before = question[: mention.start]
    return mention.technology.is_category and bool(_LISTS.match(before))


def asks_ability(question: str) -> bool:
    """Whether a skill is asked for in so many words: `is she able to`, `used to`."""
    return bool(_ABLE.search(question))


def is_regarded(question: str, mention: TechnologyMention) -> bool:
    """Whether a question is narrowed to something: `in terms of databases`."""
    return bool(_REGARDING.search(question[: mention.start]))
