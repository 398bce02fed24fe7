"""Plain lists and counts, however they are put, and what a question takes for granted."""

from __future__ import annotations

import pytest
from engine_stage import sources
from mira_stage import ask

from assistant.assistant import Assistant
from assistant.forms.inversion import straightened
from assistant.forms.predicates import reported

pytest_plugins = ["mira_fixtures"]

SONAR, VIEWER, TIDES = "project/sonar", "project/viewer", "project/tides"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Of his boats, how many float?", "How many of his boats float?"),
        ("Of wooden boats, how many did he sell?", "How many wooden boats did he sell?"),
        ("Her medals: how many are there?", "How many medals?"),
        ("In total, how many boats are there?", "In total, how many boats are there?"),
    ],
)
def test_a_group_that_is_named_first_is_put_after_the_number(typed: str, plain: str) -> None:
    assert straightened(typed) == plain


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many talks are listed for her?", ["listed"]),
        ("Which awards does the page show?", []),
        ("Which projects carry the tag shipped?", ["carry the tag "]),
        ("Which projects are about listed buildings?", []),
    ],
)
def test_words_that_only_say_that_entries_are_there_are_told_apart(
    question: str, words: list[str]
) -> None:
    assert [question[start:end] for start, end in reported(question)] == words


@pytest.mark.parametrize(
    ("question", "says", "cited"),
    [
        ("How many projects are named for Mira?", "three projects", {SONAR, VIEWER, TIDES}),
        ("Projects: how many of them?", "three projects", {SONAR, VIEWER, TIDES}),
        ("Which of her creations are live?", "Two projects", {SONAR, TIDES}),
        ("Do all projects run in production?", "No: two projects", {SONAR, TIDES}),
        ("Which projects are not live?", "Sonar Deck Viewer (an experiment)", {VIEWER}),
        ("Was she on stage more than once?", "two talks", {"talk/hulls", "talk/anchors"}),
        ("Are there more talks than projects?", "No: there are two talks", {SONAR, "talk/hulls"}),
        ("What's in her cloud toolbox?", "AWS and Terraform", {"skill/cloud"}),
        ("Tech stack of the previous job, only that", "PostgreSQL", {"role/fjord"}),
    ],
)
def test_a_plain_list_is_complete_however_it_is_put(
    mira: Assistant, question: str, says: str, cited: set[str]
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert says in answer.text
    assert cited <= set(sources(answer))


@pytest.mark.parametrize(
    ("question", "says", "lacks"),
    [
        ("Her talks and for whom", "NordConf", "who stands behind Anchors for Beginners"),
        ("Her languages and the level of each", "native", "the level of Danish"),
    ],
)
def test_a_field_that_one_of_a_list_lacks_is_said_to_be_missing(
    mira: Assistant, question: str, says: str, lacks: str
) -> None:
    answer = ask(mira, question)
    assert answer.status == "partial"
    assert says in answer.text
    assert f"does not say {lacks}" in answer.text


def test_a_project_that_is_said_to_be_in_use_is_said_to_be_what_it_is(mira: Assistant) -> None:
    answer = ask(mira, "Sonar Deck Viewer is what her colleagues use today, right?")
    assert answer.text.startswith("Sonar Deck Viewer is an experiment. [1]")


def test_a_technology_that_a_work_does_not_have_is_set_right(mira: Assistant) -> None:
    answer = ask(mira, "Given that Sonar Deck is written in Haskell, why is it fast?")
    assert "Sonar Deck involves Redis" in answer.text
    assert "does not mention Haskell" in answer.text


def test_an_award_for_something_else_is_told_with_what_the_named_work_lacks(
    mira: Assistant,
) -> None:
    answer = ask(mira, "The prize that she won for Sonar Deck Viewer, from which year is it?")
    assert "does not mention an award on Sonar Deck Viewer" in answer.text
    assert "award/hack" in sources(answer)
