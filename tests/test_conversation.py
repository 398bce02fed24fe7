"""What is searched for when a question leans on earlier ones."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.answer import Turn
from assistant.history.query import DECAY, REPLY, REPLY_LENGTH, TURNS, Query, retrieval_query


def user(text: str) -> Turn:
    return Turn(role="user", content=text)


def assistant(text: str) -> Turn:
    return Turn(role="assistant", content=text)


def rare(word: str) -> float:
    return 1.0


def common(word: str) -> float:
    return 0.2


def test_a_first_question_is_searched_for_as_it_is() -> None:
    assert retrieval_query("Who runs Kafka?", []) == Query(
        "Who runs Kafka?", (("Who runs Kafka?", 1.0),)
    )


def test_rare_words_of_earlier_questions_are_carried_over_the_latest_first() -> None:
    history = [user("What is Redis?"), user("Where are topics kept?")]
    query = retrieval_query("And who deletes them?", history, rare)
    assert query.text == "And who deletes them? topics kept redis"


def test_common_words_are_not_carried_over_but_names_and_numbers_are() -> None:
    history = [user("Which topics did Kafka keep in 2020?")]
    assert retrieval_query("And then?", history, common).text == "And then? kafka 2020"


def test_a_word_that_the_question_has_itself_is_not_repeated() -> None:
    query = retrieval_query("Who deletes topics?", [user("Where is the topic kept?")], rare)
    assert query.text == "Who deletes topics? kept"


def test_earlier_questions_count_less_the_further_back_they_are() -> None:
    query = retrieval_query("And then?", [user("First?"), user("Second?")], rare)
    # "And then?" has no content: it leans with 1.3 on what was said.
    assert query.parts == (
        ("And then?", 1.0),
        ("Second?", pytest.approx(1.3 * DECAY)),
        ("First?", pytest.approx(1.3 * DECAY**2)),
    )


def test_a_question_with_content_of_its_own_leans_less_on_what_was_said() -> None:
    history = [user("Second?")]
    one = retrieval_query("Which databases?", history, rare).parts[1][1]
    many = retrieval_query("Which databases, queues, caches, brokers, clouds?", history, rare)
    # 1.6 - 0.25 for each rare word, and never under 0.3.
    assert one == pytest.approx(1.3 * DECAY)
    assert many.parts[1][1] == pytest.approx(0.35 * DECAY)


def test_the_beginning_of_the_last_reply_counts() -> None:
    history = [user("One?"), assistant("old"), user("Two?"), assistant("x" * (REPLY_LENGTH + 5))]
    parts = dict(retrieval_query("And then?", history, rare).parts)
    assert parts["x" * REPLY_LENGTH] == pytest.approx(1.3 * REPLY)
    assert "old" not in parts


def test_only_the_last_few_questions_are_looked_at() -> None:
    history = [user(f"Question number{n}?") for n in range(TURNS + 3)]
    query = retrieval_query("And then?", history, rare)
    assert len(query.parts) == 1 + TURNS
    assert "number2" not in query.text


def test_empty_turns_are_left_out() -> None:
    assert len(retrieval_query("And then?", [user(" "), assistant("")]).parts) == 1


def test_the_vector_is_the_weighted_sum_of_unit_length() -> None:
    vectors = {"a": np.array([1.0, 0.0], np.float32), "b": np.array([0.0, 1.0], np.float32)}
    query = Query("a b", (("a", 1.0), ("b", 0.75)))
    vector = query.vector(lambda texts: np.array([vectors[text] for text in texts]))
    assert vector == pytest.approx([0.8, 0.6])
    assert vector.dtype == np.float32
