"""What a question names: entries, organisations, technologies, kinds of entry, states, years."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.portfolio import Portfolio
from assistant.technologies import Technology, TechnologyMention
from assistant.words import Token, content_tokens, stem
from index import Entry

Spans = list[tuple[int, int]]
_SAID_OF_DOING = frozenset({"write", "writes", "wrote", "writing", "their", "his", "her", "the"})
"""Words in what is no name of a category: `write tests`, `test their code`."""


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
        said = [text for text in said if not _SAID_OF_DOING & set(text.lower().split())]
        as_written = (text for text in said if text.islower() or text.isupper())
        return next(as_written, next((t for t in said if not t[1:].islower()), technology.name))


def blanked(question: str, mentions: Mentions) -> str:
    """The question with what `mentions` found taken out."""
    return without(question, [(start, end) for start, end, _ in mentions.spans])


def without(question: str, spans: Spans) -> str:
    """The question with the stretches `spans`, in their order, taken out."""
    for start, end in reversed(spans):
        question = question[:start] + question[end:]
    return question


def overlaps(start: int, end: int, spans: Spans) -> bool:
    """Whether a stretch of a question shares a character with one of `spans`."""
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def unaccounted(question: str, mentions: Mentions) -> list[Token]:
    """Content tokens of the question outside organisations, technologies and whole titles."""
    spans = [(start, end) for start, end, _ in mentions.spans]
    return [
        token for token in content_tokens(question) if not overlaps(token.start, token.end, spans)
    ]


def title_overlap(portfolio: Portfolio, entry: Entry, question_stems: frozenset[str]) -> float:
    """How much of the question's rare words are words of the title, 0 to 1."""
    total = sum(portfolio.rarity(each) for each in question_stems)
    shared = question_stems & portfolio.title_stems[entry.id]
    return sum(portfolio.rarity(each) for each in shared) / total if total else 0.0


def stems_of(tokens: list[Token]) -> frozenset[str]:
    """Stems of tokens."""
    return frozenset(stem(token.lower) for token in tokens)
