"""The classifier that orders intents by words and vectors."""

from __future__ import annotations

import io

import numpy as np
import pytest

from assistant.classifier import Classifier, grams

_TEXTS = [
    "When did it start?",
    "When was the start?",
    "Since when is it running?",
    "How many were there?",
    "How many of them are left?",
    "How many?",
]
_LABELS = ["start", "start", "start", "count", "count", "count"]


@pytest.fixture(scope="module")
def trained() -> Classifier:
    rng = np.random.default_rng(7)
    vectors = rng.normal(size=(len(_TEXTS), 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Classifier.trained(_TEXTS, _LABELS, vectors)


def test_words_and_pairs_of_neighbours_are_looked_at() -> None:
    assert grams("How many, then?") == ["how", "many", "then", "how many", "many then"]


def test_words_decide_where_the_vectors_say_nothing() -> None:
    nothing = np.zeros(8, dtype=np.float32)
    trained = Classifier.trained(_TEXTS, _LABELS, np.zeros((len(_TEXTS), 8), dtype=np.float32))
    for question, label in (("how many houses", "count"), ("since when", "start")):
        found = trained.probabilities(question, nothing)
        assert found.sum() == pytest.approx(1.0, abs=1e-5)
        assert trained.labels[int(found.argmax())] == label


def test_unknown_words_leave_the_decision_to_the_vector(trained: Classifier) -> None:
    vector = np.zeros(8, dtype=np.float32)
    vector[0] = 1.0
    assert np.array_equal(trained.probabilities("zebra", vector), trained.probabilities("", vector))


def test_what_was_saved_answers_as_before(trained: Classifier) -> None:
    file = io.BytesIO()
    trained.save(file)
    file.seek(0)
    again = Classifier.load(file)
    vector = np.full(8, 8**-0.5, dtype=np.float32)
    assert again.labels == trained.labels
    assert np.allclose(
        again.probabilities("how many", vector), trained.probabilities("how many", vector)
    )
