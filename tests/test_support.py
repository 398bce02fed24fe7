"""Support of a claim by evidence, with numbers worked out by hand.

The rarity used here gives every word the weight 1, so that a score is a plain share of words.
"""

from __future__ import annotations

import pytest

from assistant.support import NAME, NUMBER, SENTENCES, TURNED, Support, support
from assistant.terms import by_length


def every_word_counts(word: str) -> float:
    return 1.0


def score(claim: str, *evidence: str) -> float:
    return support(claim, evidence, every_word_counts).score


def test_a_claim_whose_words_all_stand_in_the_evidence_is_fully_supported() -> None:
    found = support("Built a caching layer.", ["The caching layer was built in 2020."])
    assert found == Support(1.0, (), ())


def test_the_score_is_the_share_of_covered_words() -> None:
    assert score("Cached slow queries daily.", "Slow queries are fine.") == pytest.approx(2 / 4)


def test_rare_words_weigh_by_the_square_of_their_rarity() -> None:
    rarity = {"cached": 1.0, "queries": 0.5}
    found = support("Cached queries.", ["Cached pages."], lambda word: rarity.get(word, 1.0))
    assert found.score == pytest.approx(1 / 1.25)


def test_forms_of_a_word_are_the_same_word() -> None:
    assert score("Caches queries.", "Query caching.") == 1.0


def test_a_number_that_is_not_there_halves_the_score() -> None:
    assert score("Cut setup to 10 minutes.", "Cut setup to 20 minutes.") == 3 / 4 * NUMBER


def test_a_name_that_is_not_there_lowers_the_score() -> None:
    assert score("Designed queues with Kafka.", "Designed queues.") == pytest.approx(2 / 3 * NAME)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Serves 50,000 users.", "Serves 50K+ users."),
        ("Serves 1.5 million users.", "Serves 1.5M users."),
        ("Serves three users.", "Serves 3 users."),
        ("Came 22nd of many.", "Came 22 of many."),
    ],
)
def test_a_number_is_compared_by_value(claim: str, evidence: str) -> None:
    assert score(claim, evidence) == 1.0


def test_an_opposite_turns_the_claim_round() -> None:
    found = support("Raised latency at night.", ["Reduced latency at night."], every_word_counts)
    assert found.score == pytest.approx(2 / 3 * TURNED)
    assert found.reasons[0] == "the evidence says reduced, not raised"


def test_a_denial_is_not_supported_by_the_opposite_statement() -> None:
    found = support("Never deployed Redis clusters.", ["Deployed Redis clusters."])
    assert found.score == TURNED
    assert found.reasons == ("one of claim and evidence is negated",)


def test_a_statement_is_not_supported_by_a_denial() -> None:
    assert score("Deployed Redis clusters.", "Has not deployed Redis clusters.") == TURNED


def test_a_denial_is_supported_by_a_denial() -> None:
    assert score("Never deployed Redis.", "Has not deployed Redis.") == 1.0


def test_a_negation_in_evidence_about_something_else_does_not_matter() -> None:
    assert score("Deployed Redis clusters.", "Deployed Redis clusters.", "Not a manager.") == 1.0


def test_sentences_support_a_claim_together_but_not_more_than_three() -> None:
    words = ["alpha", "bravo", "delta", "gamma"]
    assert SENTENCES == 3
    assert score(" ".join(words), *words) == pytest.approx(3 / 4)


def test_what_is_missing_is_named_worst_first() -> None:
    found = support("Kafka carried 90 loads by Scala.", ["Carried loads."], every_word_counts)
    assert found.missing == ("kafka", "90", "scala")
    assert found.reasons == (
        "the number 90 is not in the evidence",
        "the name scala is not in the evidence",
        "not in the evidence: kafka",
    )


def test_without_evidence_nothing_is_supported() -> None:
    assert support("Built queues.", []).score == 0.0


def test_a_claim_without_content_needs_no_support() -> None:
    assert support("And so it is.", []) == Support(1.0, (), ())


def test_long_words_are_rarer_when_no_vocabulary_is_at_hand() -> None:
    assert by_length("api") == 0.5
    assert by_length("databases") == 1.0
