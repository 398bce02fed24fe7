"""Follow-ups on what was listed, counted or compared, and after a question without an answer."""

from __future__ import annotations

import pytest
from engine_stage import Talk, sources

from assistant.history.replies import shown
from assistant.portfolio import Portfolio

pytest_plugins = ["engine_fixtures"]


@pytest.mark.parametrize("asked", ["And the experiments?", "Which ones are experiments?"])
def test_a_state_after_a_list_of_projects_is_that_of_projects(talk: Talk, asked: str) -> None:
    wanted = sources(talk("Which projects are experiments?"))
    assert wanted
    assert sources(talk("Which projects are there?", asked)) == wanted


def test_which_alone_lists_what_was_counted(talk: Talk) -> None:
    wanted = sources(talk("Which languages does she speak?"))
    assert sources(talk("How many languages does she speak?", "Which?")) == wanted


def test_the_other_job_is_the_one_that_was_not_spoken_of(talk: Talk) -> None:
    answer = talk("Tell me about Civic Lab", "And the other one?")
    assert "role/tramline" in sources(answer)
    assert "role/civic-lab" not in sources(answer)


def test_which_came_first_is_asked_of_the_two_that_were_compared(talk: Talk) -> None:
    alone = talk("Which came first, Civic Lab or Harbour Data?").text
    after = talk("Compare Civic Lab and Harbour Data", "And which came first?").text
    assert "came first" in alone
    assert "came first" in after


def test_a_whole_question_after_a_refusal_is_answered_itself(talk: Talk) -> None:
    answer = talk("What salary does she want?", "Ok, then what is her current title?")
    assert answer.status == "answered"
    assert "salary" not in answer.text


def test_another_thing_that_is_lacking_is_refused_by_its_own_name(talk: Talk) -> None:
    answer = talk("What salary does she want?", "What about her notice period then?")
    assert "salary" not in answer.text


def test_some_words_of_a_title_name_it_only_where_they_are_written_as_one(
    noor_portfolio: Portfolio,
) -> None:
    named = "The Ghost Bus program finds them."
    assert [e.id for e in shown(noor_portfolio, named)] == ["project/ghost-bus-detector"]
    assert not shown(noor_portfolio, named.lower())
