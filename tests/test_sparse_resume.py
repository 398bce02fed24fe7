"""The plainest questions, on a CV that gives little: one project, no figures, nothing current."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings

CV = {
    "basics": {"name": "Ana Silva", "label": "Web Developer", "summary": "Builds web shops."},
    "work": [
        {
            "name": "Corner Shop Online",
            "position": "Developer",
            "startDate": "2021-06",
            "endDate": "2023-02",
            "summary": "Built the shop with PHP and MySQL.",
        },
        {
            "name": "Leaf Studio",
            "position": "Junior Developer",
            "startDate": "2019-09",
            "endDate": "2021-05",
            "summary": "Made web sites with JavaScript.",
        },
    ],
    "projects": [{"name": "Bread Calendar", "description": "A calendar for home bakers."}],
    "awards": [{"title": "Open Data Prize", "awarder": "Town of Evora", "date": "2022-10-01"}],
    "interests": [{"name": "Outdoors", "keywords": ["Climbing", "Rowing"]}],
}


@pytest.fixture(scope="module")
def ana(tmp_path_factory: pytest.TempPathFactory, var: Path) -> Assistant:
    """Answers on the CV, in November 2026."""
    path = tmp_path_factory.mktemp("ana") / "resume.json"
    path.write_text(json.dumps(CV), encoding="utf-8")
    return Assistant.open(Settings(corpus=path, var=var), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which companies have they worked for?", ["Corner Shop Online", "Leaf Studio", "from"]),
        ("Which programming languages do they know?", ["names PHP and JavaScript."]),
        ("Tell me about the latest project", ["one project", "calendar for home bakers"]),
        ("hobbies", ["Outdoors (Climbing, Rowing)"]),
        (
            "Any gaps in the CV?",
            ["no gap between the jobs", "No job is listed after Corner Shop Online"],
        ),
        ("What is the biggest achievement?", ["Open Data Prize", "does not mention figures"]),
    ],
)
def test_plain_questions_get_what_there_is(ana: Assistant, question: str, said: list[str]) -> None:
    text = ana.ask(question).text
    assert [part for part in said if part not in text] == []


def test_a_category_that_is_not_there_is_called_as_the_reader_calls_it(ana: Assistant) -> None:
    assert ana.ask("Any message brokers?").text == "The portfolio does not mention message brokers."


def test_a_job_that_begins_the_month_after_another_leaves_no_gap(ana: Assistant) -> None:
    assert "without a job" not in ana.ask("Was there a time without a job?").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When did the current job start?", "The portfolio does not mention a current job."),
        ("Which job involved the most people?", "The portfolio does not say which job that is."),
        ("Tell me about their latest publication", "The portfolio does not mention publications."),
    ],
)
def test_what_there_is_none_of_is_not_replaced(ana: Assistant, question: str, said: str) -> None:
    answer = ana.ask(question)
    assert (answer.status, answer.text) == ("not_in_portfolio", said)
