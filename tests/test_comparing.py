"""Entries set side by side, and questions on time by their form."""

from __future__ import annotations

import pytest
from engine_stage import faults, sources

from assistant.assistant import Assistant

pytest_plugins = ["engine_fixtures", "portfolio_fixtures"]


@pytest.mark.parametrize(
    ("question", "told", "entries"),
    [
        (
            "Is the wheelchair app further along than the ghost bus thing?",
            "Stop Finder is shipped and Ghost Bus Detector is an experiment.",
            {"project/stop-finder", "project/ghost-bus-detector"},
        ),
        (
            "Which came first, the harbour job or the one with the departure boards?",
            "so Harbour Data came first.",
            {"role/harbour", "role/tramline"},
        ),
        (
            "What do the harbour company and Tramline have in common?",
            "Both Harbour Data and Tramline Labs involve PostgreSQL.",
            {"role/harbour", "role/tramline"},
        ),
        (
            "Django and Airflow: which was used in which job?",
            "Django is named at Harbour Data (from January 2019 to June 2021).",
            {"role/harbour", "role/tramline"},
        ),
        ("Nightly import: then vs now?", "from 5 hours to 35 minutes", {"role/tramline"}),
    ],
)
def test_each_side_is_found_by_its_description(
    noor: Assistant, question: str, told: str, entries: set[str]
) -> None:
    answer = noor.ask(question)
    assert told in answer.text
    assert entries <= set(sources(answer))
    assert faults(answer, noor.entries) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # June 2021 to September 2025: 51 months.
        (
            "How long ago did she leave the harbour company?",
            "left Harbour Data in June 2021, about 4 years 3 months ago.",
        ),
        ("Is she still at the harbour company?", "No, Noor Haddad left Harbour Data in June 2021."),
        ("Who employed her before the departure boards?", "Backend Developer at Harbour Data"),
        ("Which talk did she give in 2023?", "Timetables Lie (Transit Data Day, September 2023)"),
        ("Any idle months between her jobs?", "9 months without a job listed"),
        ("Put the jobs in chronological order.", "Harbour Data from January 2019"),
    ],
)
def test_the_form_of_a_question_on_time_decides(noor: Assistant, question: str, told: str) -> None:
    answer = noor.ask(question)
    assert told in answer.text
    assert faults(answer, noor.entries) == []


def test_a_time_without_entries_is_told_with_what_lies_next_to_it(oskar: Assistant) -> None:
    answer = oskar.ask("Was he employed anywhere in Q3 of 2018?")
    assert answer.status == "not_in_portfolio"
    assert sources(answer) == ["role/havsdata", "role/vinter-robotics"]


def test_technologies_set_side_by_side_are_not_taken_for_entries(noor: Assistant) -> None:
    answer = noor.ask("Does she know both Kafka and Kubernetes?")
    assert "Kafka" in answer.text and "Kubernetes" in answer.text
    assert "named at" not in answer.text
