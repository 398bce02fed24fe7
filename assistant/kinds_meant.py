"""The kinds of entry that a question asks for: `projects`, `talks`, languages that are spoken."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from assistant.forms.excluding import excluded, within
from assistant.kinds import kinds_named
from assistant.phrases import PhraseMatch
from assistant.tables import pattern
from assistant.technologies import Technology, TechnologyMention
from index import Entry

Match = PhraseMatch[tuple[Entry, ...]]

_SPOKEN = pattern("mentions", "spoken")
_STUDIES = pattern("mentions", "studies")
_COUNTED = pattern("mentions", "languages_counted")
_CONVERSES = pattern("skill_frames", "converses")
_CODED_IN = pattern("skill_frames", "coded_in")
_CODED = "programming language"


@dataclass(frozen=True, slots=True)
class NamesFound:
    """The names in a question, by what they name."""

    organisations: list[Match]
    technologies: list[TechnologyMention]
    titles: list[Match]
    guessed: list[Match]
    """Titles that are only an example of what is asked for."""


def kinds_meant(question: str, held: Set[str], names: NamesFound) -> tuple[str, ...]:
    """The kinds that are named, and those of entries that are only named as examples; `held` are
    the kinds of the portfolio."""
    kinds = _kinds_named(question, names)
    if "deep-dive" in kinds and "deep-dive" not in held and _STUDIES.search(question):
        kinds = tuple("education" if kind == "deep-dive" else kind for kind in kinds)
    if "language" in held and not (names.technologies or kinds) and _COUNTED.search(question):
        kinds = ("language",)
    return tuple(dict.fromkeys([*kinds, *(match.value[0].kind for match in names.guessed)]))


def coded_in(question: str, found: list[TechnologyMention]) -> list[TechnologyMention]:
    """`Which languages do they code in?` asks for programming languages."""
    said = None if found else _CODED_IN.search(question)
    if said is None:
        return []
    category = Technology(_CODED, is_category=True)
    return [TechnologyMention(category, said.start(1), said.end(1), f"{_CODED}s")]


def _kinds_named(question: str, names: NamesFound) -> tuple[str, ...]:
    """The kinds of entry that a question names, outside the names in it: `Acme University`."""
    left_out = excluded(question)
    others = [each for each in names.technologies if not within(each.start, left_out)]
    speaks = not others and _SPOKEN.search(question) is not None
    at_school = any(e.kind == "education" for match in names.organisations for e in match.value)
    # Studies at a school are no study notes, and to talk in a language is no talk.
    other = {"deep-dive"} if at_school else set()
    other |= {"talk"} if speaks or _CONVERSES.search(question) else set()
    spans = [(each.start, each.end) for each in (*names.organisations, *names.titles)]
    spans += [(each.start, each.end) for each in names.technologies]
    spans += [span for span in left_out if not speaks]
    found = kinds_named(question, spans, other)
    return tuple(dict.fromkeys([*(["language"] if speaks else []), *found]))
