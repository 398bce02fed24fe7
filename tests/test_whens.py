"""Questions on when, until when and how long, of what is described and not named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.forms.time_forms import time_form, without_form
from assistant.settings import Settings

PORTFOLIOS = Path(__file__).parent.parent / "evals" / "portfolios"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def oskar() -> Iterator[Assistant]:
    yield Assistant.open(Settings(corpus=PORTFOLIOS / "oskar-lindgren"), today=TODAY)


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Up to which year did the buoy job go on?", "end"),
        ("Since when has the planting firm employed him?", "start"),
        ("When did the studies begin, and when were they over?", "both"),
        ("How many months did he spend there?", "length"),
        ("The radio licence, when was it issued?", "point"),
        ("How long ago did he leave?", None),
        ("Which tools did he use?", None),
    ],
)
def test_the_form_of_a_question_says_which_date_is_wanted(question: str, form: str | None) -> None:
    assert time_form(question) == form


def test_words_that_only_ask_for_a_time_describe_nothing() -> None:
    assert without_form("until when did the buoy job last").split() == [
        "when", "did", "the", "buoy", "job",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Up to which month did the laundry sorting firm employ him?", "left Vinter Robotics in"),
        ("When was he through with university?", "finished at KTH Royal Institute of Technology"),
        ("The radio licence, when was it issued?", "Amateur Radio Licence"),
        # January 2020 to December 2022.
        ("How many months did he spend being self-employed?", "About 2 years 11 months"),
        # May 2018 to April 2019.
        ("How many months lie between Havsdata and Vinter Robotics?", "11 months later"),
        ("Was he self-employed while he worked at Vinter Robotics?", "overlap by 1 year 4 months"),
        ("Which was shorter, his job at Vinter or that at Havsdata?", "Vinter Robotics is the sh"),
    ],
)
def test_what_is_described_is_dated(oskar: Assistant, question: str, told: str) -> None:
    answer = oskar.ask(question)
    assert told in answer.text
    assert answer.citations


def test_a_certificate_that_is_not_there_gets_no_date_of_another(oskar: Assistant) -> None:
    answer = oskar.ask("When did he obtain the scuba certificate?")
    assert answer.text.startswith("The portfolio does not mention scuba.")
