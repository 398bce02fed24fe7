"""Which entry a description means."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.linking import Linker
from assistant.portfolio import Portfolio

pytest_plugins = ["engine_fixtures"]


@pytest.fixture(scope="module")
def linker(noor_portfolio: Portfolio) -> Linker:
    return Linker(noor_portfolio)


@pytest.mark.parametrize(
    ("description", "entry"),
    [
        ("the harbour software company", "role/harbour"),
        ("the wheelchair app", "project/stop-finder"),
        ("the camera on the bridge", "project/bike-counter"),
        ("paper ticket scans", "project/ticket-museum"),
        ("the delay forecast", "project/delay-radar"),
        ("the company", None),
        ("the thing", None),
        ("the insurance agent", None),
        ("a rocket engine", None),
    ],
)
def test_a_description_means_the_one_entry_that_it_fits(
    linker: Linker, description: str, entry: str | None
) -> None:
    found = linker.entry(description)
    assert (found.id if found else None) == entry


def test_a_noun_for_a_place_of_work_means_a_job(linker: Linker) -> None:
    job = linker.entry("the departure boards company")
    assert job is not None and job.id == "role/tramline"


def test_descriptions_are_found_where_they_stand_in_a_question(linker: Linker) -> None:
    question = "Since when is she with the departure boards company?"
    [link] = linker.links(question)
    assert question[link.start : link.end] == "departure boards company"
    assert link.entry.id == "role/tramline"


def test_what_is_named_already_is_left_alone(linker: Linker) -> None:
    question = "Since when is she with the departure boards company?"
    assert linker.links(question, [(0, len(question))]) == []


def test_a_question_on_a_described_job_is_answered_of_that_job(noor: Assistant) -> None:
    answer = noor.ask("How long was she with the company that made software for the harbour?")
    assert "Harbour Data" in answer.text and "2 years 5 months" in answer.text
