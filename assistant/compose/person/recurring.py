"""Answers on what comes back in a portfolio: words of titles that work, thought and study share."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.claims import Draft, Quote
from assistant.compose.person.overview import profile_lines
from assistant.compose.sentences.naming import named_entries
from assistant.compose.sentences.telling import tell
from assistant.kinds import kind_stems
from assistant.portfolio import Portfolio, strength
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.wording import upper_first
from assistant.words import Token, content_tokens, stem, stems, tokenize
from index import Entry

_ASKED = pattern("character", "recurring")
_WITHIN = frozenset(
    {"role", "project", "principle", "deep-dive", "publication", "talk", "skill", "education"}
)
_LEAST = 3
"""Entries from which on a word comes back."""
_LEAST_KINDS = 2
_COMMON = 2800
"""Rank in the vocabulary of the embedding model below which a word names no theme alone."""
_MOST = 4
_MOST_ENTRIES = 6
_ALIKE = 0.6
"""Share of its entries that a theme may have in common with one before it."""


@dataclass(frozen=True, slots=True)
class _Theme:
    words: str
    stem: str
    entries: tuple[Entry, ...]
    weight: float


def recurring(reading: Reading) -> Draft | None:
    """The themes of a portfolio; None where the question asks for something else."""
    if not _ASKED.search(reading.question) or reading.named or reading.mentions.technologies:
        return None
    portfolio = reading.portfolio
    draft = Draft()
    for profile in portfolio.of_kind("profile"):
        lines = profile_lines(profile.headline, portfolio.quotes(profile))
        draft.extend([tell(quote, portfolio.person) for quote in lines[:1]])
    for theme in _themes(portfolio):
        verb = "come" if theme.words.endswith("s") else "comes"
        text = f"{upper_first(theme.words)} {verb} back in {named_entries(theme.entries)}."
        draft.add(text, *(_line(portfolio, entry, theme.stem) for entry in theme.entries))
    return draft if draft.claims else None


def _themes(portfolio: Portfolio) -> list[_Theme]:
    """The words that the most entries and kinds share, without those that go with others."""
    chosen: list[_Theme] = []
    for theme in sorted(_candidates(portfolio), key=lambda each: -each.weight):
        ids = {entry.id for entry in theme.entries}
        same = (len(ids & {entry.id for entry in one.entries}) / len(ids) for one in chosen)
        if max(same, default=0.0) <= _ALIKE:
            chosen.append(theme)
        if len(chosen) >= _MOST:
            break
    return chosen


def _candidates(portfolio: Portfolio) -> list[_Theme]:
    entries = sorted(
        portfolio.of_kind(*_WITHIN), key=lambda e: (strength(e), portfolio.position(e))
    )
    titles: dict[str, tuple[Entry | None, Token]] = {}
    for entry in sorted(entries, key=lambda e: len(tokenize(e.title))):
        for token in content_tokens(entry.title):
            titles.setdefault(stem(token.lower), (entry, token))
    for name in portfolio.uses:
        titles.setdefault(stem(name.lower()), (None, Token(name, 0, len(name))))
    found = []
    for each, (holder, token) in titles.items():
        if not _names_theme(portfolio, token):
            continue
        holding = [e for e in entries if each in portfolio.entry_stems[e.id]]
        kinds = {e.kind for e in holding}
        if len(holding) < _LEAST or len(kinds) < _LEAST_KINDS:
            continue
        words = _phrase(portfolio, holder, token, holding) if holder else token.text
        titled = sum(each in portfolio.title_stems[e.id] for e in holding)
        weight = titled + len(kinds) + len(holding) / 2
        found.append(_Theme(words, each, tuple(holding[:_MOST_ENTRIES]), weight))
    return found


def _names_theme(portfolio: Portfolio, token: Token) -> bool:
    """Whether a word can be a theme: no name of a person or place, and not an everyday word."""
    word = token.lower
    rank = portfolio.index.word_rank(word)
    if rank is not None and rank < _COMMON:
        return False
    generic = {stem(each) for each in word_list("linking_works") | word_list("light")}
    places = " ".join(f"{e.organisation or ''} {e.location or ''}" for e in portfolio.entries)
    own = stems(f"{portfolio.person.name or ''} {places}")
    return token.text[:1].isalpha() and stem(word) not in generic | own | kind_stems()


def _phrase(portfolio: Portfolio, entry: Entry, token: Token, holding: list[Entry]) -> str:
    """The word with those beside it in the title that come back with it: `feature flags`."""
    title, words = entry.title, tokenize(entry.title)
    if token not in words:
        return token.text
    first = last = words.index(token)

    def goes_with(place: int) -> bool:
        each = stem(words[place].lower)
        return all(each in portfolio.entry_stems[e.id] for e in holding)

    while first > 0 and goes_with(first - 1) and title[words[first - 1].end] in " -":
        first -= 1
    while last + 1 < len(words) and goes_with(last + 1) and title[words[last].end] in " -":
        last += 1
    phrase = title[words[first].start : words[last].end]
    return phrase


def _line(portfolio: Portfolio, entry: Entry, each: str) -> Quote:
    """The line of an entry that has the word, or its title."""
    if each in portfolio.title_stems[entry.id]:
        return Quote(entry, entry.title)
    used = (
        use for name, uses in portfolio.uses.items() if stem(name.lower()) == each for use in uses
    )
    lines = [*portfolio.quotes(entry), *(use.quote for use in used if use.quote.entry is entry)]
    return next((quote for quote in lines if each in stems(quote.text)), lines[-1])
