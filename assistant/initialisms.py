"""Initials for words of the portfolio: `FOC` where it writes `field-oriented control`.

Only initials that the portfolio does not write itself, of at least three words, one of which is
joined to another by a hyphen or which a title or capitals mark as one term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.portfolio import Portfolio
from assistant.words import Token, stop_words, tokenize

_LEAST, _MOST = 3, 5
_LONGEST = 7
_COMPOUND = 4
"""Words that a hyphenated term may have, beside those of a title."""
_ARTICLES = frozenset({"a", "an", "the", "of"})
_SHORT = re.compile(rf"\b[A-Z]{{{_LEAST},{_MOST}}}s?\b")


class Initialisms:
    """The terms of one portfolio, by their initials."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._written = {
            token.text for entry in portfolio.entries for token in tokenize(entry.document)
        }
        self._known = portfolio.technologies.by_alias
        self._terms: dict[str, str] = {}
        for entry in portfolio.entries:
            for line in (entry.title, *(q.text for q in portfolio.quotes(entry))):
                for initials, term in _terms(line, line == entry.title):
                    self._terms.setdefault(initials, term)

    def spelt_out(self, question: str) -> str:
        """The question with initials written as the portfolio writes the words."""
        if question.isupper():
            return question
        return _SHORT.sub(lambda match: self._term(match[0]), question)

    def _term(self, initials: str) -> str:
        if initials in self._written or initials.lower() in self._known:
            return initials
        return self._terms.get(initials, self._terms.get(initials.rstrip("s"), initials))


def _terms(line: str, is_title: bool) -> Iterator[tuple[str, str]]:
    tokens = tokenize(line)
    for start in range(len(tokens)):
        for end in range(start + 2, min(start + _LONGEST, len(tokens)) + 1):
            words = tokens[start:end]
            text = line[words[0].start : words[-1].end]
            if not _is_term(line, words, text, is_title):
                continue
            content = [w for w in words if w.lower not in stop_words()]
            named = [w for w in words if w.lower not in _ARTICLES]
            for chosen in (content, named, words):
                initials = "".join(word.text[0].upper() for word in chosen)
                if _LEAST <= len(initials) <= _MOST:
                    yield initials, text


def _is_term(line: str, words: tuple[Token, ...], text: str, is_title: bool) -> bool:
    """Whether words are one term: whole around their hyphens, or all with capitals."""
    if any(word.lower in stop_words() for word in (words[0], words[-1])):
        return False
    if re.search(r"[^\w\s'’-]|\s-\s", text) or not all(w.text[0].isalpha() for w in words):
        return False
    if line[words[-1].end :][:1] == "-" or line[: words[0].start][-1:] == "-":
        return False
    loose = [w for w in words if w.lower in stop_words()]
    if not is_title and (" " in text if loose else len(words) > _COMPOUND):
        return False
    capitals = all(w.text[0].isupper() for w in words if w.lower not in stop_words())
    return "-" in text or is_title or (capitals and words[0].start > 0)
