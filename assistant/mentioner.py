"""Finds what a question names in a portfolio, by name, alias or a close spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.forms.guesses import is_guess
from assistant.kinds import stand_in, state_phrases
from assistant.kinds_meant import Match, NamesFound, coded_in, kinds_meant
from assistant.mentions import Mentions, Spans, overlaps, without
from assistant.name_forms import title_forms, whole_forms
from assistant.organisation_names import names_of_organisation
from assistant.phrases import PhraseMatch, Phrases
from assistant.portfolio import Portfolio
from assistant.stints import meant
from assistant.tables import pattern, word_list
from assistant.technologies import TechnologyMention
from assistant.words import stem, tokenize
from index import Entry

_YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")
_RESIDES = pattern("mentions", "resides")
_ANYTHING = pattern("mentions", "anything")
_ASKER = pattern("skill_frames", "asker")
_ASKERS = pattern("skill_frames", "askers")
_EMPLOYMENT = pattern("mentions", "employment")
_GROUPS = frozenset({"skill", "language", "interest"})
_THOUGHT = frozenset({"principle", "deep-dive"})
_AT_ORGANISATIONS = frozenset({"role", "education", "volunteer"})
Named = dict[str, tuple[str, tuple[Entry, ...]]]


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
                if entry.kind == "talk" and entry.organisation:
                    # An event is asked for by its name: `what was said at Data Days?`
                    _put(titles, entry.organisation, entry)
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
            if not overlaps(match.start, match.end, in_titles)
        ]
        titles = [m for m in (*whole, *parts) if not overlaps(m.start, m.end, taken)]
        technologies = [
            mention
            for mention in self.portfolio.technologies.find(question, categories=True)
            if not overlaps(mention.start, mention.end, taken)
            and not _within(mention, in_titles)
            and not _is_asker(question, mention)
        ]
        technologies += coded_in(question, technologies)
        groups = [
            match
            for match in self._groups.find(question)
            if not _within(match, in_titles) and not overlaps(match.start, match.end, taken)
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
                if not overlaps(mention.start, mention.end, [(m.start, m.end) for m in titles])
            ),
        ]
        return Mentions(
            organisations=meant(
                without(question, taken),
                _unique(entry for match in organisations for entry in match.value),
            ),
            titles=_unique(entry for match in titles for entry in match.value),
            groups=_unique(entry for match in groups for entry in match.value),
            technologies=tuple(technologies),
            kinds=kinds_meant(
                question,
                {entry.kind for entry in self.portfolio.entries},
                NamesFound(organisations, technologies, titles, guessed),
            ),
            statuses=tuple(
                dict.fromkeys(
                    match.value
                    for match in state_phrases().find(question)
                    if not _resides(question, match.start, match.end)
                    and not (technologies and _ANYTHING.match(question[match.start :]))
                )
            ),
            years=tuple(int(year) for year in _YEAR.findall(question)),
            spans=tuple(sorted(spans)),
        )

    def _as_project(self, question: str, match: Match) -> Match:
        """The project that a name begins, in place of a principle or note of that name, where the
        state is spoken of: only projects have one."""
        if match.value[0].kind not in _THOUGHT or not state_phrases().find(question):
            return match
        words = self.portfolio.title_stems[match.value[0].id]
        made = self.portfolio.of_kind("project")
        found = [entry for entry in made if words <= self.portfolio.title_stems[entry.id]]
        return PhraseMatch((found[0],), match.start, match.end) if len(found) == 1 else match

    def _is_technology(self, question: str, start: int, end: int) -> bool:
        """Whether the name of an employer is here that of its technology: `know Redis`."""
        words = tokenize(question[:start])
        if words and words[-1].lower in word_list("mentions_of_employers"):
            return False
        if _EMPLOYMENT.search(question):
            return False
        found = self.portfolio.technologies.find(question[start:end])
        return any(len(mention.text) == end - start for mention in found)


def _is_asker(question: str, mention: TechnologyMention) -> bool:
    """Whether a field only says who asks: `with my storage team`."""
    asker = _ASKER.search(question[: mention.start]) and _ASKERS.search(question[mention.end :])
    return mention.technology.is_category and bool(asker)


def _resides(question: str, start: int, end: int) -> bool:
    """Whether `live` is said of the person and not of a project."""
    return question[start:end].lower() == "live" and bool(_RESIDES.search(question))


def _put(table: Named, name: str, entry: Entry) -> None:
    key = " ".join(stem(token.lower) for token in tokenize(name))
    first, entries = table.get(key, (name, ()))
    if not (entries and entries[-1] is entry):
        table[key] = (first, (*entries, entry))


def _within(inner: Match | TechnologyMention, spans: Spans) -> bool:
    """Whether a name is only a part of a longer one."""
    size = inner.end - inner.start
    return any(
        start <= inner.start and inner.end <= end and size < end - start for start, end in spans
    )


def _unique(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.id: entry for entry in entries}.values())
