"""What a question names: entries, organisations, technologies, kinds of entry, states, years.

Everything is found by name, alias or a close spelling, from the portfolio and from tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.forms.excluding import excluded, within
from assistant.forms.guesses import is_guess
from assistant.kinds import kinds_named, stand_in, state_phrases
from assistant.name_forms import title_forms, whole_forms
from assistant.organisation_names import names_of_organisation
from assistant.phrases import PhraseMatch, Phrases
from assistant.portfolio import Portfolio
from assistant.stints import meant
from assistant.tables import pattern, word_list
from assistant.technologies import Technology, TechnologyMention
from assistant.words import Token, content_tokens, stem, tokenize
from index import Entry

Spans = list[tuple[int, int]]
Matches = list[PhraseMatch[tuple[Entry, ...]]]
_VERBS = frozenset({"write", "writes", "wrote", "writing"})
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

    def called(self, technology: Technology) -> str:
        """What the question calls a category: `databases`; others by their name, or where that is
        initials, by the words of the question."""
        said = [each.text for each in self.technologies if each.technology == technology]
        if not technology.is_category:
            words = (text for text in said if " " in text and technology.name.isupper())
            return next(words, technology.name)
        said = [text for text in said if text.split()[0].lower() not in _VERBS]
        as_written = (text for text in said if text.islower() or text.isupper())
        return next(as_written, next((t for t in said if not t[1:].islower()), technology.name))


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
                for name in names_of_organisation(self.portfolio, entry.organisation):
                    _put(organisations, name, entry)
            elif entry.kind != "profile":
                for name in title_forms(entry.title):
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
            if not _overlaps(mention.start, mention.end, taken)
            and not _within(mention, in_titles)
            and not _is_asker(question, mention)
        ]
        technologies += _coded_in(question, technologies)
        groups = [
            match
            for match in self._groups.find(question)
            if not _within(match, in_titles) and not _overlaps(match.start, match.end, taken)
        ]
        named = {(mention.start, mention.end) for mention in technologies}
        titles = [m for m in titles if m in whole or (m.start, m.end) not in named]
        titles = [self._as_project(question, match) for match in titles]
        guessed = [match for match in titles if is_guess(question, match.start)]
        titles = [match for match in titles if match not in guessed]
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
            organisations=meant(
                _without(question, taken),
                _unique(entry for match in organisations for entry in match.value),
            ),
            titles=_unique(entry for match in titles for entry in match.value),
            groups=_unique(entry for match in groups for entry in match.value),
            technologies=tuple(technologies),
            kinds=self._kinds(question, organisations, technologies, titles, guessed),
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

    def _as_project(
        self, question: str, match: PhraseMatch[tuple[Entry, ...]]
    ) -> PhraseMatch[tuple[Entry, ...]]:
        """The project that a name begins, in place of a principle or note of that name, where the
        state is spoken of: only projects have one."""
        if match.value[0].kind not in _THOUGHT or not state_phrases().find(question):
            return match
        words = self.portfolio.title_stems[match.value[0].id]
        made = self.portfolio.of_kind("project")
        found = [entry for entry in made if words <= self.portfolio.title_stems[entry.id]]
        return PhraseMatch((found[0],), match.start, match.end) if len(found) == 1 else match

    def _kinds(
        self,
        question: str,
        organisations: Matches,
        technologies: list[TechnologyMention],
        titles: Matches,
        guessed: Matches,
    ) -> tuple[str, ...]:
        """The kinds that are named, and those of entries that are only named as examples."""
        kinds = _kinds_in(question, organisations, technologies, titles)
        held = {entry.kind for entry in self.portfolio.entries}
        if "deep-dive" in kinds and not held & {"deep-dive"} and _STUDIES.search(question):
            kinds = tuple("education" if kind == "deep-dive" else kind for kind in kinds)
        if "language" in held and not (technologies or kinds) and _COUNTED.search(question):
            kinds = ("language",)
        return tuple(dict.fromkeys([*kinds, *(m.value[0].kind for m in guessed)]))

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
_STUDIES = pattern("mentions", "studies")
_COUNTED = pattern("mentions", "languages_counted")
_RESIDES = pattern("mentions", "resides")
_CONVERSES = pattern("skill_frames", "converses")
_CODED_IN = pattern("skill_frames", "coded_in")
_CODED = "programming language"
_ASKER = pattern("skill_frames", "asker")
_ASKERS = pattern("skill_frames", "askers")
_EMPLOYMENT = pattern("mentions", "employment")
_GROUPS = frozenset({"skill", "language", "interest"})
_THOUGHT = frozenset({"principle", "deep-dive"})
_AT_ORGANISATIONS = frozenset({"role", "education", "volunteer"})


def _kinds_in(
    question: str,
    organisations: Matches,
    technologies: list[TechnologyMention],
    titles: Matches,
) -> tuple[str, ...]:
    """The kinds of entry that a question names, outside the names in it: `Acme University`."""
    left_out = excluded(question)
    others = [each for each in technologies if not within(each.start, left_out)]
    speaks = not others and _SPOKEN.search(question) is not None
    at_school = any(e.kind == "education" for match in organisations for e in match.value)
    # Studies at a school are no study notes, and to talk in a language is no talk.
    other = {"deep-dive"} if at_school else set()
    other |= {"talk"} if speaks or _CONVERSES.search(question) else set()
    spans = [(each.start, each.end) for each in (*organisations, *titles)]
    spans += [(each.start, each.end) for each in technologies]
    spans += [span for span in left_out if not speaks]
    found = kinds_named(question, spans, other)
    return tuple(dict.fromkeys([*(["language"] if speaks else []), *found]))


def _coded_in(question: str, found: list[TechnologyMention]) -> list[TechnologyMention]:
    """`Which languages do they code in?` asks for programming languages."""
    said = None if found else _CODED_IN.search(question)
    if said is None:
        return []
    category = Technology(_CODED, is_category=True)
    return [TechnologyMention(category, said.start(1), said.end(1), f"{_CODED}s")]


def _is_asker(question: str, mention: TechnologyMention) -> bool:
    """Whether a field only says who asks: `with my storage team`."""
    asker = _ASKER.search(question[: mention.start]) and _ASKERS.search(question[mention.end :])
    return mention.technology.is_category and bool(asker)


def _resides(question: str, start: int, end: int) -> bool:
    """Whether `live` is said of the person and not of a project."""
    return question[start:end].lower() == "live" and bool(_RESIDES.search(question))


Named = dict[str, tuple[str, tuple[Entry, ...]]]


def _put(table: Named, name: str, entry: Entry) -> None:
    key = " ".join(stem(token.lower) for token in tokenize(name))
    first, entries = table.get(key, (name, ()))
    if not (entries and entries[-1] is entry):
        table[key] = (first, (*entries, entry))


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
    return _without(question, [(start, end) for start, end, _ in mentions.spans])


def _without(question: str, spans: Spans) -> str:
    for start, end in reversed(spans):
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
