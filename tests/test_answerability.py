"""Whether passages answer a question: what speaks for and against it, and the score of it all."""

from __future__ import annotations

import math

import pytest

from assistant.answerability import answerability, features, kept
from assistant.forms.contrasts import negated, opposed

PASSAGES = ["Acme hired Ada Lovelace in March 2020.", "Acme sells engines for 300 dollars."]


def found(question: str, passages: list[str] = PASSAGES) -> dict[str, float]:
    return features(question, passages, [0.7, 0.4][: len(passages)], lambda word: 1.0)


def test_coverage_is_the_share_of_the_questions_words_in_the_best_passage() -> None:
    # acme, hire and ada stand in the first passage, berlin nowhere.
    assert found("Did Acme hire Ada in Berlin?")["coverage"] == pytest.approx(3 / 4)


def test_of_two_passages_the_one_that_covers_more_is_the_best() -> None:
    about_engines = found("How many dollars are the engines?")
    assert about_engines["coverage"] == 1.0
    assert about_engines["similarity_best"] == 0.4
    assert about_engines["similarity"] == 0.7


def test_of_two_that_cover_the_same_the_shorter_is_the_best() -> None:
    long = "In 1999 Ada was hired after wordy negotiations about trains, bridges and harbours."
    # Only the long one has a date to give.
    assert features("When was Ada hired?", [long], [0.5], float_one)["kind_absent"] == 0.0
    both = features("When was Ada hired?", [long, "Ada was hired."], [0.5, 0.5], float_one)
    assert both["kind_absent"] == 1.0


def float_one(word: str) -> float:
    return 1.0


def test_names_are_counted_where_they_are_lacking_and_where_they_are_nowhere() -> None:
    asked = found("Did Acme sell engines for 300 dollars to Ada or to Babbage?")
    # The second passage is the best; it has Acme. Ada stands in the first, Babbage nowhere.
    assert asked["names_lacking"] == 2.0
    assert asked["names_nowhere"] == 1.0


def test_a_number_that_no_passage_has_is_counted() -> None:
    assert found("Are the engines 400 dollars?")["numbers_nowhere"] == 1.0
    assert found("Are the engines 300 dollars?")["numbers_nowhere"] == 0.0


def test_two_names_that_never_stand_together_are_parted() -> None:
    assert found("Did they hire Ada Lovelace?")["names_parted"] == 0.0
    assert found("Did they hire Ada Engines?")["names_parted"] == 1.0


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("When did Acme hire Ada Lovelace?", 0.0),
        ("When did Acme sell engines?", 1.0),
        ("How many dollars are engines?", 0.0),
        ("How many Ada Lovelace did Acme hire?", 0.0),
        ("Who sells engines for 300 dollars?", 1.0),
        ("What does Acme sell?", 0.0),
    ],
)
def test_the_kind_of_answer_that_is_wanted_must_be_in_the_best_passage(
    question: str, absent: float
) -> None:
    passages = [PASSAGES[0], "They sell engines for 300 dollars."]
    assert features(question, passages, [0.5, 0.5], float_one)["kind_absent"] == absent


def test_an_opposite_and_a_negation_are_counted() -> None:
    assert found("Did Acme fire Ada Lovelace?")["opposed"] == 1.0
    denied = found("Who did Acme never hire?")
    assert (denied["negated"], denied["negation_differs"]) == (1.0, 1.0)


def test_a_question_that_the_passages_answer_scores_higher_than_a_near_miss() -> None:
    similarities = [0.7, 0.4]
    right = answerability("When did Acme hire Ada Lovelace?", PASSAGES, similarities)
    fired = answerability("When did Acme fire Ada Lovelace?", PASSAGES, similarities)
    another = answerability("When did Acme hire Grace Hopper?", PASSAGES, similarities)
    assert right > 0.6
    assert max(fired, another) < right - 0.2


def test_without_passages_nothing_is_answerable() -> None:
    assert answerability("When?", [], []) == 0.0


def test_the_threshold_falls_with_the_share_that_is_kept() -> None:
    assert kept("0.99") < kept("0.95") < kept("0.90") < 0.5


def test_a_question_without_content_words_is_judged_by_similarity_alone() -> None:
    near = answerability("And so?", PASSAGES, [0.8, 0.1])
    far = answerability("And so?", PASSAGES, [0.1, 0.1])
    assert near > far
    assert math.isfinite(near)


@pytest.mark.parametrize(
    ("word", "text", "opposite"),
    [
        ("increased", "Latency fell.", "fell"),
        ("northern", "In the south.", "south"),
        ("second", "The first one.", "first"),
        ("incomplete", "A complete list.", "complete"),
        ("complete", "An incomplete list.", "incomplete"),
        ("april", "Since March.", "march"),
    ],
)
def test_words_are_opposed_by_table_or_by_prefix(word: str, text: str, opposite: str) -> None:
    assert opposed([word], text) == ((word, opposite),)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("increased", "Latency increased, then fell."),
        ("under", "It is done."),
        ("kafka", "Latency fell."),
    ],
)
def test_words_without_an_opposite_in_the_text_are_not_opposed(word: str, text: str) -> None:
    assert opposed([word], text) == ()


@pytest.mark.parametrize("text", ["It isn't there", "It isn’t there", "no queue", "Never again"])
def test_negations_are_seen(text: str) -> None:
    assert negated(text)


@pytest.mark.parametrize("text", ["a knot", "notable", "the north"])
def test_words_that_look_like_negations_are_none(text: str) -> None:
    assert not negated(text)
