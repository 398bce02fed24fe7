"""What a client shows of earlier replies tells what the reader points to; it is no evidence."""

from __future__ import annotations

from assistant.answer import Answer, Turn
from assistant.assistant import Assistant
from assistant.history.replies import Asked, asked, shown

pytest_plugins = ["portfolio_fixtures"]


def _after(assistant: Assistant, question: str, *turns: str) -> Answer:
    roles = ("user", "assistant")
    history = [Turn(role=roles[at % 2], content=text) for at, text in enumerate(turns)]  # type: ignore[arg-type]
    return assistant.ask(question, history)


def test_each_question_keeps_the_reply_that_follows_it() -> None:
    turns = [Turn(role="user", content="a"), Turn(role="assistant", content="b")]
    assert asked([*turns, Turn(role="user", content="c")]) == [("a", "b"), ("c", "")]
    assert Asked(("a", "c"), ("b",)).last(1).replies == ("",)


def test_a_reply_names_entries_in_its_own_order(oskar: Assistant) -> None:
    portfolio = oskar._answering._portfolio
    found = shown(portfolio, "Finnish (basic), then English and Swedish.")
    assert [entry.title for entry in found] == ["Finnish", "English", "Swedish"]
    assert shown(portfolio, "It is finished, and the finnish is rough.") == []


def test_the_latter_is_that_of_the_reply_shown(oskar: Assistant) -> None:
    listed = "He holds an Amateur Radio Licence and is a Functional Safety Engineer."
    answer = _after(oskar, "Who issued the latter?", "Certificates?", listed)
    assert {each.source for each in answer.citations} == {"certificate/functional-safety"}


def test_a_figure_that_a_reply_made_up_is_not_repeated(oskar: Assistant) -> None:
    answer = _after(
        oskar,
        "How many units was that?",
        "What is the Greenhouse Node?",
        "A sensor, 9 million sold.",
    )
    assert "9 million" not in answer.text


def test_with_whom_something_was_built_is_told(declan: Assistant) -> None:
    answer = _after(declan, "Was he on his own with that?", "What is Drawbridge?", "Drawbridge.")
    assert "Aoife Lynch" in answer.text
    alone = declan.ask("Who else worked on Log Diet?", [])
    assert "does not say who else worked on Log Diet" in alone.text


def test_what_went_wrong_is_looked_for_in_what_was_spoken_of(declan: Assistant) -> None:
    answer = _after(declan, "Did everything go smoothly?", "What was Lighthouse?", "A move.")
    assert "rolled back" in answer.text.lower()
