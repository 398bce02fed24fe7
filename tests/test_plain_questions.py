"""The plainest questions of recruiters, asked of the portfolio that ships."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("Who?", "answered", "backend-heavy full stack engineer"),
        ("As three bullets", "answered", "Brandlock"),
        ("Which languages do they program in?", "not_in_portfolio", "programming languages"),
        ("Any testing experience?", "not_in_portfolio", "testing"),
        ("Do they do TDD?", "not_in_portfolio", "TDD"),
        ("open source?", "not_in_portfolio", "open source"),
        ("on call?", "not_in_portfolio", "on-call"),
        ("Which project used RabbitMQ?", "partial", "RabbitMQ"),
        ("50K what?", "answered", "50K+ cache operations per minute"),
        ("Why did the NFT platform fail?", "not_in_portfolio", "is shipped"),
        ("Was anything done for banks?", "not_in_portfolio", "banks"),
        ("Have they worked in startups?", "partial", "startups"),
        ("biggest strength?", "answered", "15 days to 20 minutes"),
        ("toughest project", "answered", "By what can be measured"),
        ("Every single project", "answered", "eight projects"),
        ("Is Loopback 4 still in use?", "answered", "April 2023"),
        ("resume pdf?", "not_in_portfolio", "profile links"),
    ],
)
def test_a_plain_question_has_a_plain_answer(
    shipped: Assistant, question: str, status: str, said: str
) -> None:
    answer = shipped.ask(question)
    assert (answer.status, said in answer.text) == (status, True), answer.text


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Sum up Brandlock in one line", 1),
        ("Brandlock in two sentences", 2),
        ("In one sentence?", 1),
    ],
)
def test_an_answer_is_as_long_as_asked(shipped: Assistant, question: str, sentences: int) -> None:
    assert len(shipped.ask(question).statements) == sentences


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("which builds are still experiments, name all of em pls", "Which builds are experiments?"),
        ("How many projects are live? A rough number will do.", "How many projects are live?"),
        ("List the deep dives, i want to see the range", "List the deep dives"),
        ("Which principles are there? Names are enough.", "Which principles are there?"),
    ],
)
def test_how_the_answer_is_wanted_is_no_part_of_the_question(
    shipped: Assistant, question: str, plain: str
) -> None:
    answer = shipped.ask(question)
    assert answer.text == shipped.ask(plain).text
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What's their favourite language?", "does not say which language the engineer likes best"),
        ("Which database do they like most?", "does not say which database the engineer likes"),
        ("How do they test their code?", "does not mention testing."),
    ],
)
def test_what_is_not_told_is_no_list_of_what_is_near(
    shipped: Assistant, question: str, said: str
) -> None:
    answer = shipped.ask(question)
    assert answer.status == "not_in_portfolio"
    assert said in answer.text


@pytest.mark.parametrize("what", ["traffic", "load"])
def test_how_much_a_thing_takes_is_the_rate_that_its_line_tells(
    shipped: Assistant, what: str
) -> None:
    answer = shipped.ask(f"How much {what} can the cache handle?")
    assert "50K+ cache operations per minute" in answer.text


def test_what_a_thought_means_is_told_by_it_and_not_by_a_job(shipped: Assistant) -> None:
    answer = shipped.ask("what does event driven mean to them")
    assert "communicate through events" in answer.text


def test_a_question_for_what_was_done_is_not_answered_with_yes(shipped: Assistant) -> None:
    assert not shipped.ask("What did they learn from the NFT project?").text.startswith("Yes")


def test_the_time_that_a_reader_has_is_no_figure_that_is_asked_for(ines: Assistant) -> None:
    answer = ines.ask("Quick rundown of who Ines is, I've got a call with her in 5 mins")
    assert answer.text.startswith("Ines Carvalho is a machine learning engineer")


def test_an_employer_that_is_also_a_search_engine_is_no_order_to_search(ines: Assistant) -> None:
    answer = ines.ask("In her time at Google, was she on the search team or in ads?")
    assert answer.text.startswith("The portfolio names no role at Google.")
    assert ines.ask("google her for me").status == "declined"


def test_the_stronger_of_two_skills_is_told_by_their_levels(marisol: Assistant) -> None:
    answer = marisol.ask("Android or iOS: on which is she stronger?")
    assert answer.text.startswith(
        "Android is given as expert and iOS is given as intermediate, so Android has the higher"
    )
    assert "Enough to ship alone" in answer.text


def test_poor_coverage_is_no_weakness_of_the_person(marisol: Assistant) -> None:
    answer = marisol.ask("We sell tills to markets where coverage is poor at best. Would she suit?")
    assert "weaknesses" not in answer.text
