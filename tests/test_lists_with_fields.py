"""Lists that give a field of each entry, and projects by whom they were made for."""

from __future__ import annotations

import pytest
from engine_stage import faults, sources

from assistant.assistant import Assistant

pytest_plugins = ["engine_fixtures", "portfolio_fixtures"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Her talks plus the town of each", "a Trench Coat (Utrecht) and"),
        ("Who issued each of the certificates?", "(International Association of Accessibility"),
        ("Jobs and their cities, as a list", "Telecentro Andino (Lima)"),
        ("What tools does each project use?", "Stock Count involves Flutter, Dart and SQLite."),
        ("Freelance contracts and in which city?", "Three roles bear on freelance: Bergwacht"),
        ("How long did every job last?", "Maasveer (about 5 years 5 months, from October 2014"),
    ],
)
def test_each_entry_of_a_list_comes_with_the_field(
    marisol: Assistant, question: str, told: str
) -> None:
    answer = marisol.ask(question)
    assert told in answer.text
    assert faults(answer, marisol.entries) == []


def test_a_place_that_narrows_a_list_down_is_no_field(marisol: Assistant) -> None:
    answer = marisol.ask("Which jobs did she have in Rotterdam?")
    assert set(sources(answer)) == {"role/huisartsenpost-zuid", "role/maasveer"}


def test_projects_for_others_and_own_ones_are_told_apart(marisol: Assistant) -> None:
    answer = marisol.ask("Which apps were made for a client, and which are her own projects?")
    assert "Night Rota (Huisartsenpost Zuid)" in answer.text
    assert "For the other three no employer or client is named: Quipu, Floodline" in answer.text
    assert faults(answer, marisol.entries) == []


def test_a_portfolio_that_names_no_owners_says_so(noor: Assistant) -> None:
    answer = noor.ask("Which of the projects were made for a customer?")
    assert "does not say which projects were made for an employer or client" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which job has the biggest tech stack?", "Zilverpas involves eight technologies:"),
        ("Which job was the longest, by what margin?", "about 1 year 3 months longer than"),
        ("Longest of the freelance jobs, and by how much?", "The time at Kiwicha Foods is"),
    ],
)
def test_the_most_of_something_is_counted(marisol: Assistant, question: str, told: str) -> None:
    assert told in marisol.ask(question).text
