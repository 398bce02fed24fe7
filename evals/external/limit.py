"""LIMIT: who likes what, as a skills list is (Weller et al. 2025, "On the Theoretical Limitations
of Embedding-Based Retrieval"; the small version).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from evals.external.corpus import Document, Workshop, entry_id, ranked
from evals.external.figure import Figure
from evals.metrics_interval import bootstrap
from evals.metrics_retrieval import retrieval

NAME, FILE = "limit", "limit/corpus.jsonl"


def measure(data: Path, workshop: Workshop) -> list[Figure]:
    """nDCG@10 of the entries that a search finds."""
    folder = (data / FILE).parent
    documents = list(_rows(folder / "corpus.jsonl"))
    place = {row["_id"]: entry_id(number) for number, row in enumerate(documents)}
    relevant: dict[str, list[str]] = {}
    for row in _rows(folder / "qrels.jsonl"):
        relevant.setdefault(row["query-id"], []).append(place[row["corpus-id"]])
    index = workshop.index([Document(row["_id"], row["text"]) for row in documents])
    found = {row["_id"]: ranked(index, row["text"], 10) for row in _rows(folder / "queries.jsonl")}
    values = list(retrieval(relevant, found)["ndcg@10"].values())
    mean = float(np.mean(values))
    return [Figure(NAME, "nDCG@10", mean, len(values), 0.314, 0.95, interval=bootstrap(values))]


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
