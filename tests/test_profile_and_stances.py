"""What the profile tells of the person, what the engineer holds of a matter, and small talk that is
no question."""

from __future__ import annotations

import pytest
from engine_stage import sources

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


def test_a_term_of_the_next_job_is_the_line_of_the_profile_that_has_it(declan: Assistant) -> None:
    answer = declan.ask("What is his notice period?")
    assert "3 mos" in answer.text and "Staff" not in answer.text
    assert "boring" not in declan.ask("Would he take part in on-call?").text
    assert "principal" in declan.ask("What is he after?").text


def test_what_the_profile_does_not_tell_of_the_next_job_is_not_made_up(marisol: Assistant) -> None:
    assert marisol.ask("What is her notice period?").status == "not_in_portfolio"
    assert "four days a week" in marisol.ask("Does she want full time?").text


def test_a_home_is_told_where_the_profile_has_one(marisol: Assistant) -> None:
    answer = marisol.ask("Which city does she live in?")
    assert "Rotterdam" in answer.text and sources(answer) == ["profile"]


def test_the_headline_is_quoted(marisol: Assistant) -> None:
    assert "signal gives up" in marisol.ask("Which slogan does the profile have?").text


def test_a_view_is_that_of_the_entry_on_the_matter(declan: Assistant, marisol: Assistant) -> None:
    assert "principle/untested-backup" in sources(declan.ask("How does he feel about backups?"))
    assert "principle/oldest-phone-decides" in sources(marisol.ask("Her view on cheap phones?"))


def test_no_view_is_made_up(declan: Assistant, marisol: Assistant) -> None:
    assert declan.ask("What is his stance on agile?").status == "not_in_portfolio"
    assert marisol.ask("Does she hold any view on taxes?").status == "not_in_portfolio"


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("ups, wrong chat", "No harm done"),
        ("hi, Greta from Halvorsen's hiring team", "Hello"),
        ("what languages may I write in?", "only answer in English"),
    ],
)
def test_small_talk_is_answered_as_such(declan: Assistant, said: str, reply: str) -> None:
    answer = declan.ask(said)
    assert answer.status == "chat" and reply in answer.text


def test_a_work_is_found_by_its_description(declan: Assistant) -> None:
    answer = declan.ask("I heard of a contraption under the roof that burglars of computers try")
    assert "project/attic-honeypot" in sources(answer)


def test_what_customers_said_is_only_told_by_a_reference(
    declan: Assistant, marisol: Assistant
) -> None:
    answer = declan.ask("Were the clients happy with it?")
    assert (answer.status, sources(answer)) == ("not_in_portfolio", [])
    assert any(each.startswith("reference/") for each in sources(marisol.ask("Any client praise?")))


def test_a_need_in_the_sentence_before_is_weighed(declan: Assistant) -> None:
    answer = declan.ask("We are filling a post in incident response. How far does that match up?")
    assert answer.status in {"answered", "partial"} and answer.citations
