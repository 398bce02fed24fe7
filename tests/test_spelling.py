"""Misspelt names are mended, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.portfolio import Portfolio
from assistant.spelling import Spelling, base_forms

pytest_plugins = ["engine_fixtures"]


@pytest.fixture(scope="module")
def spelling(noor_portfolio: Portfolio) -> Spelling:
    return Spelling(noor_portfolio)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("What did she do at Tramlnie Labs?", "What did she do at Tramline Labs?"),
        ("tramlin", "Tramline"),
        ("Does she know kubernets?", "Does she know Kubernetes?"),
        ("postgress or pyhton", "PostgreSQL or Python"),
        ("What is Delay Radr?", "What is Delay Radar?"),
        ("Kafak,redsi; clickhose", "Kafka,Redis; ClickHouse"),
        ("teraform", "Terraform"),
        ("the repair cafe", "the repair Café"),
        ("Délay Radar", "Delay Radar"),
    ],
)
def test_a_misspelt_name_is_mended(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.mend(typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Does she know Kafka, k8s and postgres?",
        "What are her hobbies?",
        "When was it deployed, and how did the organisation react?",
        "Was she at Google or Facebook?",
        "Is there trust in her?",
        "a kafkaesk office",
        "the teh hte",
        "xyzzyqux",
        "Привет, 日本語, 🚌",
        "",
    ],
)
def test_english_words_other_names_and_nonsense_stay(spelling: Spelling, question: str) -> None:
    assert spelling.mend(question) == question


@given(question=st.text(max_size=100))
def test_any_question_can_be_mended(spelling: Spelling, question: str) -> None:
    once = spelling.mend(question)
    assert spelling.mend(once) == once


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("hobbies", "hobby"),
        ("deployed", "deploy"),
        ("cached", "cache"),
        ("faster", "fast"),
        ("colour", "color"),
        ("organisation", "organization"),
        ("scalability", "scalable"),
    ],
)
def test_the_base_form_is_among_those_tried(word: str, base: str) -> None:
    assert base in base_forms(word)
    assert word in base_forms(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a recomendation for trams", "a recommendation for trams"),
        ("which algoritm was it", "which algorithm was it"),
    ],
)
def test_a_common_word_with_a_letter_lost_or_moved_is_mended(
    spelling: Spelling, typed: str, meant: str
) -> None:
    assert spelling.mend(typed) == meant


@pytest.mark.parametrize("name", ["talend", "prisma", "vagrant", "milvus", "qlikview", "Palntir"])
def test_names_of_other_things_are_no_misspelt_words(spelling: Spelling, name: str) -> None:
    assert spelling.mend(f"does she know {name}") == f"does she know {name}"
