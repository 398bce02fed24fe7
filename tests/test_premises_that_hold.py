"""What only looks like an assertion is not set right, and what is named is what is told."""

from __future__ import annotations

import pytest
from engine_stage import Talk, sources

pytest_plugins = ["engine_fixtures"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What's in Noor's trophy cabinet?", "received the award Flemish Open Data Prize"),
        ("What date is listed for the Flemish Open Data Prize?", "the award Flemish Open Data"),
        ("Dutch: B2, C1, native?", "speaks Dutch"),
        ("Before I ring Lotte Maes: what has already been said by her about Noor?", "Lotte Maes"),
    ],
)
def test_a_question_that_asserts_nothing_is_answered(talk: Talk, question: str, said: str) -> None:
    answer = talk(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    ["Tell me about the time at Harbour Data", "What were her duties at Harbour Data?"],
)
def test_the_time_at_an_employer_is_what_was_done_there(talk: Talk, question: str) -> None:
    answer = talk(question)
    assert sources(answer)[0] == "role/harbour"
    assert len(answer.statements) > 1


@pytest.mark.parametrize(
    "question", ["What did Noor study at Chalmers?", "what did she study at Stanford"]
)
def test_a_school_that_is_not_there_is_answered_with_the_one_that_is(
    talk: Talk, question: str
) -> None:
    answer = talk(question)
    assert "names no studies at" in answer.text
    assert "no role" not in answer.text
    assert sources(answer)[0].startswith("education/")
