"""Dates and lengths of what is named, limits that a length must reach, and the last use."""

from __future__ import annotations

import pytest
from engine_stage import Opened

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    ("portfolio", "question", "told"),
    [
        ("declan-okafor", "start of Tarn Health", "September 2018"),
        ("declan-okafor", "University of Galway: years?", "September 2010 to May 2014"),
        ("marisol-quispe", "Delft University of Technology - from when to when", "2014"),
        ("declan-okafor", "41 Game Days Later - when?", "February 2024"),
        ("marisol-quispe", "is Kiwicha Foods the present employer?", "No, "),
        ("declan-okafor", "how long ago was the CKS?", "June 2023"),
        ("marisol-quispe", "how many months did Digital Café Delfshaven last", "11 years 1 month"),
    ],
)
def test_the_time_is_that_of_what_is_named(
    opened: Opened, portfolio: str, question: str, told: str
) -> None:
    assert told in opened(portfolio).ask(question).text


@pytest.mark.parametrize(
    ("portfolio", "question", "told"),
    [
        # Two roles at Ledgerline follow each other: five years and more at one employer.
        ("declan-okafor", "5+ years at one employer?", "Yes: about 5 years 8 months at Ledgerline"),
        ("declan-okafor", "five years or more in one role?", "No: about 3 years 7 months"),
        ("declan-okafor", "We ask for 15 years of work, is that reached?", "No: Declan Okafor has"),
        ("oskar-lindgren", "Less than four years at Havsdata?", "Yes: about 2 years 9 months"),
    ],
)
def test_a_length_is_held_against_the_limit_that_is_set(
    opened: Opened, portfolio: str, question: str, told: str
) -> None:
    assert opened(portfolio).ask(question).text.startswith(told)


def test_experience_is_reckoned_up_to_the_day_a_job_began(opened: Opened) -> None:
    answer = opened("declan-okafor").ask("How much experience had he got when he joined Boxfleet?")
    # Two months at Western Grid and 1 year 8 months at Shannon Hosting.
    assert "about 1 year 10 months of work experience" in answer.text


def test_the_last_use_of_a_technology_is_the_end_of_the_latest_job_that_shows_it(
    opened: Opened,
) -> None:
    text = opened("declan-okafor").ask("when was Ansible last used?").text
    assert "at Boxfleet, ended in August 2018" in text


def test_jobs_at_once_are_those_of_the_month_that_is_named(opened: Opened) -> None:
    answer = opened("marisol-quispe").ask("March 2022: which jobs ran in parallel?")
    cited = {citation.source for citation in answer.citations}
    assert cited == {"role/bergwacht-karwendel", "role/kiwicha-foods"}


def test_the_newest_talk_is_told_with_its_city(opened: Opened) -> None:
    text = opened("oskar-lindgren").ask("date and city of the newest talk?").text
    assert "September 2023" in text and "Copenhagen" in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did he talk about at Data North?", "How showing costs beat forbidding queries"),
        ("Where was Data North?", "was given at Data North in Leeds"),
        ("When was the Data North thing?", "October 2024"),
    ],
)
def test_a_talk_is_found_by_the_name_of_its_event(opened: Opened, question: str, told: str) -> None:
    assert told in opened("tomasz-birch").ask(question).text
