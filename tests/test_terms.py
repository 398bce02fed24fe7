"""Content words: stems, names, numbers and how rare they are."""

from __future__ import annotations

import math

import pytest

from assistant.terms import VOCABULARY, by_vocabulary, terms


def test_function_words_are_left_out_and_others_stemmed() -> None:
    assert [term.stem for term in terms("She was caching the queries")] == ["cach", "queri"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("50K+", "50000"),
        ("50,000", "50000"),
        ("$12.5 million", "12500000"),
        ("1M+", "1000000"),
        ("two hundred", "200"),
        ("22nd", "22"),
        ("1990s", "1990"),
        ("99.9%", "99.9"),
        ("twelve", "12"),
    ],
)
def test_a_number_has_its_value_as_stem(written: str, value: str) -> None:
    (found,) = terms(written)
    assert found.number
    assert found.stem == value


@pytest.mark.parametrize("name", ["Kafka", "GraphQL", "AWS", "iOS"])
def test_a_capital_inside_a_sentence_makes_a_name(name: str) -> None:
    assert [term.name for term in terms(f"they used {name} daily")][-2:] == [True, False]


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    found = terms("Deployed it. Queues came later.\n• Measured it")
    assert [term.word for term in found if term.name] == []


def test_a_term_knows_its_place() -> None:
    text = "They used Kafka."
    kafka = terms(text)[-1]
    assert text[kafka.start :].startswith("Kafka")


def test_rarity_is_the_logarithm_of_the_place_in_the_vocabulary() -> None:
    places = {"the": 1000, "work": 1009, "of": 1001}
    rarity = by_vocabulary(places.get)
    assert rarity("the") == 0.0
    assert rarity("work") == pytest.approx(math.log(10) / math.log(VOCABULARY))
    assert rarity("zookeeper") == 1.0
