"""Words: tokens and their places, cleaning, stems, and what a question is about."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words import (
    clean,
    content_tokens,
    is_name_like,
    join_words,
    stem,
    stems,
    tokenize,
)

TYPED = st.text(alphabet=st.sampled_from("aZé9.+#'’-/<>[]()\u200b\u202e\x07\n @🚌ß日"), max_size=60)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Used Node.js, CI/CD and C++?", ["Used", "Node.js", "CI", "CD", "and", "C++"]),
        ("C# or F#.", ["C#", "or", "F#"]),
        ("It ended in 2021.", ["It", "ended", "in", "2021"]),
        ("the engineer's don’t", ["the", "engineer's", "don’t"]),
        ("real-time", ["real", "time"]),
        ("snake_case", ["snake", "case"]),
        ("Zürich 日本語", ["Zürich", "日本語"]),
        ("?! ... --", []),
    ],
)
def test_names_of_technologies_stay_whole_and_punctuation_separates(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@given(TYPED)
def test_a_token_says_where_it_stands(text: str) -> None:
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("word", "lower"),
    [
        ("Brandlock's", "brandlock"),
        ("Brandlock’s", "brandlock"),
        ("APIs", "api"),
        ("As", "as"),
        ("don’t", "don't"),
        ("C++", "c++"),
    ],
)
def test_the_lower_form_drops_the_possessive_and_the_plural_of_acronyms(
    word: str, lower: str
) -> None:
    (token,) = tokenize(word)
    assert token.lower == lower


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two \n lines\t", "two lines"),
        ("a <b>bold</b> move", "a bold move"),
        ("<script>alert('x')</script>Hello", "Hello"),
        ("<style>p {}", ""),
        ("see [the docs](https://a.example/x) now", "see the docs now"),
        ("at https://a.example/b?c=d today", "at today"),
        ("ze\u200bro \u202eback\u202c", "zero back"),
        ("bell\x07 and \x00nul", "bell and nul"),
        ("ﬁne ＫＡＦＫＡ", "fine KAFKA"),
        ("[1] is kept", "[1] is kept"),
    ],
)
def test_cleaning_leaves_what_a_reader_would_read(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(max_size=200))
def test_cleaned_text_has_no_control_characters_and_single_spaces(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and ord(c) < 0x80]
    assert cleaned == " ".join(cleaned.split())


def test_words_with_digits_or_symbols_have_no_other_stem() -> None:
    assert [stem(word) for word in ("pipelines", "caching", "s3", "c++")] == [
        "pipelin",
        "cach",
        "s3",
        "c++",
    ]


@pytest.mark.parametrize("text", ["realtime", "real-time", "real time"])
def test_words_meet_however_they_are_joined(text: str) -> None:
    assert "realtim" in stems(text)


def test_stop_words_have_no_stem_of_their_own_and_join_only_over_a_hyphen() -> None:
    assert stems("the queue") == {"queue"}
    assert stems("on-call") == {"call", "oncal"}


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Does the engineer know Redis?", ["Redis"]),
        ("How does write-through caching work?", ["write-through", "caching"]),
        ("What projects has the candidate worked on?", []),
        ("Tell me about B+ trees please", ["B+", "trees"]),
    ],
)
def test_what_a_question_is_about_is_left_when_its_frame_is_gone(
    question: str, left: list[str]
) -> None:
    assert [token.text for token in content_tokens(question)] == left


@given(TYPED)
def test_what_is_left_of_a_question_stands_in_it(text: str) -> None:
    for token in content_tokens(text):
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
    ],
)
def test_items_are_joined_as_in_a_sentence(items: list[str], joined: str) -> None:
    assert join_words(items) == joined


def test_items_can_be_joined_by_another_word() -> None:
    assert join_words(["A", "B", "C"], "or") == "A, B or C"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("She used Kafka daily", ["Kafka"]),
        ("Kafka was used", []),
        ("He wrote: Hello", []),
        ("gRPC and S3 and iPhone", ["gRPC", "S3", "iPhone"]),
        ("She used kafka since 2020", []),
        ("DOES SHE KNOW KAFKA", []),
    ],
)
def test_a_name_is_known_by_its_capitals(sentence: str, names: list[str]) -> None:
    assert [t.text for t in tokenize(sentence) if is_name_like(t, sentence)] == names
