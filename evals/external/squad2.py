"""SQuAD 2.0: each article is a portfolio, each paragraph an entry; half the questions have no
answer in it (Rajpurkar et al. 2018, "Know What You Don't Know").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answerability import features
from assistant.terms import Rarity, by_vocabulary
from evals.external.corpus import Document, Workshop, entry_id, ranked
from evals.external.figure import Figure
from evals.external.logistic import Logistic
from evals.external.scoring import Scores, auroc, threshold_keeping
from evals.metrics_interval import bootstrap
from evals.metrics_retrieval import retrieval
from index import Index

NAME, FILE = "squad2", "squad2/dev-half.json"
KEPT = 0.9
"""The share of answerable questions that must be kept."""
HITS = 8


@dataclass(frozen=True)
class Article:
    """A portfolio-sized corpus with its questions."""

    index: Index
    questions: tuple[tuple[str, str, bool], ...]
    """Text, id of the entry that it was asked about, and whether that holds an answer."""


@dataclass(frozen=True)
class Judged:
    """Questions as rows of features."""

    names: tuple[str, ...]
    rows: NDArray[np.float64]
    """(questions, features)"""
    answerable: NDArray[np.bool_]
    article: NDArray[np.int_]
    """The article that the question was written for: what cross-validation leaves out."""
    near: NDArray[np.bool_]
    """Whether it was asked of that article; the others were asked of another one."""


def measure(data: Path, workshop: Workshop) -> list[Figure]:
    """Retrieval per article, and abstention cross-validated by article."""
    articles = list(read(data / FILE, workshop))
    return [*_retrieval(articles), *_abstention(judged(articles))]


def read(file: Path, workshop: Workshop) -> Iterator[Article]:
    """The articles, indexed."""
    for article in json.loads(file.read_text("utf-8"))["data"]:
        title, paragraphs = article["title"].replace("_", " "), article["paragraphs"]
        yield Article(
            workshop.index([Document(title, paragraph["context"]) for paragraph in paragraphs]),
            tuple(
                (asked["question"], entry_id(place), not asked["is_impossible"])
                for place, paragraph in enumerate(paragraphs)
                for asked in paragraph["qas"]
            ),
        )


def judged(articles: Sequence[Article]) -> Judged:
    """The features of every question on its article, and of every second answerable one on the
    next article: there it is far from answerable, as most questions are that a portfolio lacks.
    """
    names: tuple[str, ...] = ()
    rows: list[list[float]] = []
    about: list[tuple[bool, int, bool]] = []
    for number, article in enumerate(articles):
        other = articles[(number + 1) % len(articles)].index
        strangers = [text for text, _, answerable in article.questions if answerable][::2]
        asked = [(text, answerable, True) for text, _, answerable in article.questions]
        if len(articles) > 1:
            asked += [(text, False, False) for text in strangers]
        for text, _, near in asked:
            index = article.index if near else other
            found = question_features(index, text, by_vocabulary(index.word_rank))
            names = tuple(found)
            rows.append(list(found.values()))
        about += [(answerable, number, near) for _, answerable, near in asked]
    return Judged(
        names,
        rows=np.array(rows),
        answerable=np.array([answerable for answerable, _, _ in about]),
        article=np.array([number for _, number, _ in about]),
        near=np.array([near for _, _, near in about]),
    )


def question_features(index: Index, question: str, rarity: Rarity) -> dict[str, float]:
    """The features of a question on what a search for it finds."""
    hits = index.search(question, limit=HITS)
    texts = [hit.passage.searched for hit in hits]
    return features(question, texts, [hit.similarity for hit in hits], rarity)


def _retrieval(articles: Sequence[Article]) -> Iterator[Figure]:
    relevant: dict[str, list[str]] = {}
    found: dict[str, list[str]] = {}
    for number, article in enumerate(articles):
        for place, (text, entry, _) in enumerate(article.questions):
            key = f"{number}-{place}"
            relevant[key], found[key] = [entry], ranked(article.index, text, 5)
    values = retrieval(relevant, found)
    for name, floor, aim in (("hit@1", 0.787, None), ("hit@5", 0.968, 0.97)):
        each = list(values[name].values())
        mean = float(np.mean(each))
        yield Figure(
            NAME, f"{name}, all questions", mean, len(each), floor, aim, interval=bootstrap(each)
        )


def _abstention(questions: Judged) -> Iterator[Figure]:
    scores = cross_validated(questions)
    yield from _told_apart(questions, scores, "answerability", (0.617, None), (0.19, 0.35))
    similarity = questions.rows[:, questions.names.index("similarity")]
    yield from _told_apart(questions, similarity, "similarity alone", (None, None), (None, None))


def cross_validated(questions: Judged) -> Scores:
    """(questions,): the log-odds of each, by a regression fitted on the other articles."""
    scores = np.zeros(len(questions.rows))
    for number in np.unique(questions.article):
        out = questions.article == number
        fitted = Logistic.fit(questions.rows[~out], questions.answerable[~out])
        scores[out] = fitted.scores(questions.rows[out])
    return scores


def _told_apart(
    questions: Judged,
    scores: Scores,
    method: str,
    area: tuple[float | None, float | None],
    rejection: tuple[float | None, float | None],
) -> Iterator[Figure]:
    """AUROC over the questions asked of their own article, and what a threshold does to all: the
    one that keeps KEPT of the answerable questions of the other articles.
    """
    near, answerable = questions.near, questions.answerable
    yield Figure(
        NAME,
        f"{method}: AUROC",
        auroc(scores[near].tolist(), answerable[near].tolist()),
        int(near.sum()),
        *area,
    )
    passed = np.zeros(len(scores), dtype=bool)
    for number in np.unique(questions.article):
        out = questions.article == number
        threshold = threshold_keeping(KEPT, scores[~out & answerable])
        passed[out] = scores[out] >= threshold
    for name, chosen, right_ones, limits in (
        ("answerable kept", answerable, passed, (None, None)),
        ("impossible rejected", near & ~answerable, ~passed, rejection),
        ("of another article rejected", ~near, ~passed, (None, None)),
    ):
        if chosen.any():
            right = right_ones[chosen]
            yield Figure(
                NAME,
                f"{method}: {name}",
                float(right.mean()),
                int(chosen.sum()),
                *limits,
                interval=bootstrap(right.astype(float).tolist()),
            )
