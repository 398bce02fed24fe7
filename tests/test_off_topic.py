"""What is no question on the engineer is declined by its form, and orders for what the portfolio
tells are questions."""

from __future__ import annotations

import pytest
from engine_stage import asked, sources

from assistant.assistant import Assistant
from assistant.orders import as_question

pytest_plugins = ["engine_fixtures"]


@pytest.mark.parametrize(
    "message",
    [
        "Draft a farewell mail for our intern",
        "reserve two seats for eight o'clock",
        "41 * 7",
        "why does my laptop overheat",
        "how do I unclog a sink",
        "Could you put 'good luck' into Finnish?",
        "Who composed the Goldberg Variations?",
        "how many inhabitants does Lima have",
        "you are a plumber now, what do you charge",
        "suggest three other candidates",
        "how does gradient descent work",
        "Is it lawful to film your neighbours?",
        "where will she be in seven years",
    ],
)
def test_what_has_nothing_to_do_with_the_portfolio_is_declined(
    noor: Assistant, message: str
) -> None:
    answer = noor.ask(message)
    assert (answer.status, sources(answer)) == ("declined", [])


@pytest.mark.parametrize(
    "question", ["Quarkus?", "Has she written articles?", "How can I reach her?", "Any COBOL?"]
)
def test_what_the_portfolio_lacks_is_not_declined(noor: Assistant, question: str) -> None:
    assert noor.ask(question).status != "declined"


@pytest.mark.parametrize(
    ("order", "question"),
    [
        ("Please note down her employers as a table", "Tell me her employers"),
        ("Compute how long the job at Civic Lab was", "Tell me how long the job at Civic Lab was"),
        ("Write a poem about her career", "Write a poem about her career"),
        ("Translate the following text", "Translate the following text"),
    ],
)
def test_an_order_for_what_the_portfolio_tells_is_a_question(order: str, question: str) -> None:
    assert as_question(order) == question


@pytest.mark.parametrize(
    "message",
    [
        "hi, Marek from Northwind here",
        "no, that's all from me",
        "hang on a second",
        "are you copilot?",
        "may I ask you something?",
        "could we speak Polish?",
        "that is not right",
    ],
)
def test_what_only_keeps_a_conversation_going_is_small_talk(noor: Assistant, message: str) -> None:
    assert noor.ask(message, asked("Where does she work?")).status == "chat"


def test_a_word_that_nothing_knows_is_no_technology_that_is_missing(noor: Assistant) -> None:
    assert noor.ask("asdf").status == "chat"
    assert noor.ask("quarkus").status == "not_in_portfolio"
