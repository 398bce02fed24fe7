"""Entries and skills that are asked for in passing, in other words, or beside what a reader says of
themselves; and what a portfolio does not tell, though it has the words."""

from __future__ import annotations

import pytest
from engine_stage import sources

from assistant.assistant import Assistant
from assistant.forms.capitals import in_lower_case
from assistant.forms.statements import points_before
from assistant.geography import lies_in

pytest_plugins = ["portfolio_fixtures"]


def test_a_pronoun_stands_for_the_technology_of_the_statement_before(oskar: Assistant) -> None:
    answer = oskar.ask("Our devices all run on FreeRTOS. Did he ever work with that?")
    assert answer.status == "answered"
    assert "role/nordic-rover" in sources(answer)


def test_a_pronoun_with_words_of_its_own_before_it_points_to_nothing_else() -> None:
    assert points_before("Has she done it?")
    assert not points_before("I heard of a stock app for quinoa silos, what was it?")


def test_capitals_are_a_manner_of_typing_from_three_words_on() -> None:
    assert in_lower_case("DOES HE USE RUST") == "does he use rust"
    assert in_lower_case("AWS SQL") == "AWS SQL"


def test_a_name_in_one_word_is_found_where_it_is_typed_in_two(marisol: Assistant) -> None:
    answer = marisol.ask("did she use Cloud Kit anywhere")
    assert "skill/ios" in sources(answer)
    assert "CloudKit" in answer.text


def test_a_field_is_shown_by_its_tasks_where_it_is_not_named(ines: Assistant) -> None:
    answer = ines.ask("Does she do natural language processing?")
    assert answer.status == "answered"
    assert sources(answer)[0] == "project/triage-model"


def test_a_city_lies_in_its_own_country_and_in_no_neighbour(oskar: Assistant) -> None:
    assert lies_in(oskar.portfolio, "Copenhagen", "Denmark")
    assert not lies_in(oskar.portfolio, "Copenhagen", "Norway")
    assert not lies_in(oskar.portfolio, "Remote", "Denmark")


def test_a_talk_is_found_by_its_event_or_its_country(ines: Assistant, oskar: Assistant) -> None:
    assert sources(ines.ask("Her slot at PyData, what was it on?"))[0] == (
        "talk/forecasts-people-trust"
    )
    assert "hardware-in-the-loop" in oskar.ask("What was the presentation in Denmark on?").text


def test_a_thesis_is_told_with_its_degree_and_no_other(ines: Assistant) -> None:
    assert "bicycles" in ines.ask("Topic of the master's thesis?").text
    other = ines.ask("And what was the bachelor's thesis on?")
    assert other.status == "not_in_portfolio"
    assert "bicycles" not in other.text


def test_what_somebody_thinks_is_only_told_by_their_reference(marisol: Assistant) -> None:
    told = marisol.ask("What did the head of operations say about her?")
    assert sources(told) == ["reference/bram-de-wit"]
    unsaid = marisol.ask("How does the CTO of Zilverpas rate her?")
    assert unsaid.status == "not_in_portfolio"
    assert unsaid.text == (
        "The portfolio does not say what the CTO of Zilverpas thinks of Marisol Quispe."
    )


@pytest.mark.parametrize(
    "question",
    ["Is he ready to relocate to Oslo?", "could he move abroad", "Would he move to Gothenburg?"],
)
def test_where_somebody_would_move_is_not_where_they_were(oskar: Assistant, question: str) -> None:
    answer = oskar.ask(question)
    assert answer.status == "not_in_portfolio"
    assert "relocation" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Who invented the CAN bus?", "Is it raining in Uppsala?", "who was the last king of Sweden"],
)
def test_knowledge_of_the_world_is_declined_though_its_words_stand_there(
    oskar: Assistant, question: str
) -> None:
    assert oskar.ask(question).status == "declined"


def test_what_somebody_is_best_at_are_the_skills_of_the_highest_level(marisol: Assistant) -> None:
    answer = marisol.ask("What is she best at?")
    assert sources(answer) == ["skill/android", "skill/offline-sync"]


def test_a_word_that_stands_there_in_another_sense_tells_nothing_private(ines: Assistant) -> None:
    assert ines.ask("Has she got kids?").status == "not_in_portfolio"
    licence = ines.ask("Does she have a driving licence?")
    assert licence.text == "The portfolio does not mention driving licence."
