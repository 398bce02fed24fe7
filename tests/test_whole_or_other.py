"""A pitch of some seconds is the person in short; trains and tables are declined; a tool that
works every night is a work, and old phones are no phone number."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    "question",
    [
        "The ninety second version of her, please",
        "Two-minute intro?",
        "Quick version of who this is",
    ],
)
def test_a_version_of_some_length_is_the_person_in_short(marisol: Assistant, question: str) -> None:
    assert "mobile engineer, born in Cusco" in marisol.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "What is the cheapest flight from Rotterdam to Lima?",
        "best sushi in Rotterdam tonight?",
        "Is there a good hotel near the harbour of Rotterdam?",
    ],
)
def test_travel_is_declined_where_the_portfolio_knows_the_city(
    marisol: Assistant, question: str
) -> None:
    assert marisol.ask(question).status == "declined"


def test_work_for_ferries_is_no_travel(marisol: Assistant) -> None:
    answer = marisol.ask("Which was the first ferry work that she did in Rotterdam?")
    assert answer.status == "answered"
    assert "Maasveer" in answer.text


def test_old_phones_are_no_phone_number(marisol: Assistant) -> None:
    text = marisol.ask("what's that idea with worst phones in a drawer about").text
    assert "five worst phones" in text
    assert "phone number" in marisol.ask("Can I have her phone?").text


def test_what_a_tool_does_each_night_is_no_list_by_job(declan: Assistant) -> None:
    text = declan.ask("Tell me about the tool which restores databases every night").text
    assert text.startswith("Cellar")
