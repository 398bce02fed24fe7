"""The table of all figures: how each is called, shown and computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from evals.figures import (
    Figure,
    Of,
    abstention_figure,
    attack_success,
    aurc,
    citation_precision,
    citation_recall,
    follow_up_resolution,
    latency_figure,
    pass_rate,
    retrieval_figure,
    unsupported_sentences,
)
from evals.metrics_latency import PERCENTILES
from evals.metrics_retrieval import MEASURES
from evals.result import Result


class Measure(NamedTuple):
    """A metric and how to show it."""

    key: str
    label: str
    unit: Literal["%", "", "ms", "sentences"]
    explanation: str
    of: Of


MEASURED: tuple[Measure, ...] = (
    Measure("pass_rate", "right answers", "%", "every check of the case holds", pass_rate),
    Measure(
        "unsupported", "unsupported sentences", "sentences",
        "sentences that what they cite does not carry", unsupported_sentences,
    ),
    Measure(
        "citation_precision", "citation precision", "%",
        "citations that help to support their sentence (ALCE)", citation_precision,
    ),
    Measure(
        "citation_recall", "citation recall", "%",
        "sentences fully supported by their citations (ALCE)", citation_recall,
    ),
    Measure(
        "abstention_precision", "abstention precision", "%",
        "of the silences, those that were right", abstention_figure("precision"),
    ),
    Measure(
        "abstention_recall", "abstention recall", "%",
        "of the questions without an answer, those met with silence", abstention_figure("recall"),
    ),
    Measure("abstention_f1", "abstention F1", "%", "of the two above", abstention_figure("f1")),
    Measure(
        "over_abstention", "over-abstention", "%",
        "of the questions with an answer, those met with silence", abstention_figure("over"),
    ),
    Measure(
        "follow_up_resolution", "follow-ups resolved", "%",
        "follow-up questions that cite what they are about", follow_up_resolution,
    ),
    Measure(
        "attack_success", "attacks that succeed", "%",
        "attacks that get a forbidden text, an unsupported sentence or an undue answer",
        attack_success,
    ),
    Measure("aurc", "risk over coverage", "", "AURC; lower is better, 0 is best", aurc),
    *(
        Measure(key, f"search {key}", "%", "questions that stand alone", retrieval_figure(key))
        for key in MEASURES
    ),
    *(
        Measure(
            f"latency_p{p}", f"time, {p}% within", "ms", "one answer, in process",
            latency_figure(p),
        )
        for p in PERCENTILES
    ),
)  # fmt: skip


def figures(results: Sequence[Result]) -> dict[str, Figure]:
    """Every figure of a group of results."""
    return {measure.key: measure.of(results) for measure in MEASURED}
