"""WiCE: claims with evidence sentences (Kamoi et al. 2023), "supported" against the other labels.

A row is a claim with one chunk of evidence; a claim has up to three of them. The constants of
`assistant.support` were chosen on the claims at even places, so that those at odd places tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.support import support
from evals.external.corpus import Workshop
from evals.external.figure import Figure
from evals.external.scoring import auroc

NAME, FILE = "wice", "wice/dev.jsonl"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Pair:
    """A claim and a chunk of evidence for it."""

    claim: str
    evidence: tuple[str, ...]
    label: str
    place: int
    """Of the claim among the different claims of the file."""


def measure(data: Path, workshop: Workshop) -> list[Figure]:
    """AUROC of supported against not fully supported."""
    pairs = list(_read(data / FILE))
    held_out = [pair for pair in pairs if pair.place % 2]
    sharp = [pair for pair in pairs if pair.label != "partially_supported"]
    return [
        _figure("AUROC, half held out", held_out, _support, 0.73, 0.80),
        _figure("AUROC, half worked on", [p for p in pairs if not p.place % 2], _support),
        _figure("AUROC, all rows", pairs, _support, 0.73),
        _figure("AUROC, all rows, word overlap", pairs, word_overlap),
        _figure("AUROC, supported against not supported at all", sharp, _support),
    ]


def word_overlap(pair: Pair) -> float:
    """The share of the claim's words that the sentence sharing most of them has."""
    claim = set(_WORD.findall(pair.claim.lower()))
    shared = [claim & set(_WORD.findall(text.lower())) for text in pair.evidence]
    return max(map(len, shared)) / len(claim)


def _support(pair: Pair) -> float:
    return support(pair.claim, pair.evidence).score


def _figure(
    name: str,
    pairs: Sequence[Pair],
    score: Callable[[Pair], float],
    floor: float | None = None,
    aim: float | None = None,
) -> Figure:
    labels = [pair.label == "supported" for pair in pairs]
    return Figure(NAME, name, auroc(list(map(score, pairs)), labels), len(pairs), floor, aim)


def _read(file: Path) -> Iterator[Pair]:
    places: dict[str, int] = {}
    with file.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            place = places.setdefault(row["meta"]["id"], len(places))
            yield Pair(row["claim"], tuple(row["evidence"]), row["label"], place)
