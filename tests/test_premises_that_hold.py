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
