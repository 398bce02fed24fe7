"""How a question is read: which of its words are about something, and which only frame it."""

from __future__ import annotations

import pytest
from engine_stage import TODAY

from assistant.reader import Reader
from assistant.tables import word_list
from assistant.words import clean

pytest_plugins = ["engine_fixtures"]


def content(reader: Reader, question: str) -> list[str]:
    """The words that say what the question is about."""
    return [token.text for token in reader.read(question, TODAY).content]


@pytest.mark.parametrize("word", ["admittedly", "aforementioned", "anecdotes"])
def test_a_framing_word_that_the_portfolio_lacks_is_not_what_is_asked_about(
    noor_reader: Reader, word: str
) -> None:
    assert word in word_list("framing")
    assert content(noor_reader, f"Kafka {word}?") == ["Kafka"]


def test_a_framing_word_that_the_portfolio_has_may_be_what_is_asked_about(
    noor_reader: Reader,
) -> None:
    """`number` frames, but a portfolio that speaks of it may be asked for it."""
    had = [
        word
        for word in sorted(word_list("framing"))
        if noor_reader.portfolio.frequency[word] and word.isalpha()
    ]
    assert had
    assert [word for word in had if word not in content(noor_reader, f"Kafka {word}?")] == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Could you please tell me which talks she gave?", "which talks she gave?"),
        ("I was wondering whether she knows Kafka.", "she knows Kafka."),
        ("We build buses. Which talks has she given?", "Which talks has she given?"),
        (
            "I see Harbour Data on the CV. What did she do there exactly?",
            "What did she do there exactly at Harbour Data?",
        ),
        (
            "I liked Delay Radar. Which technologies were used?",
            "Which technologies were used of Delay Radar?",
        ),
        (
            "I see Harbour Data on the CV. How long was she at Tramline Labs?",
            "How long was she at Tramline Labs?",
        ),
        ("We use Rust. Does she know Kafka?", "We use Rust. Does she know Kafka?"),
        (
            "She ran 40 buses. Which talks has she given?",
            "She ran 40 buses. Which talks has she given?",
        ),
        ("Where does she work now?", "Where does she work now?"),
    ],
)
def test_statements_and_courtesies_are_left_out_and_their_names_kept(
    noor_reader: Reader, typed: str, read: str
) -> None:
    assert noor_reader.read(typed, TODAY).question == read


def test_a_mark_many_times_over_is_folded() -> None:
    """Patterns that try all ways to split such a run would take minutes."""
    assert clean("-" * 5000) == "---"
    assert clean("Really?? - yes...") == "Really?? - yes..."
