"""Levels, lengths, last uses and what a work is made with, asked of technologies."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.technologies import Technologies
from assistant.words import tokenize

pytest_plugins = ["portfolio_fixtures"]


def test_a_question_for_the_level_is_told_the_level_first_and_then_the_work(
    wren: Assistant,
) -> None:
    text = wren.ask("What is Wren's level in C++?").text
    assert "(expert)" in text.split("[1]")[0]
    assert "Lanternfish" in text


def test_a_length_that_a_skill_is_given_answers_how_long(wren: Assistant) -> None:
    assert "since 2013" in wren.ask("For how long have they been using C++?").text


def test_a_work_made_with_something_else_is_told_by_what_it_involves(ines: Assistant) -> None:
    text = ines.ask("Was Day-Ahead Load Forecast coded in R?").text
    assert "involves LightGBM and Python" in text
    assert not text.startswith("Yes")


def test_a_work_made_with_what_is_asked_is_affirmed(ines: Assistant) -> None:
    text = ines.ask("Was Triage Model done with PyTorch?").text
    assert "Triage Model is a PyTorch text classifier" in text
    assert "does not" not in text


@pytest.mark.parametrize(
    "question",
    ["Is Airflow from a course only?", "Airflow: at work, or just read about?"],
)
def test_a_contrast_of_work_and_study_asks_for_the_skill(ines: Assistant, question: str) -> None:
    assert "at Medora Health" in ines.ask(question).text


def test_a_date_in_a_note_is_not_the_last_use_of_a_technology(marisol: Assistant) -> None:
    text = marisol.ask("When was Java last touched by her?").text
    assert "Bergwacht Karwendel, ended in June 2022" in text


def test_an_ordinary_word_is_not_respelt_to_a_technology(ines: Assistant) -> None:
    assert "Unreal" not in ines.ask("How many unread mails does she have?").text


def test_how_long_is_no_premise_on_what_a_job_is_made_with(ines: Assistant) -> None:
    assert "TidalGrid" not in ines.ask("How long has she worked with Postgres?").text


def test_doing_something_unknown_is_not_answered_by_a_side_of_the_person(
    declan: Assistant,
) -> None:
    text = declan.ask("Has he done sailcloth?").text
    assert text == "The portfolio does not mention sailcloth."


def test_plurals_of_dotted_names_and_of_words_with_digits_are_no_technologies() -> None:
    found = Technologies.load().find("fishing nets", categories=True)
    assert found == []
    assert [token.lower for token in tokenize("K8s and APIs")] == ["k8s", "and", "api"]


def test_a_name_that_opens_a_question_and_is_set_off_is_a_technology() -> None:
    names = Technologies.load()
    assert [m.technology.name for m in names.find("Rust, maybe?")] == ["Rust"]
    assert names.find("can, or can she not?") == []


def test_a_host_of_code_is_no_skill_where_something_lies_on_it() -> None:
    names = Technologies.load()
    assert names.find("the library on GitHub", categories=True) == []
    assert [m.text for m in names.find("any GitHub?", categories=True)] == ["GitHub"]


def test_wider_fields_have_the_members_of_their_parts() -> None:
    names = {each.name for each in Technologies.load().in_category("orchestration")}
    assert {"Kubernetes", "Airflow"} <= names


def test_a_sort_of_technology_is_listed_without_the_others(marisol: Assistant) -> None:
    text = marisol.ask("Which frameworks has she used?").text
    assert text.startswith("The portfolio names Kotlin Multiplatform and Flutter.")


def test_what_a_work_is_built_with_is_its_technologies(wren: Assistant) -> None:
    text = wren.ask("What was Ostler developed in?").text
    assert text.startswith("Ostler involves C++, Tracy and Vulkan.")


def test_whether_something_is_still_used_is_told_by_its_last_job(ines: Assistant) -> None:
    text = ines.ask("Is she still using Tableau?").text
    assert "at Correio Digital, ended in June 2019" in text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("we're a go shop", ["Go"]),
        ("looking for a swift developer", ["Swift"]),
        ("used react on the job", ["React.js"]),
        ("would she like to go shop", []),
        ("how to react in a crisis", []),
        ("a swift answer on time", []),
    ],
)
def test_an_ordinary_word_beside_words_of_work_is_a_technology(text: str, named: list[str]) -> None:
    found = Technologies.load().find(text, categories=True)
    assert [mention.technology.name for mention in found] == named


def test_a_greeting_before_a_question_is_no_small_talk(shipped: Assistant) -> None:
    answer = shipped.ask("hey! we're mostly a react shop. has this person used react on the job")
    assert answer.status == "answered"
    assert "React.js" in answer.text


def test_a_need_of_a_technology_that_is_a_common_word_is_answered(shipped: Assistant) -> None:
    assert shipped.ask("We're a go shop, does that fit?").text == (
        "The portfolio does not mention Go."
    )
