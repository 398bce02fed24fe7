"""Sentences with markers out of a stream of pieces of text.

    "Redis is cac", "hed. [1] They use No", "de.js. [2]"
    -> Written("Redis is cached.", (1,)), Written("They use Node.js.", (2,))

A sentence is given out only when its end and what follows its markers are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKER = re.compile(r"\s*\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")
# A full stop, markers on either side of it, and then white space or the end of a line.
_END = re.compile(r"(?:[.!?][\"”’)*]*(?:\s*\[[\d,; ]{1,20}\])*[.]?)(?=\s+[^\s\[])|\n+")
_LEADING = re.compile(r"^(?:[-*•#>]+|\d{1,2}[.)])\s+|^\s+")
# Small models repeat the headings of the evidence: `(role: Brandlock, ...) Built ...`.
_HEADING = re.compile(r"^\([a-z -]+: [^()]*(?:\([^()]*\)[^()]*)*\)\s*")
_EMPHASIS = re.compile(r"\*\*|__|`")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|Dr|Mr|Ms|Mrs|Inc|Ltd|St|No|approx)|\b[A-Z]|(?:^|\n)\s*\d{1,2})\.$"
)
LONGEST = 600
"""Characters after which an unfinished sentence is given up."""


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence as a model wrote it."""

    text: str
    """Without markers and list signs."""
    markers: tuple[int, ...]
    """Numbers of the evidence that it cites, in order, each once."""


class SentenceReader:
    """Collects pieces of text and gives out whole sentences."""

    def __init__(self) -> None:
        self._text = ""

    def feed(self, piece: str) -> Iterator[WrittenSentence]:
        """The sentences that this piece completes."""
        self._text += piece
        while (end := self._end()) is not None:
            head, self._text = self._text[:end], self._text[end:]
            yield from _read(head)

    def finish(self) -> Iterator[WrittenSentence]:
        """The last sentence, if what is left ends like one."""
        rest, self._text = self._text.strip(), ""
        if re.search(r"[.!?][\"”’)*]*(?:\s*\[[\d,; ]+\])*[.]?$|\]$", rest):
            yield from _read(rest)

    def _end(self) -> int | None:
        for match in _END.finditer(self._text):
            if _ABBREVIATION.search(self._text[: match.start() + 1]):
                continue
            # Markers may still follow a line break.
            if match[0].isspace() and not self._text[match.end() :].strip():
                continue
            return match.end()
        return None


def _read(text: str) -> Iterator[WrittenSentence]:
    markers = [int(each) for found in _MARKER.findall(text) for each in re.findall(r"\d+", found)]
    plain = _EMPHASIS.sub("", _LEADING.sub("", _MARKER.sub("", text).strip()))
    plain = " ".join(_HEADING.sub("", plain).split())
    plain = re.sub(r"\s+([.,;!?])", r"\1", plain)
    plain = re.sub(r"([.!?])\.$", r"\1", plain)
    if re.search(r"\w", plain) and len(plain) <= LONGEST:
        yield WrittenSentence(plain, tuple(dict.fromkeys(markers)))
