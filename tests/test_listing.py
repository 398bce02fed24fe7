"""Lists: what they leave out, several technologies, and all entries on one thing."""

from __future__ import annotations

import pytest
from engine_stage import sources
from mira_stage import ask

from assistant.assistant import Assistant
from assistant.forms.excluding import asides, excluded
from assistant.kinds import kinds_named
from assistant.technologies import Technologies

pytest_plugins = ["mira_fixtures"]

SONAR, VIEWER, TIDES = "project/sonar", "project/viewer", "project/tides"


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("Which projects use C, not C++?", ["not C++"]),
        ("Leave out the experiments. Which remain?", ["Leave out the experiments"]),
        ("Apart from Danish, which languages?", ["Apart from Danish"]),
        ("Projects that are neither live nor archived", ["neither live nor archived"]),
        ("Which projects are not experiments but live?", ["not experiments "]),
        ("Which projects are not finished?", []),
        ("I do not know which projects are live", []),
        ("Isn't Redis used anywhere?", []),
        ("not only experiments", []),
    ],
)
def test_what_a_question_leaves_out_goes_to_the_end_of_its_clause(
    question: str, out: list[str]
) -> None:
    assert [question[start:end] for start, end in excluded(question)] == out


def test_what_counts_too_and_what_is_taken_back_stands_beside_the_question() -> None:
    question = "How many employers, her own firm included?"
    assert [question[a:b] for a, b in asides(question)] == [", her own firm included"]
    question = "Which papers, I mean certificates?"
    assert [question[a:b] for a, b in asides(question)] == ["Which papers, I mean"]


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("At how many organisations has she worked?", ["role"]),
        ("In which places did the fair stop?", []),
        ("What are the rules she lives by?", ["principle"]),
        ("What are the rules of the linter?", []),
        ("Which entries talk about queues?", []),
        ("Which talks about queues did she give?", ["talk"]),
        ("Which papers, I mean certificates?", ["certificate"]),
    ],
)
def test_kinds_are_named_by_ordinary_words_in_their_form_only(
    question: str, kinds: list[str]
) -> None:
    assert kinds_named(question) == kinds


@pytest.mark.parametrize(
    ("question", "cited", "left"),
    [
        ("Which projects are not experiments?", {SONAR, TIDES}, {VIEWER}),
        ("Leave out whatever is live. Which projects remain?", {VIEWER}, {SONAR, TIDES}),
        ("Which projects do not use Redis?", {VIEWER, TIDES}, {SONAR}),
        ("All projects except Tide Tables", {SONAR, VIEWER}, {TIDES}),
        (
            "Every employer other than Fjord Freight",
            {"role/kelp", "role/archive"},
            {"role/fjord"},
        ),
        (
            "The positions she no longer holds",
            {"role/fjord", "role/archive"},
            {"role/kelp"},
        ),
        (
            "Apart from Danish, which languages does she speak?",
            {"language/norwegian"},
            {"language/danish"},
        ),
    ],
)
def test_a_list_has_what_is_wanted_and_not_what_is_left_out(
    mira: Assistant, question: str, cited: set[str], left: set[str]
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert cited <= set(sources(answer))
    assert not left & set(sources(answer))


def test_technologies_that_no_entry_has_together_are_answered_each_by_itself(
    mira: Assistant,
) -> None:
    answer = ask(mira, "Which skill groups involve Redis or Terraform?")
    assert answer.status == "answered"
    assert set(sources(answer)) == {"skill/databases", "skill/cloud"}
    both = ask(mira, "Which skill groups involve both Redis and Terraform?")
    assert both.status == "partial"
    assert "Redis and Terraform together" in both.text


def test_all_entries_on_a_technology_are_named_whatever_their_kind(mira: Assistant) -> None:
    for question in ("In which entries is Redis named?", "Redis, wherever it turns up"):
        assert {SONAR, "skill/databases"} <= set(sources(ask(mira, question)))


def test_a_number_that_is_taken_for_granted_is_confirmed_or_set_right(mira: Assistant) -> None:
    assert ask(mira, "She has four talks, correct?").text.startswith("No: the portfolio lists two")
    assert ask(mira, "She has two talks, correct?").text.startswith("Yes: the portfolio lists two")
    more = ask(mira, "Is there more than one project in production?")
    assert more.text.startswith("Yes: two projects are in production")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("rust, where?", ["Rust"]),
        ("her tools (go, rust)", ["Go", "Rust"]),
        ("Where did the paint rust, and why?", []),
        ("Zephyr RTOS", ["Zephyr"]),
    ],
)
def test_a_listed_technology_that_is_set_off_is_meant_in_lower_case(
    question: str, names: list[str]
) -> None:
    technologies = Technologies.load().extended(["Rust", "Go"])
    found = technologies.find(question, categories=True)
    assert [mention.technology.name for mention in found] == names
