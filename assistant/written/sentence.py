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
from functools import cache, cached_property
from itertools import pairwise

from assistant.claims import Quote
from assistant.compose.naming import kind_name, status_says
from assistant.dates import written
from assistant.person import is_past
from assistant.portfolio import Portfolio
from assistant.support import support
from assistant.tables import table
from assistant.terms import by_length
from assistant.wording import Fragment
from assistant.words import stem, stop_words, tokenize
from index import Entry

SUPPORTED = 0.97
"""Graded support below which a piece counts as going beyond the text; set on the work half of
`evals/checker`."""

_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑/](?=[^\W_])")
_CUT = re.compile(r"[,;:()“”\"]|\s[—–-]\s|\b(?:and|while|but|as well as)\b", re.IGNORECASE)
_YEARS_AND_MONTHS = re.compile(r"(?<=\byear)(s?),? and (?=\w+ months?\b)", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(over |more than |at least )?(?<![\w.,])(\d[\d,.]*)(?: (thousand|million|billion)\b)?(?:(\+)|(?=\W))"
)
_DURATION = re.compile(r"years?|months?")
_NUMERIC = re.compile(r"^[$€£]?\d")


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `written.yaml`."""
    return frozenset(str(table("written")[name]).split())


@cache
def _groups() -> dict[str, str]:
    return {
        stem(word): stem(group.split()[0])
        for group in table("written")["same"]
        for word in group.split()
    }


def plainly(text: str) -> str:
    """Bounds and scales as portfolios write them: `over 1 million` is `1M+`."""

    def shortened(match: re.Match[str]) -> str:
        scale = (match[3] or "")[:1].replace("t", "k").upper()
        return f"{match[2]}{scale}{'+' if match[1] or match[4] else ''}"

    return _YEARS_AND_MONTHS.sub(r"\1 ", _AMOUNT.sub(shortened, text))


def key(word: str) -> str:
    """The stem of a lower-case word, or that of the word it stands for."""
    root = stem(word)
    return _groups().get(root, root)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence or line."""

    text: str
    lower: str
    key: str
    start: int
    end: int

    @property
    def is_glue(self) -> bool:
        """Whether the word may be added to any text."""
        return self.lower in words_of("glue")

    @property
    def is_joint(self) -> bool:
        """Whether a phrase may end before the word."""
        return self.is_glue or self.lower in stop_words()

    @property
    def is_number(self) -> bool:
        """Written with a figure at the start: `50K`, `1,200`."""
        return bool(_NUMERIC.match(self.text))


def read(text: str) -> tuple[Word, ...]:
    """The words of a text; `real-time` and `CI/CD` are one word each."""
    joined = _HYPHEN.sub("", text)
    # Places are kept in the joined text, which is what rules look at.
    return tuple(
        Word(t.text, t.lower, key(t.lower.rstrip("+")), t.start, t.end) for t in tokenize(joined)
    )


def joined(text: str) -> str:
    """The text in which the places of `read` hold."""
    return _HYPHEN.sub("", text)


@dataclass(frozen=True)
class Line:
    """A cited line with its entry."""

    quote: Quote

    @property
    def entry(self) -> Entry:
        """The entry of the line."""
        return self.quote.entry

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return read(self.quote.text)

    @cached_property
    def text(self) -> str:
        """The text in which the places of its words hold."""
        return joined(self.quote.text)

    @cached_property
    def keys(self) -> dict[str, Word]:
        """Its words by their keys."""
        return {word.key: word for word in reversed(self.words)}

    @cached_property
    def lowers(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def fields(self) -> dict[str, str]:
        """Words of the typed fields of the entry, by key."""
        return {word.key: word.text for word in read(field_text(self.entry))}

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Keys of what the line says that the engineer did."""
        words = self.words
        after_i = [
            follows.key for word, follows in pairwise(words) if word.lower in {"i", "i've", "i'm"}
        ]
        if any(word.lower.split("'")[0] == "i" for word in words):
            return frozenset(after_i)
        if Fragment.of(self.quote.text).form not in {"past", "gerund", "base", "third"}:
            return frozenset()
        more = [
            follows.key
            for word, follows in pairwise(words)
            if word.lower == "and" and is_past(follows.lower)
        ]
        return frozenset([words[0].key, *more])


@cache
def _field_text(entry: Entry) -> str:
    names = {"title", "position", "period", "location", "status"}
    parts = [line for field, line in entry.lines if field in names]
    parts += [written(moment) for moment in (entry.start, entry.end) if moment]
    parts += [entry.organisation or "", kind_name(entry.kind), kind_name(entry.kind, 2)]
    parts += [status_says(entry.status)] if entry.status else []
    return " . ".join(parts)


def field_text(entry: Entry) -> str:
    """Title, position, organisation, dates, place, status and kind of an entry."""
    return _field_text(entry)


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
        self.fault = ""
        self.runs = self._runs()

    def _as_in_lines(self, text: str) -> str:
        """`real time` written as `realtime` where a line has it so."""
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
            if word.key in line.keys:
                shown.append(line.keys[word.key].text)
            elif word.key in line.fields:
                shown.append(line.fields[word.key])
            elif word.lower in stop_words():
                return 0.0, f"not in what is cited: {word.text}"
            else:
                shown.append(word.text)
        graded = support(" ".join(shown), [line.text, joined(field_text(line.entry))], by_length)
        return graded.score, next(iter(graded.reasons), "")

    def _may_begin(self, line: Line, piece: Piece, before: Run) -> bool:
        """Whether a piece may turn to another line: it names that line's deed, and of another
        entry its name too."""
        content = [word.key for word in piece.content(self.person)]
        leads = [word.key for word in line.words if not word.is_glue][:2]
        if line.entry is not before.line.entry:
            return _names(line.entry, piece.words) and _names(before.line.entry, before.words)
        return any(each in content for each in leads)


def _names(entry: Entry, words: Sequence[Word]) -> bool:
    have = {word.key for word in words}
    names = [name for name in (entry.title, entry.organisation) if name]
    return any(all(word.key in have for word in read(name)) for name in names)
