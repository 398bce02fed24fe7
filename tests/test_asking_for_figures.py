"""Figures by a phrase, several at once, all of an employer, and sizes of teams."""

from __future__ import annotations

import pytest
from engine_stage import faults, sources

from assistant.assistant import Assistant
from assistant.forms.measure_phrases import headed, periods_in
from assistant.measures import figures_in
from assistant.several_figures import figure_parts
from assistant.team_lines import tells_team

pytest_plugins = ["engine_fixtures"]


@pytest.mark.parametrize(
    ("phrase", "measure"),
    [
        ("fuel consumption of the ferry", "current"),
        ("average minutes till the first reply", "time"),
        ("the trench depth, in metres", "length"),
        ("returned letters, percentage", "percent"),
        ("kilos of grain per sack", "weight"),
    ],
)
def test_a_phrase_is_headed_by_its_measure(phrase: str, measure: str) -> None:
    sort = headed(phrase)
    assert sort is not None
    assert measure in sort.measures


@pytest.mark.parametrize(
    "phrase",
    ["part time?", "years of experience", "her current position", "these days, what is done?"],
)
def test_a_phrase_that_only_looks_like_a_measure_is_none(phrase: str) -> None:
    assert headed(phrase) is None


def test_daily_and_a_day_are_the_same_time() -> None:
    assert periods_in("daily milk volume") == periods_in("80 litres a day") == {"day"}
    assert periods_in("litres an hour") == {"hour"}


def test_an_article_is_no_ampere() -> None:
    assert [each.measure for each in figures_in("It jams twice a week.")] != ["current"]
    assert [each.measure for each in figures_in("Draws 3 A at start.")] == ["current"]


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("Leads a crew of 4", True),
        ("Mentored three apprentices", True),
        ("A two-person bakery", True),
        ("Served 40 regional managers", False),
        ("Cut the bake time to 9 minutes", False),
    ],
)
def test_a_line_tells_the_size_of_a_team_in_digits_or_words(line: str, tells: bool) -> None:
    assert tells_team(line) is tells


@pytest.mark.parametrize(
    ("question", "told", "cited"),
    [
        ("daily trip volume", ("1.2M trips",), ["project/delay-radar"]),
        ("nightly import duration", ("35 minutes",), ["role/tramline"]),
        (
            "How many pilots use the booking service, and how many riders does Stop Finder have?",
            ("320 pilots", "18,000 riders"),
            ["role/harbour", "project/stop-finder"],
        ),
        ("metrics for Delay Radar", ("1.2M trips", "38%"), ["project/delay-radar"]),
        ("numbers at Harbour Data?", ("320 pilots",), ["role/harbour"]),
        ("How many users does Stop Finder have?", ("18,000 riders",), ["project/stop-finder"]),
    ],
)
def test_a_figure_is_found_by_the_form_of_the_question(
    noor: Assistant, question: str, told: tuple[str, ...], cited: list[str]
) -> None:
    answer = noor.ask(question)
    assert answer.status == "answered"
    assert all(each in answer.text for each in told)
    assert sources(answer) == cited
    assert faults(answer, noor.entries) == []


def test_of_employers_without_a_team_size_that_is_said(noor: Assistant) -> None:
    answer = noor.ask("How large were the teams at Tramline Labs and at Harbour Data?")
    assert answer.status == "partial"
    assert sources(answer) == ["role/tramline"]
    assert "does not say how many people there were at Harbour Data" in answer.text


@pytest.mark.parametrize("question", ["What does Ticket Museum weigh?", "latency of the pipeline"])
def test_a_measure_without_a_figure_is_not_answered_with_another(
    noor: Assistant, question: str
) -> None:
    assert noor.ask(question).status == "not_in_portfolio"


def test_parts_of_a_question_that_only_ask_for_the_past_are_none(noor: Assistant) -> None:
    portfolio = noor.portfolio
    assert figure_parts("How slow is it, and how slow was it before?", portfolio) == []
    assert figure_parts("how many pilots and how many cities", portfolio) == [
        "how many pilots?",
        "how many cities?",
    ]
