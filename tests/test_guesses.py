"""What a question only guesses at, or says around what it asks, does not narrow the answer."""

from __future__ import annotations

import pytest
from engine_stage import sources
from mira_stage import ask

from assistant.assistant import Assistant
from assistant.forms.guesses import guesses

pytest_plugins = ["mira_fixtures"]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Rope, sails? What does she sell?", ["Rope, sails?"]),
        ("What is it in? Go, Rust or C?", ["Go, Rust or C?"]),
        ("Cups, medals or anything like that?", ["Cups, medals or "]),
        ("Does she sail or row?", []),
        ("Is it open? Is it free?", []),
        ("Redis?", []),
        ("What about v1.2, is it out?", []),
    ],
)
def test_short_items_beside_a_question_are_guesses(question: str, parts: list[str]) -> None:
    assert [question[start:end] for start, end in guesses(question)] == parts


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        (
            "Novels, poems, a paper... what has Mira written?",
            ["publication/engines", "publication/ropes"],
        ),
        ("Medals, cups, anything of the kind on Mira's shelf?", ["award/hack", "award/poster"]),
        ("A Poster Medal or the like for Mira?", ["award/hack", "award/poster"]),
        ("Sailor, cook, captain? What was Mira at Coast Watch?", ["volunteer/coast"]),
    ],
)
def test_guesses_neither_narrow_an_answer_nor_are_missed_in_it(
    mira: Assistant, question: str, cited: list[str]
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert sorted(sources(answer)) == cited


@pytest.mark.parametrize(
    ("question", "source", "told"),
    [
        ("For our insurance papers, how long was Mira's spell at Fjord Freight?", "role/fjord", ""),
        ("Sonar Deck: is it over, and when did it begin?", "project/sonar", "Jan 2022"),
        (
            "I'm after the beginning and end of Oslo University.",
            "education/oslo",
            "from 2010 to 2013",
        ),
        ("Our guests speak Norwegian only. Would Mira get by?", "language/norwegian", "native"),
        ("Please give me more of the Fjord Freight story.", "role/fjord", "40 ships"),
        ("For our badge we need the title held at Kelp Robotics.", "role/kelp", "Lead Engineer"),
        ("I need the dates: when was Mira at Fjord Freight?", "role/fjord", "March 2016"),
        (
            "I like lectures: which ones did Mira hear at Oslo University?",
            "education/oslo",
            "Graph",
        ),
    ],
)
def test_what_is_said_around_a_question_does_not_hide_it(
    mira: Assistant, question: str, source: str, told: str
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert sources(answer) == [source]
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "source", "told"),
    [
        ("In what capacity was Mira on Sonar Deck?", "project/sonar", "maintainer"),
        ("How long ago was Oslo University, in which years?", "education/oslo", "2010"),
        ("We never work without a prize winner. Was it Fjord Freight in Bergen?", "role/fjord", ""),
        ("I wonder which studies came out of Oslo University.", "education/oslo", "BSc"),
    ],
)
def test_a_field_of_the_only_named_entry_comes_before_what_its_words_could_mean(
    mira: Assistant, question: str, source: str, told: str
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert sources(answer) == [source]
    assert told in answer.text


@pytest.mark.parametrize("question", ["Where does Mira live?", "Which city is Mira in?"])
def test_the_own_name_describes_no_entry(mira: Assistant, question: str) -> None:
    assert not {"reference/ingrid", "reference/olav"} & set(sources(ask(mira, question)))


def test_the_name_of_a_school_does_not_ask_for_all_schools(mira: Assistant) -> None:
    answer = ask(mira, "The start and finish of the time at Oslo University?")
    assert sources(answer) == ["education/oslo"]
    assert "lists" not in answer.text
