"""A free sentence laid over the lines that it cites.

    "They built an analytics dashboard with React.js." over
    "Built event-driven analytics dashboard with React.js and Redux"
    -> built 0, analytics 2, dashboard 3, React.js 5

Hyphened words count as one. A sentence is cut at commas and "and"; each piece must lie within one
line, and another line begins only where its own deed is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.claims import Quote
from assistant.compose.sentences.naming import kind_name
from assistant.portfolio import Portfolio
from assistant.support import support
from assistant.terms import by_length, terms
from assistant.words import stop_words, tokenize
from assistant.written.line import (
    AUXILIARIES,
    Line,
    Word,
    field_text,
    joined,
    key,
    read,
    words_of,
)
from index import Entry

SUPPORTED = 0.97
"""Graded support below which a piece counts as going beyond the text. On the work half of
`evals/checker` all values from .5 on give the same verdicts, as the rules that follow let no word
through that neither the line nor a name has; this one gives the best reasons."""

_CUT = re.compile(r"[;:()“”\"]|,(?!\d)|\s[—–-]\s|\b(?:and|while|but|as well as)\b", re.IGNORECASE)
_YEARS_AND_MONTHS = re.compile(r"(?<=\byear)(s?),? and (?=\w+ months?\b)", re.IGNORECASE)
_MORE_THAN = re.compile(r"\b(?:over|more than|at least) $", re.IGNORECASE)
_PURPOSE = re.compile(r"\bused (?P<tool>[^,;:]+?) to (?P<verb>[a-z]+) (?P<what>[^,;:]+?)(?=[.!]?$)")
_EXCEPTION = re.compile(r",\s+not\s|\bwithout\s", re.IGNORECASE)
_NOW = frozenset(["now", "currently", "today", "presently", "still"])
_STATES = frozenset(["is", "are", "work", "works", "working", "hold", "holds"])
"""Deeds that a position which goes on is told with: only of them it may be added that it does."""
_DURATION = re.compile(r"years?|months?")


def plainly(text: str, quotes: Sequence[Quote]) -> str:
    """Amounts as the quotes write them: `over 1 million` is `1M+` where they say `1M+`."""
    text = _YEARS_AND_MONTHS.sub(r"\1 ", text)
    as_cited = {
        term.stem: quote.text[term.start : term.start + len(term.word.rstrip("+"))]
        for quote in quotes
        for term in terms(quote.text)
        if term.number
    }
    for term in reversed(terms(text)):
        as_written = any(term.word in re.split(r"[^\w.]+", quote.text) for quote in quotes)
        if not term.number or term.stem not in as_cited or as_written:
            continue
        end = term.start + len(term.word.rstrip("+"))
        head, tail = text[: term.start], text[end:]
        bound = _MORE_THAN.search(head)
        plus = "+" if bound and not tail.startswith("+") else ""
        head = head[: bound.start()] if bound else head
        text = f"{head}{as_cited[term.stem]}{plus}{tail}"
    return text


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence between commas and "and"."""

    words: tuple[Word, ...]
    text: str

    def content(self, person: frozenset[str]) -> list[Word]:
        """What has to stand in the cited line: no glue, nothing that names the engineer, and no
        duration, which is worked out again elsewhere."""
        lasting = {
            number
            for number, unit in pairwise(self.words)
            if _DURATION.fullmatch(unit.lower) and number.lower not in stop_words()
        }
        own = person | words_of("glue")
        return [word for word in self.words if word.lower not in own and word not in lasting]


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that one line supports."""

    line: Line
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> list[Word]:
        """The words of all pieces."""
        return [word for piece in self.pieces for word in piece.words]


class Sentence:
    """A free sentence with the lines that it cites."""

    def __init__(self, text: str, quotes: Sequence[Quote], portfolio: Portfolio) -> None:
        self.portfolio = portfolio
        self.person = words_of("person") | frozenset(
            token.lower for token in tokenize(portfolio.person.name or "")
        )
        self.lines = [Line(quote) for quote in dict.fromkeys(quotes)]
        self.entries = list({line.entry.id: line.entry for line in self.lines}.values())
        self.text = self._as_in_lines(joined(text))
        self.words = read(self.text)
        self.lowers = frozenset(word.lower for word in self.words)
        self.deed = self._deed()
        self.covers = self._covers()
        self.fault = ""
        self.runs = self._runs()

    def _deed(self) -> Word | None:
        """What the engineer is said to do: the word after `The engineer has also`."""
        person = self.person | {self.portfolio.person.they}
        for at, word in enumerate(self.words):
            if word.lower in person and not self.is_place(word):
                after = self.words[at + 1 :]
                skipped = person | AUXILIARIES
                return next((word for word in after if word.lower not in skipped), None)
        return None

    def is_place(self, word: Word) -> bool:
        """Whether a word that could name the engineer is part of the name of a firm."""
        for name in (read(name) for entry in self.entries for name in _named(entry)):
            for at in range(len(self.words) - len(name) + 1 if len(name) > 1 else 0):
                part = self.words[at : at + len(name)]
                if word in part and [each.lower for each in part] == [n.lower for n in name]:
                    return True
        return False

    def _covers(self) -> Word | None:
        """What the title of a deep dive or talk is said to do: the word after `Redis Internals`."""
        for line in self.lines:
            if not line.is_topic:
                continue
            for lead in range(4):
                end = lead + len(read(line.entry.title))
                said, rest = self.words[lead:end], self.words[end:]
                if [w.key for w in said] != [w.key for w in read(line.entry.title)] or not rest:
                    continue
                own = {"the", *kind_name(line.entry.kind).split()}
                if all(word.lower in own for word in self.words[:lead]):
                    about = rest[0].lower == "is" and rest[1:] and rest[1].lower == "about"
                    verb = rest[1] if about else rest[0]
                    return verb if about or verb.lower in words_of("covers") else None
        return None

    def is_free(self, word: Word, line: Line) -> bool:
        """Whether a word may stand without being in the line, for what the sentence is."""
        if word is self.deed:
            return word.key in line.generic
        if word is self.covers:
            return line.is_topic
        entry = line.entry
        goes_on = entry.start is not None and entry.end is None
        states = self.deed is not None and self.deed.lower in _STATES
        return word.lower in _NOW and goes_on and states

    def _as_in_lines(self, text: str) -> str:
        """`real time` written as `realtime` where a line has it so, and `used Go to build an API`
        as `built an API using Go`."""
        purpose = _PURPOSE.search(text)
        for line in self.lines if purpose else ():
            deed = line.words[0]
            if purpose and deed.key in line.deeds and deed.key == key(purpose["verb"]):
                told = f"{deed.lower} {purpose['what']} using {purpose['tool']}"
                text = text[: purpose.start()] + told + text[purpose.end() :]
                break
        known = {word.lower for line in self.lines for word in line.words}
        tokens = tokenize(text)
        for left, right in reversed(list(pairwise(tokens))):
            gap = text[left.end : right.start]
            if gap == " " and left.lower + right.lower in known and left.lower not in known:
                text = text[: left.end] + text[right.start :]
        return text

    def _pieces(self) -> list[Piece]:
        ends = [*((m.start(), m.end()) for m in _CUT.finditer(self.text)), (len(self.text),) * 2]
        pieces, start = [], 0
        for end, after in ends:
            words = tuple(word for word in self.words if start <= word.start and word.end <= end)
            if words:
                pieces.append(Piece(words, self.text[start:end]))
            start = after
        return pieces

    def _runs(self) -> list[Run]:
        runs: list[Run] = []
        pieces = self._pieces()
        at = 0
        while at < len(pieces):
            line, reach = self._longest(pieces, at, runs)
            if line is None:
                return runs
            runs.append(Run(line, tuple(pieces[at:reach])))
            at = reach
        return runs

    def _longest(
        self, pieces: Sequence[Piece], at: int, runs: Sequence[Run]
    ) -> tuple[Line | None, int]:
        """The line that supports most pieces from here on, and where it ends."""
        best: tuple[Line | None, int] = (None, at)
        reasons: list[tuple[float, str]] = []
        for line in self.lines:
            reach = at
            while reach < len(pieces):
                score, reason = self._supports(line, pieces[reach])
                if score < SUPPORTED:
                    reasons.append((score, reason))
                    break
                reach += 1
            if reach > best[1] and (not runs or self._may_begin(line, pieces[at], runs[-1])):
                best = line, reach
        if best[0] is None:
            merged = "it joins what stands in different places"
            self.fault = max(reasons, default=(0.0, ""))[1] or merged
        return best

    def _supports(self, line: Line, piece: Piece) -> tuple[float, str]:
        shown: list[str] = []
        for word in piece.content(self.person):
            if self.is_free(word, line):
                continue
            if word.key in line.keys:
                shown.append(line.keys[word.key].text)
            elif word.key in line.fields:
                shown.append(line.fields[word.key])
            elif not terms(word.text):
                return 0.0, f"not in what is cited: {word.text}"
            else:
                shown.append(word.text)
        told = _before_exception(line, piece)
        graded = support(" ".join(shown), [told, joined(field_text(line.entry))], by_length)
        return graded.score, next(iter(graded.reasons), "")

    def _may_begin(self, line: Line, piece: Piece, before: Run) -> bool:
        """Whether a piece may turn to another line: it names that line's deed, and of another
        entry its name too."""
        content = [word.key for word in piece.content(self.person)]
        leads = [word.key for word in line.words if not word.is_glue][:2]
        if line.entry is not before.line.entry:
            return _names(line.entry, piece.words) and _names(before.line.entry, before.words)
        return any(each in content for each in leads)


def _before_exception(line: Line, piece: Piece) -> str:
    """The line up to `without ...` or `, not ...`, where the piece takes nothing from after it."""
    found = _EXCEPTION.search(line.text)
    if not found:
        return line.text
    after = {word.key for word in line.words if word.start >= found.start() and not word.is_joint}
    before = {word.key for word in line.words if word.end <= found.start()}
    if any(
        word.key in after - before or _EXCEPTION.match(f", {word.lower} ") for word in piece.words
    ):
        return line.text
    return line.text[: found.start()]


def _names(entry: Entry, words: Sequence[Word]) -> bool:
    have = {word.key for word in words}
    return any(all(word.key in have for word in read(name)) for name in _named(entry))


def _named(entry: Entry) -> list[str]:
    return [name for name in (entry.title, entry.organisation) if name]
