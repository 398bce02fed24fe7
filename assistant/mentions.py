"""What a question names: entries, organisations, technologies, kinds of entry, states, years.

Everything is found by name, alias or a close spelling, from the portfolio and from tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.kinds import kind_phrases, kind_stems, stand_in, state_phrases
from assistant.phrases import PhraseMatch, Phrases
from assistant.portfolio import Portfolio
from assistant.tables import pattern, word_list
from assistant.technologies import Technology, TechnologyMention
from assistant.words import Token, content_tokens, frame_words, stem, tokenize
from index import Entry

Spans = list[tuple[int, int]]
_YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names in one question."""

    organisations: tuple[Entry, ...] = ()
    """Entries whose organisation is named."""
    titles: tuple[Entry, ...] = ()
    """Entries named by their title or a telling part of it."""
    groups: tuple[Entry, ...] = ()
    """Skill groups, languages and interests that are called by their title."""
    technologies: tuple[TechnologyMention, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()
    """(start, end, stand-in) of what is replaced before questions are compared."""

    @property
    def names(self) -> list[Technology]:
        """The technologies and categories, each once."""
        return list(dict.fromkeys(mention.technology for mention in self.technologies))


@dataclass
class Mentioner:
    """Finds mentions in questions on one portfolio."""

    portfolio: Portfolio
    _organisations: Phrases[tuple[Entry, ...]] = field(init=False)
    _titles: Phrases[tuple[Entry, ...]] = field(init=False)
    _whole: Phrases[tuple[Entry, ...]] = field(init=False)
    _groups: Phrases[tuple[Entry, ...]] = field(init=False)

    def __post_init__(self) -> None:
        organisations: Named = {}
        titles: Named = {}
        whole: Named = {}
        groups: Named = {}
        for entry in self.portfolio.entries:
            if entry.kind in _GROUPS:
                _put(groups, entry.title, entry)
            elif entry.organisation and entry.kind in _AT_ORGANISATIONS:
                for name in _short_forms(entry.organisation):
                    _put(organisations, name, entry)
            elif entry.kind != "profile":
                for name in _title_forms(entry.title):
                    _put(titles, name, entry)
                for name in whole_forms(entry):
                    _put(whole, name, entry)
        self._organisations = Phrases(organisations.values(), stem)
        self._titles = Phrases(titles.values(), stem)
        self._whole = Phrases(whole.values(), stem)
        self._groups = Phrases(groups.values(), stem)

    def find(self, question: str) -> Mentions:
        """The mentions in a question whose spelling has been mended."""
        whole = self._whole.find(question)
        in_titles = [(match.start, match.end) for match in whole]
        organisations = [
            match
            for match in self._organisations.find(question)
            if not _within(match, in_titles)
            and not self._is_technology(question, match.start, match.end)
        ]
        taken = [(match.start, match.end) for match in organisations]
        parts = [
            match
            for match in self._titles.find(question)
            if not _overlaps(match.start, match.end, in_titles)
        ]
        titles = [m for m in (*whole, *parts) if not _overlaps(m.start, m.end, taken)]
        technologies = [
            mention
            for mention in self.portfolio.technologies.find(question, categories=True)
            if not _overlaps(mention.start, mention.end, taken) and not _within(mention, in_titles)
        ]
        groups = [
            match
            for match in self._groups.find(question)
            if not _within(match, in_titles) and not _overlaps(match.start, match.end, taken)
        ]
        named = {(mention.start, mention.end) for mention in technologies}
        titles = [m for m in titles if m in whole or (m.start, m.end) not in named]
        spans = [
            *((match.start, match.end, stand_in(match.value[0])) for match in organisations),
            *((match.start, match.end, stand_in(match.value[0])) for match in titles),
            *(
                (mention.start, mention.end, "the technology")
                for mention in technologies
                if not _overlaps(mention.start, mention.end, [(m.start, m.end) for m in titles])
            ),
        ]
        return Mentions(
            organisations=_unique(entry for match in organisations for entry in match.value),
            titles=_unique(entry for match in titles for entry in match.value),
            groups=_unique(entry for match in groups for entry in match.value),
            technologies=tuple(technologies),
            kinds=_kinds_in(question, organisations, technologies),
            statuses=tuple(
                dict.fromkeys(
                    match.value
                    for match in state_phrases().find(question)
                    if not _resides(question, match.start, match.end)
                )
            ),
            years=tuple(int(year) for year in _YEAR.findall(question)),
            spans=tuple(sorted(spans)),
        )

    def _is_technology(self, question: str, start: int, end: int) -> bool:
        """Whether the name of an employer is here that of its technology: `know Redis`."""
        words = tokenize(question[:start])
        if words and words[-1].lower in word_list("mentions_of_employers"):
            return False
        if _EMPLOYMENT.search(question):
            return False
        found = self.portfolio.technologies.find(question[start:end])
        return any(len(mention.text) == end - start for mention in found)


_SPOKEN = pattern("mentions", "spoken")
_OF_SOMETHING = re.compile(r"\s+(?:for|of|at|in)\s+")
_RESIDES = pattern("mentions", "resides")
_EMPLOYMENT = pattern("mentions", "employment")
_GROUPS = frozenset({"skill", "language", "interest"})
_AT_ORGANISATIONS = frozenset({"role", "education", "volunteer"})


def _kinds_in(
    question: str,
    organisations: list[PhraseMatch[tuple[Entry, ...]]],
    technologies: list[TechnologyMention],
) -> tuple[str, ...]:
    """The kinds of entry that a question names, outside the names of technologies."""
    speaks = not technologies and _SPOKEN.search(question) is not None
    at_school = any(e.kind == "education" for match in organisations for e in match.value)
    # Studies at a school are no study notes, and to talk in a language is no talk.
    other = {"deep-dive"} if at_school else set()
    other |= {"talk"} if speaks else set()
    spans = [(mention.start, mention.end) for mention in technologies]
    found = [
        match.value
        for match in kind_phrases().find(question)
        if match.value not in other and not _overlaps(match.start, match.end, spans)
    ]
    return tuple(dict.fromkeys([*(["language"] if speaks else []), *found]))


def _resides(question: str, start: int, end: int) -> bool:
    """Whether `live` is said of the person and not of a project."""
    return question[start:end].lower() == "live" and bool(_RESIDES.search(question))


Named = dict[str, tuple[str, tuple[Entry, ...]]]


def _put(table: Named, name: str, entry: Entry) -> None:
    key = " ".join(stem(token.lower) for token in tokenize(name))
    first, entries = table.get(key, (name, ()))
    if not (entries and entries[-1] is entry):
        table[key] = (first, (*entries, entry))


def _short_forms(organisation: str) -> list[str]:
    """`Soulofox Studio` is also called `Soulofox`: the name without what many names end in."""
    words = [token.text for token in tokenize(organisation)]
    forms = [organisation]
    while len(words) > 1 and words[-1].lower() in _GENERIC:
        words = words[:-1]
        forms.append(" ".join(words))
    head = _OF_SOMETHING.split(organisation)[0]
    if len(tokenize(head)) > 1 and head != organisation:
        forms.append(head)
    if words and words[0].lower() == "the":
        forms.append(" ".join(words[1:]))
    return [form for form in dict.fromkeys(forms) if form and form.lower() not in frame_words()]


_GENERIC = word_list("mentions_generic")


def _title_forms(title: str) -> list[str]:
    """The title, without brackets and article, and its parts of two and more telling words.

    `Distributed Caching Layer` is also called `caching layer`.
    """
    bare = re.sub(r"\s*\([^)]*\)", "", title).strip()
    bare = re.sub(r"^(?:the|a|an)\s+", "", bare, flags=re.IGNORECASE)
    words = [token.text for token in tokenize(bare)]
    parts = [
        words[start:end]
        for start in range(len(words))
        for end in range(start + 2, len(words) + 1)
        if end - start < len(words)
    ]
    telling = [
        " ".join(part)
        for part in parts
        if all(word.lower() not in frame_words() for word in (part[0], part[-1]))
        and any(_tells(word) for word in part)
    ]
    if 2 < len(words) <= 4 and not {words[0].lower(), words[-1].lower()} & frame_words():
        telling.append(f"{words[0]} {words[-1]}")
    whole = [form for form in (title, bare) if len(tokenize(form)) > 1 or _is_distinct(form)]
    return list(dict.fromkeys([*whole, *(telling if len(words) <= 8 else [])]))


def _tells(word: str) -> bool:
    """Whether a word of a title says more than what kind of entry it is."""
    lower = word.lower()
    return stem(lower) not in kind_stems() and lower not in word_list("light") | frame_words()


def whole_forms(entry: Entry) -> list[str]:
    """Titles of more than one word; of a reference, also the name of the person."""
    forms = [entry.title, re.sub(r"\s*\([^)]*\)", "", entry.title).strip()]
    if entry.kind == "reference":
        forms.append(re.split(r",|\s[–—-]\s|\(", entry.title)[0].strip())
    return [form for form in dict.fromkeys(forms) if len(tokenize(form)) > 1]


def _is_distinct(word: str) -> bool:
    return len(word) > 3 and word.lower() not in frame_words()


def _within(inner: PhraseMatch[tuple[Entry, ...]] | TechnologyMention, spans: Spans) -> bool:
    """Whether a name is only a part of a longer one."""
    size = inner.end - inner.start
    return any(
        start <= inner.start and inner.end <= end and size < end - start for start, end in spans
    )


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _unique(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.id: entry for entry in entries}.values())


def blanked(question: str, mentions: Mentions) -> str:
    """The question with what `mentions` found taken out."""
    for start, end, _ in reversed(mentions.spans):
        question = question[:start] + question[end:]
    return question


def unaccounted(question: str, mentions: Mentions) -> list[Token]:
    """Content tokens of the question outside organisations, technologies and whole titles."""
    spans = [(start, end) for start, end, _ in mentions.spans]
    return [
        token for token in content_tokens(question) if not _overlaps(token.start, token.end, spans)
    ]


def title_overlap(portfolio: Portfolio, entry: Entry, question_stems: frozenset[str]) -> float:
    """How much of the question's rare words are words of the title, 0 to 1."""
    total = sum(portfolio.rarity(each) for each in question_stems)
    shared = question_stems & portfolio.title_stems[entry.id]
    return sum(portfolio.rarity(each) for each in shared) / total if total else 0.0


def stems_of(tokens: list[Token]) -> frozenset[str]:
    """Stems of tokens."""
    return frozenset(stem(token.lower) for token in tokens)
