"""How a question is put: in what order, how many, since when, and behind which courtesies."""

from __future__ import annotations

import pytest
from engine_stage import sources
from mira_stage import ask

from assistant.assistant import Assistant

pytest_plugins = ["mira_fixtures"]

KELP, FJORD, ARCHIVE = "role/kelp", "role/fjord", "role/archive"


# Order


@pytest.mark.parametrize(
    ("question", "earlier", "later"),
    [
        ("Which came first, Fjord Freight or Kelp Robotics?", FJORD, KELP),
        ("Which came first, Kelp Robotics or Fjord Freight?", FJORD, KELP),
        ("Was Hull Scanners before Quiet Engines?", "talk/hulls", "publication/engines"),
        (
            "Was the Terraform Associate certificate obtained before the Harbour Hack Prize?",
            "award/hack",
            "certificate/terraform",
        ),
    ],
)
def test_of_two_dated_entries_the_earlier_is_named_with_both_dates(
    mira: Assistant, question: str, earlier: str, later: str
) -> None:
    answer = ask(mira, question)
    assert (answer.status, sources(answer)) == ("answered", [earlier, later])
    first = next(entry for entry in mira.entries if entry.id == earlier)
    assert answer.statements[0].text.endswith(f"so {first.title} came first.")


def test_a_year_and_a_month_of_that_year_have_no_order(mira: Assistant) -> None:
    """Coast Watch began in 2018, in which month is not said; the medal is of May 2018."""
    answer = ask(mira, "Which came first, the Poster Medal or Coast Watch?")
    assert "came first" not in answer.text
    assert "began together" not in answer.text


# Numbers


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("Has she had more than two jobs?", "Yes: "),
        ("Has she had more than three jobs?", "No: "),
        ("Does she have at least two certificates?", "Yes: "),
        ("Does she have at least 3 certificates?", "No: "),
        ("Does she have fewer than two certificates?", "No: "),
        ("Does she have fewer than three certificates?", "Yes: "),
        ("Does she have at most two talks?", "Yes: "),
        ("Are there exactly three projects?", "Yes: "),
        ("Are there exactly four projects?", "No: "),
    ],
)
def test_a_number_that_is_asked_for_is_confirmed_or_denied(
    mira: Assistant, question: str, opens: str
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert answer.text.startswith(opens)


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("Are there more talks than jobs?", "No: there are two talks and three roles."),
        (
            "Does she have as many certificates as talks?",
            "Yes: there are two certificates and two talks.",
        ),
        ("Does she have as many projects as talks?", "No: there are three projects and two talks."),
        ("Are there more projects than talks?", "Yes: there are three projects and two talks."),
        (
            "Does she have fewer talks than projects?",
            "Yes: there are two talks and three projects.",
        ),
    ],
)
def test_two_numbers_are_set_against_each_other(mira: Assistant, question: str, opens: str) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert answer.text.startswith(opens)


# Jobs that go on, and that are over


@pytest.mark.parametrize(
    ("question", "jobs"),
    [
        ("Which jobs are ongoing?", [KELP]),
        ("Which of her jobs go on now?", [KELP]),
        ("Which of her jobs are over?", [FJORD, ARCHIVE]),
        ("Which past employers did she have?", [FJORD, ARCHIVE]),
    ],
)
def test_jobs_that_go_on_are_told_apart_from_those_that_are_over(
    mira: Assistant, question: str, jobs: list[str]
) -> None:
    answer = ask(mira, question)
    assert (answer.status, sources(answer)) == ("answered", jobs)


# A job in a year in which it was not


@pytest.mark.parametrize(
    ("question", "unsaid", "told", "job"),
    [
        (
            "Did she work at Fjord Freight in 2022?",
            "anything at Fjord Freight in 2022",
            "from March 2016 to December 2020",
            FJORD,
        ),
        (
            "What did she do at Fjord Freight in 2012?",
            "anything at Fjord Freight in 2012",
            "from March 2016 to December 2020",
            FJORD,
        ),
        (
            "Was she at Kelp Robotics in 2018?",
            "anything at Kelp Robotics in 2018",
            "since February 2021",
            KELP,
        ),
    ],
)
def test_a_job_is_not_put_into_a_year_in_which_it_was_not(
    mira: Assistant, question: str, unsaid: str, told: str, job: str
) -> None:
    answer = ask(mira, question)
    assert (answer.status, sources(answer)) == ("not_in_portfolio", [job])
    assert answer.statements[0].text == f"The portfolio does not mention {unsaid}."
    assert told in answer.statements[1].text


@pytest.mark.parametrize("year", [2016, 2018, 2020])
def test_a_year_in_which_a_job_was_is_no_mistake(mira: Assistant, year: int) -> None:
    answer = ask(mira, f"Was she at Fjord Freight in {year}?")
    assert answer.status == "answered"
    assert sources(answer)[0] == FJORD


def test_what_was_done_at_a_job_in_a_year_is_not_what_was_done_elsewhere(mira: Assistant) -> None:
    answer = ask(mira, "What did she do at Fjord Freight in 2018?")
    assert (answer.status, sources(answer)) == ("answered", [FJORD])


# Preambles and courtesies


@pytest.mark.parametrize(
    ("wrapped", "bare"),
    [
        (
            "Hi there! I was wondering if you could tell me where she works now?",
            "Where does she work now?",
        ),
        ("Could you please tell me whether she knows Redis?", "Does she know Redis?"),
        (
            "We are a small shipyard in Hamburg. Does she know PostgreSQL?",
            "Does she know PostgreSQL?",
        ),
        (
            "Good morning, I would like to know which projects are in production.",
            "Which projects are in production?",
        ),
        (
            "I noticed Coast Watch. In which role did she volunteer?",
            "In which role did she volunteer at Coast Watch?",
        ),
        (
            "I see Fjord Freight on the CV. Which position was it?",
            "What was her position at Fjord Freight?",
        ),
        ("Thanks! Which certificates does she have?", "Which certificates does she have?"),
        (
            "Roughly speaking, what did she do at Fjord Freight?",
            "What did she do at Fjord Freight?",
        ),
        ("Does the CV indicate whether she knows Redis?", "Does she know Redis?"),
        ("Is there any indication that she knows PostgreSQL?", "Does she know PostgreSQL?"),
    ],
)
def test_the_question_is_read_out_of_what_is_said_around_it(
    mira: Assistant, wrapped: str, bare: str
) -> None:
    given, plain = ask(mira, wrapped), ask(mira, bare)
    assert plain.status == "answered"
    assert (given.status, given.text) == (plain.status, plain.text)


def test_a_technology_in_a_statement_is_not_left_out(mira: Assistant) -> None:
    answer = ask(mira, "We use Kafka. Does she know Redis?")
    assert answer.status == "partial"
    assert answer.text.endswith("The portfolio does not mention Kafka.")
