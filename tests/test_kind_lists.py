"""Lists and counts of a kind: what is always done with its entries, times, places, one entry's
lines and promotions."""

from __future__ import annotations

import pytest
from engine_stage import sources
from mira_stage import ask

from assistant.assistant import Assistant
from assistant.compose.choosing.spans import length_asked, span_asked
from assistant.compose.jobs.promotions import titles_of
from assistant.forms.kind_verbs import is_bare, usual
from index import Entry

pytest_plugins = ["mira_fixtures", "portfolio_fixtures"]


@pytest.mark.parametrize(
    ("question", "kind", "words"),
    [
        ("Which awards has she brought home?", "award", ["has", "brought"]),
        ("The tenets he clings to", "principle", []),
        ("Talks about giving blood", "talk", []),
        ("Which licenses did he clear?", "certificate", ["did", "clear"]),
        ("What exams has the boat passed?", "talk", ["has"]),
    ],
)
def test_verbs_that_go_with_a_kind_tell_nothing_about_its_entries(
    question: str, kind: str, words: list[str]
) -> None:
    assert [question[a:b] for a, b in usual(question, (kind,))] == words


def test_a_question_is_bare_where_nothing_follows_the_kind_but_what_is_always_done() -> None:
    assert is_bare("Which study notes has the engineer written so far?", ("deep-dive",))
    assert not is_bare("Which study notes has she written on boats?", ("deep-dive",))


@pytest.mark.parametrize(
    ("question", "years", "span"),
    [
        ("jobs that started prior to 2016", [2016], (0, 2015, "began")),
        ("jobs left after 2018", [2018], (2019, 9999, "ended")),
        ("talks since 2020", [2020], (2020, 9999, "")),
        ("prizes from the 2010s", [2010], (2010, 2019, "")),
        ("jobs between 2011 and 2014", [2011, 2014], (2011, 2014, "")),
    ],
)
def test_the_time_that_a_list_is_narrowed_to_is_read(
    question: str, years: list[int], span: tuple[int, int, str]
) -> None:
    found = span_asked(question, years)
    assert found and (found.first, found.last, found.edge) == span


def test_the_length_that_a_list_is_narrowed_to_is_read() -> None:
    found = length_asked("Which jobs lasted less than one and a half years, or under 18 months?")
    assert found and (found.least, found.most) == (0, 17.5)
    assert length_asked("Does the app serve more than two banks?") is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Which licenses did she clear?", {"certificate/diving", "certificate/terraform"}),
        ("Count the jobs that she took up after 2015.", {"role/fjord", "role/kelp"}),
        ("Posts lasting under two years", {"role/archive"}),
        ("Awards won before 2020?", {"award/poster"}),
        ("Which towns has she worked in?", {"role/fjord", "role/kelp"}),
    ],
)
def test_a_list_is_complete_and_has_only_what_fits(
    mira: Assistant, question: str, wanted: set[str]
) -> None:
    assert set(sources(ask(mira, question))) == wanted


def test_each_city_is_named_once_with_the_jobs_there(marisol: Assistant) -> None:
    answer = marisol.ask("How many different towns did her jobs take her to?").text
    assert "Rotterdam (Huisartsenpost Zuid and Maasveer)" in answer
    assert "four places" in answer and "Remote" in answer


def test_every_point_of_one_job_is_told(marisol: Assistant) -> None:
    answer = marisol.ask("Give me each bullet of the Huisartsenpost Zuid stint").text
    assert "three points" in answer
    assert "rota app" in answer and "control room" in answer and "86%" in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("At Maasveer, how often was she moved up the ranks, any promotions?", "promoted twice"),
        ("Any promotions at Kiwicha Foods?", "does not say whether Marisol Quispe was promoted"),
    ],
)
def test_promotions_within_a_job_are_counted_or_said_to_be_unknown(
    marisol: Assistant, question: str, said: str
) -> None:
    assert said in marisol.ask(question).text


def test_titles_of_a_job_follow_each_other() -> None:
    role = Entry(
        id="role/acme", kind="role", title="Acme", position="Clerk, then Buyer and Head Buyer"
    )
    assert titles_of(role) == ["Clerk", "Buyer", "Head Buyer"]


def test_jobs_in_a_country_that_is_left_out_are_not_listed(marisol: Assistant) -> None:
    found = set(sources(marisol.ask("List the jobs she had outside the Netherlands")))
    assert found == {"role/bergwacht-karwendel", "role/kiwicha-foods", "role/telecentro-andino"}


def test_where_nothing_falls_into_a_time_the_dates_of_what_there_is_are_given(
    mira: Assistant,
) -> None:
    answer = ask(mira, "Which prizes were won before 2001?")
    assert answer.status == "not_in_portfolio"
    assert "May 2018" in answer.text and "October 2021" in answer.text
