"""Technologies and their categories, found in text by name and alias, never by likeness.

>>> [m.technology.name for m in Technologies.load().find("postgres on k8s")]
['PostgreSQL', 'Kubernetes']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from assistant.tables import table, word_list
from assistant.words import Token, frame_words, is_name_like, stop_words, tokenize

_LONGEST_ALIAS = 5
_NAMES_WITH_DOT = re.compile(r"(?<![\w.])\.$")
"""In front of a word: `.NET`, but no full stop."""
_REMEMBERED = 100_000
"""Texts whose technologies are remembered: a portfolio's lines are looked at again and again."""
# Beside an ordinary word these show that a technology is meant: "know go", "rust experience".
_LEADS = word_list("technologies_leads")
_TRAILS = word_list("technologies_trails")
_CLOSES = word_list("technologies_closes")
_SEEMS = word_list("technologies_seems")
_OF_WORK = word_list("technologies_of_work")
_USERS = word_list("technologies_users")
_PURPOSES = word_list("technologies_purposes")


TOPIC = "topic"
"""The category of a name that only lines of a portfolio make known."""
PRACTICES = frozenset({"working practice", "agile", "experimentation"})
"""Categories of ways of working, which are asked for as technologies are, but are no tools."""


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology, or a category of them (`is_category`)."""

    name: str
    categories: frozenset[str] = frozenset()
    is_category: bool = False


@dataclass(frozen=True, slots=True)
class TechnologyMention:
    """A technology or category named at `text[start:end]`."""

    technology: Technology
    start: int
    end: int
    text: str


def _key(name: str) -> str:
    return " ".join(token.lower for token in tokenize(name)) or name.lower()


@dataclass(frozen=True)
class Technologies:
    """The table, with lookup by alias."""

    by_alias: Mapping[str, Technology]
    categories: Mapping[str, Technology]
    ambiguous: frozenset[str]
    names: Mapping[str, Technology] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    """Aliases of what a portfolio lists: in a question these are meant though in lower case."""
    _found: dict[tuple[str, bool, bool], tuple[TechnologyMention, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @staticmethod
    @cache
    def load() -> Technologies:
        """The table of the package."""
        data = table("technologies")
        by_alias: dict[str, Technology] = {}
        names: dict[str, Technology] = {}
        for line, categories in data["technologies"].items():
            aliases = [alias.strip() for alias in str(line).split("|")]
            listed = frozenset(part.strip() for part in str(categories).split(","))
            listed |= {each for each, parts in data["wider"].items() if listed & set(parts)}
            technology = Technology(aliases[0], listed)
            names[technology.name] = technology
            for alias in aliases:
                by_alias.setdefault(_key(alias), technology)
        categories_by_alias: dict[str, Technology] = {}
        for name, aliases in data["categories"].items():
            category = Technology(str(name), is_category=True)
            for alias in [name, *aliases]:
                categories_by_alias.setdefault(_key(str(alias)), category)
        for name in {each for technology in names.values() for each in technology.categories}:
            categories_by_alias.setdefault(_key(name), Technology(name, is_category=True))
        ambiguous = frozenset(_key(str(alias)) for alias in data["ambiguous"])
        return Technologies(by_alias, categories_by_alias, ambiguous, names)

    def extended(self, names: Iterable[str]) -> Technologies:
        """The same table with further names, as listed by a portfolio."""
        names = list(names)
        by_alias = dict(self.by_alias)
        known = dict(self.names)
        ambiguous = set(self.ambiguous)
        for name in names:
            if len(tokenize(name)) <= _LONGEST_ALIAS and _key(name) not in by_alias:
                technology = Technology(name)
                if _key(name) in frame_words():
                    ambiguous.add(_key(name))
                by_alias[_key(name)] = technology
                known[name] = technology
        listed = frozenset(_key(name) for name in names)
        return Technologies(by_alias, self.categories, frozenset(ambiguous), known, listed)

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first words of all names: most words of a text begin none."""
        return frozenset(alias.split(" ")[0] for alias in (*self.by_alias, *self.categories))

    def find(
        self, text: str, framed: bool = False, categories: bool = False
    ) -> list[TechnologyMention]:
        """The technologies named in `text`, longest names first, none overlapping.

        `framed` says that the text is a list of technologies, so that ordinary words count too;
        `categories` also finds names of categories ("message broker").
        """
        key = (text, framed, categories)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[key] = tuple(self._find(text, framed, categories))
        return list(found)

    def _find(self, text: str, framed: bool, categories: bool) -> Iterator[TechnologyMention]:
        tokens = tokenize(text)
        at, listed = 0, -1
        while at < len(tokens):
            item = at == listed and (framed or not _is_verb(text, tokens, at))
            found = self._longest(text, tokens, at, framed or item, categories)
            if found is None or (categories and _is_place(tokens, at, found[0])):
                at += 1
                continue
            technology, size = found
            start, end = tokens[at].start, tokens[at + size - 1].end
            yield TechnologyMention(technology, start, end, text[start:end])
            at += size
            listed = _next_item(text, tokens, at)

    def _longest(
        self, text: str, tokens: tuple[Token, ...], at: int, framed: bool, categories: bool
    ) -> tuple[Technology, int] | None:
        first = tokens[at].lower
        if first not in self._openings and _singular(first) not in self._openings:
            return None
        for size in range(min(_LONGEST_ALIAS, len(tokens) - at), 0, -1):
            words = tokens[at : at + size]
            key = " ".join(word.lower for word in words)
            technology = self.by_alias.get(key) or self._of_plural(key)
            unclear = technology is not None and key in self.ambiguous and not framed
            unclear = unclear and not self._is_beside(text, tokens, at + size)
            unclear = unclear and not (
                categories and key in self.listed and _stands_alone(text, tokens, at, size)
            )
            if unclear and not _is_meant(text, tokens, at, size):
                technology = None
            if technology is None and categories and key not in self.ambiguous:
                technology = self.categories.get(key) or self._category_of_plural(key)
            if technology:
                return technology, size
        return None

    def _is_beside(self, text: str, tokens: tuple[Token, ...], after: int) -> bool:
        """Whether a technology with a name of its own follows at once: `react redux`."""
        if after >= len(tokens) or text[tokens[after - 1].end : tokens[after].start] != " ":
            return False
        key = tokens[after].lower
        named = key in self.by_alias or key in self.categories
        return named and key not in self.ambiguous

    def _of_plural(self, key: str) -> Technology | None:
        single = _singular(key)
        return None if single in self.ambiguous else self.by_alias.get(single)

    def _category_of_plural(self, key: str) -> Technology | None:
        single = _singular(key)
        return None if single in self.ambiguous else self.categories.get(single)

    def in_category(self, category: str) -> list[Technology]:
        """All technologies of a category."""
        return [each for each in self.names.values() if category in each.categories]

    def shown_by(self, category: Technology) -> list[str]:
        """Terms that show a category where it is not named: `sentiment analysis`."""
        return list(map(str, table("technologies")["shown_by"].get(category.name, ())))

    def siblings(self, technology: Technology) -> list[Technology]:
        """Technologies that share a category, those that share most first."""
        shared = [
            (len(each.categories & technology.categories), each)
            for each in self.names.values()
            if each is not technology and each.categories & technology.categories
        ]
        return [each for _, each in sorted(shared, key=lambda pair: -pair[0])]


def _next_item(text: str, tokens: tuple[Token, ...], at: int) -> int:
    """Where the next item of a list stands whose item ended before `at`; -1 where none follows."""
    if at < len(tokens) and text[tokens[at - 1].end : tokens[at].start].strip() in {",", "/", "&"}:
        return at
    follows = at + 1 < len(tokens) and tokens[at].lower in {"and", "or", "plus"}
    return at + 1 if follows else -1


def _is_verb(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a short word behind a list opens a question: `Redis, Docker, can he?`"""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    beside = after and text[tokens[at].end : tokens[at + 1].start] == " "
    return bool(beside) and tokens[at].lower in stop_words() and after in stop_words()


def _singular(key: str) -> str:
    return key[:-1] if key.endswith("s") and len(key) > 3 else key


_HOSTS = frozenset({"GitHub", "GitLab", "Bitbucket"})


def _is_place(tokens: tuple[Token, ...], at: int, technology: Technology) -> bool:
    """Whether a host of code is only where something is: `the library on GitHub`."""
    return technology.name in _HOSTS and at > 0 and tokens[at - 1].lower in {"on", "from", "off"}


_SET_OFF = re.compile(r"\s*:|\s*[,?](?=\s)|\s+[–—-](?=\s)")
"""Behind a name that opens a question and stands alone: `Rust, by any chance?`"""
_BREAKS = frozenset(",;:?!()/&–—-.")


def _stands_alone(text: str, tokens: tuple[Token, ...], at: int, size: int) -> bool:
    """Whether a name opens a question and is set off (`rust, where?`), or is an item set off on
    both sides (`her tools (python, go)`)."""
    last = at + size - 1
    ends = last + 1 == len(tokens)
    follows = text[tokens[last].end : None if ends else tokens[last + 1].start].strip()
    before = text[tokens[at - 1].end : tokens[at].start].strip() if at else ","
    closed = bool(follows) and follows[0] in _BREAKS
    return bool(before) and before[-1] in _BREAKS and (closed or ends)


def _is_meant(text: str, tokens: tuple[Token, ...], at: int, size: int) -> bool:
    """Whether an ordinary word stands for the technology of that name."""
    if len(tokens) == size:
        return True
    first = tokens[at]
    if at == 0 and _SET_OFF.match(text[tokens[size - 1].end :]):
        return tokens[0].lower not in stop_words()
    if is_name_like(first, text) or _NAMES_WITH_DOT.search(text[: first.start]):
        return True
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + size].lower if at + size < len(tokens) else ""
    if first.text[0].isupper() and before == "" and after in _TRAILS | _SEEMS:
        return True
    if first.text[0].isupper() and text[: first.start].rstrip().endswith((":", " -", " –")):
        return True
    ends = at + size == len(tokens) or text[
        tokens[at + size - 1].end : tokens[at + size].start
    ].strip() in {",", "?", "/"}
    ends = ends or after in _CLOSES or (before in _USERS and after in _PURPOSES)
    if after in _OF_WORK and before != "to":
        return True
    return (before in _LEADS and (ends or after in _TRAILS)) or (before == "" and after in _TRAILS)
