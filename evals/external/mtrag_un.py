"""MTRAG-UN: conversations whose last turn leans on those before it, some without an answer.

The corpus is the union of the contexts of all tasks. Recall@5 is the mean over tasks of the share
of a task's own contexts that are among the first five different ones found; a task with more than
five can not reach 1. (Rosenthal et al. 2026; Katsis et al. 2025 for MTRAG.)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answer import Turn
from assistant.answerability import answerability
from assistant.history.query import Query, retrieval_query
from assistant.terms import by_vocabulary
from evals.external.corpus import Document, Workshop, entry_id, ranked
from evals.external.figure import Figure
from evals.external.scoring import auroc
from evals.metrics_interval import bootstrap
from evals.metrics_retrieval import retrieval
from index import Index

NAME, FILE = "mtrag-un", "mtrag-un/half.jsonl"
HITS = 8
TITLE_WORDS = 8
_ANSWERED = ("ANSWERABLE", "PARTIAL")
_Ask = Callable[["Task"], Query]


@dataclass(frozen=True)
class Task:
    """The last question of a conversation."""

    id: str
    question: str
    history: tuple[Turn, ...]
    label: str
    contexts: tuple[tuple[str, str], ...]
    """Id and text of each."""


def measure(data: Path, workshop: Workshop) -> list[Figure]:
    """Recall of the completed question beside that of plainer ones, and abstention."""
    tasks = list(_read(data / FILE))
    documents = {key: text for task in tasks for key, text in task.contexts}
    index = workshop.index([Document(_title(text), text) for text in documents.values()])
    places = {key: entry_id(place) for place, key in enumerate(documents)}
    rarity = by_vocabulary(index.word_rank)

    def completed(task: Task) -> Query:
        return retrieval_query(task.question, task.history, rarity)

    known = [task for task in tasks if task.contexts]
    follow_ups = [task for task in known if task.history]
    answered = [task for task in known if task.label in _ANSWERED]

    def recall(
        name: str,
        some: Sequence[Task],
        ask: _Ask,
        floor: float | None = None,
        aim: float | None = None,
    ) -> Figure:
        values = _recall(index, places, some, ask)
        mean, spread = float(np.mean(values)), bootstrap(values)
        return Figure(NAME, f"recall@5, {name}", mean, len(values), floor, aim, interval=spread)

    ceiling = float(
        np.mean([min(5, len(set(task.contexts))) / len(set(task.contexts)) for task in known])
    )
    return [
        recall("completed question", known, completed, 0.884, 0.90),
        recall("completed, tasks with an answer", answered, completed),
        recall("completed, follow-ups", follow_ups, completed),
        recall("last turn alone", known, _last),
        recall("last two user turns joined", known, _two),
        Figure(NAME, "recall@5, the highest possible", ceiling, len(known)),
        *_abstention(index, tasks, completed),
    ]


def _title(text: str) -> str:
    """The texts have no titles and entries need one: their first words, often a heading."""
    return " ".join(text.split()[:TITLE_WORDS]) or "Untitled"


def _last(task: Task) -> Query:
    return Query(task.question, ((task.question, 1.0),))


def _two(task: Task) -> Query:
    earlier = [turn.content for turn in task.history if turn.role == "user"]
    joined = " ".join([*earlier[-1:], task.question])
    return Query(joined, ((joined, 1.0),))


def _recall(index: Index, places: dict[str, str], tasks: Iterable[Task], ask: _Ask) -> list[float]:
    relevant: dict[str, list[str]] = {}
    found: dict[str, list[str]] = {}
    for task in tasks:
        query = ask(task)
        relevant[task.id] = [places[key] for key, _ in task.contexts]
        found[task.id] = ranked(index, query.text, 5, query.vector(index.embed))
    return list(retrieval(relevant, found)["recall@5"].values())


def _abstention(index: Index, tasks: Iterable[Task], completed: _Ask) -> Iterator[Figure]:
    """AUROC of answerable against unanswerable tasks; the other labels are left out."""
    clear = [task for task in tasks if task.label in ("ANSWERABLE", "UNANSWERABLE")]
    labels = [task.label == "ANSWERABLE" for task in clear]
    judged = [_judge(index, task, completed(task)) for task in clear]
    alone = [_judge(index, task, _last(task)) for task in clear]
    for name, scores, floor in (
        ("answerability, completed question", [score for score, _ in judged], 0.810),
        ("similarity, completed question", [similarity for _, similarity in judged], 0.810),
        ("similarity, last turn alone", [similarity for _, similarity in alone], None),
    ):
        yield Figure(NAME, f"AUROC of {name}", auroc(scores, labels), len(clear), floor)


def _judge(index: Index, task: Task, query: Query) -> tuple[float, float]:
    """Answerability and the highest similarity. The words asked for are those of the last turn."""
    hits = index.search(query.text, limit=HITS, vector=query.vector(index.embed))
    texts = [hit.passage.searched for hit in hits]
    similarities = [hit.similarity for hit in hits]
    rarity = by_vocabulary(index.word_rank)
    return answerability(task.question, texts, similarities, rarity), max(similarities)


def _read(file: Path) -> Iterator[Task]:
    with file.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            turns = tuple(_turn(turn) for turn in row["input"])
            yield Task(
                row["task_id"],
                turns[-1].content,
                turns[:-1],
                row["answerability"][0],
                tuple((context["document_id"], context["text"]) for context in row["contexts"]),
            )


def _turn(turn: dict[str, Any]) -> Turn:
    return Turn(role="user" if turn["speaker"] == "user" else "assistant", content=turn["text"])
