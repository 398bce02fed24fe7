"""The chat page on the server: conversations, asking, and the frame around them."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from chat_parts import STUDIO, answer
from fastapi import FastAPI

from assistant.answer import Answer, Turn
from assistant.asking import Asking
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.stream import Event, events
from assistant.web import chat
from assistant.web.chat_conversation import Conversation, Exchange
from assistant.web.chat_page import Frame
from assistant.web.owner import owner_of
from assistant.web.problems import Refusal
from assistant.web.server import create_app
from index import Entry, Index

# Conversations


def test_a_record_brings_the_conversation_back() -> None:
    conversation = Conversation().asking("Solana?").answered(answer("Yes."))
    assert Conversation.read(conversation.record) == conversation
    assert "\n" not in conversation.record


@pytest.mark.parametrize("record", ["", None, "{", "[]", '{"exchanges": [{"question": 1}]}'])
def test_a_record_that_cannot_be_read_is_an_empty_conversation(record: str | None) -> None:
    assert Conversation.read(record) == Conversation()


def test_a_question_without_an_answer_makes_room_for_the_next() -> None:
    conversation = Conversation().asking("One?").failed("Busy.").asking("Two?")
    assert [exchange.question for exchange in conversation.exchanges] == ["Two?"]


def test_history_is_the_answered_exchanges_oldest_first() -> None:
    conversation = Conversation().asking("One?").answered(answer("Yes.")).asking("Two?")
    assert conversation.history() == (
        Turn(role="user", content="One?"),
        Turn(role="assistant", content="Yes. [1]"),
    )


def test_history_is_cut_to_20_messages() -> None:
    exchanges = tuple(Exchange(question=f"{n}?", answer=answer("Yes.")) for n in range(30))
    history = Conversation(exchanges=exchanges).history()
    assert len(history) == 20
    assert history[0].content == "20?"


def test_history_is_cut_to_20_000_characters() -> None:
    long = answer("x" * 9_000)  # 9,004 characters with its marker, and 2 for each question
    exchanges = tuple(Exchange(question=f"{n}?", answer=long) for n in range(3))
    history = Conversation(exchanges=exchanges).history()
    assert [turn.content for turn in history if turn.role == "user"] == ["1?", "2?"]


# Asking


class StandIn:
    """A service that streams one answer, or fails after its first event."""

    def __init__(self, given: Answer, error: Exception | None = None) -> None:
        self.given = given
        self.error = error
        self.asked: list[Asking] = []

    async def stream(self, asking: Asking, via: str) -> AsyncIterator[Event]:
        assert via == "chat"
        self.asked.append(asking)
        for event in events(self.given):
            yield event
            if self.error:
                raise self.error


async def ask(service: StandIn, question: str, record: str = "") -> list[tuple[Any, Any, Any]]:
    app = FastAPI()
    app.state.service = service
    asking = chat._Chat(app, SimpleNamespace(entries=(STUDIO,)))  # type: ignore[arg-type]
    return [update async for update in asking.ask(question, record)]


async def test_the_question_shows_at_once_and_then_each_statement() -> None:
    updates = await ask(StandIn(answer("One.", "Two.")), " Solana? ")
    shown = [update[0] for update in updates]
    assert [len(each) for each in shown] == [2, 2, 2, 2]
    assert "Solana?" in shown[0][0]["content"]
    assert updates[0][2] == ""
    assert "Two." not in shown[1][1]["content"]
    assert "Two." in shown[2][1]["content"]
    assert "source-chip" in shown[3][1]["content"]
    assert Conversation.read(updates[-1][1]).exchanges[0].answer == answer("One.", "Two.")


async def test_earlier_exchanges_are_sent_along() -> None:
    service = StandIn(answer("Yes."))
    record = Conversation().asking("Redis?").answered(answer("Yes.")).record
    await ask(service, "And Kafka?", record)
    assert [turn.content for turn in service.asked[0].history] == ["Redis?", "Yes. [1]"]


async def test_an_empty_question_changes_nothing() -> None:
    service = StandIn(answer("Yes."))
    updates = await ask(service, "  \n ")
    assert len(updates) == 1
    assert not service.asked


async def test_a_refusal_is_shown_in_its_own_words() -> None:
    updates = await ask(StandIn(answer("Yes."), Refusal("busy", "Many are asking.", 2)), "Solana?")
    assert "Many are asking." in updates[-1][0][1]["content"]
    assert Conversation.read(updates[-1][1]).exchanges[0].problem == "Many are asking."


async def test_a_failure_shows_no_detail_of_the_program() -> None:
    updates = await ask(StandIn(answer("Yes."), KeyError("/srv/secret.py")), "Solana?")
    content = updates[-1][0][1]["content"]
    assert "secret" not in content + updates[-1][1]
    assert "Something went wrong here. Please try again." in content


# The page


@pytest.fixture(scope="module")
def app(index: Index, var: Path) -> FastAPI:
    settings = Settings(
        var=var,
        inbox=False,
        owner_name="Ada <Novak>",
        accent="#8a2be2",
        contact_link="mailto:ada@example.com",
        questions=("What is 1 < 2?",),
        max_answers=7,
    )
    assistant = Assistant(index, settings)
    return chat.mount(create_app(assistant, settings), assistant, settings)


async def page_of(app: FastAPI) -> httpx.Response:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        return await client.get("/")


async def test_the_page_says_whom_it_is_about_before_any_script_runs(app: FastAPI) -> None:
    html = (await page_of(app)).text
    assert "<title>Ask about Ada &lt;Novak&gt;</title>" in html
    assert "I build scalable systems that power products." in html
    assert "What is 1 &lt; 2?" in html
    assert 'href="mailto:ada@example.com"' in html
    assert "--accent-on-light: #8a2be2" in html


async def test_nothing_of_the_stock_page_remains(app: FastAPI) -> None:
    html = (await page_of(app)).text
    for stock in ('content="Gradio"', "@teamGradio", "githubusercontent", "gradio.app"):
        assert stock not in re.sub(r"<script>.*?</script>", "", html, flags=re.S)


async def test_the_page_needs_no_eval_and_names_its_own_scripts_only(app: FastAPI) -> None:
    page = await page_of(app)
    policy = page.headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    config = json.loads(re.search(r"window.gradio_config = (\{.*?\});</script>", page.text)[1])  # type: ignore[index]
    assert all(not dependency["js"] for dependency in config["dependencies"])
    assert [config["js"], config["head"], config["footer_links"]] == ["", "", []]
    assert config["analytics_enabled"] is False


@pytest.mark.parametrize(
    ("name", "headline", "shown"),
    [
        ("Ada Novak", "Programmer", ("Ada Novak", "Programmer")),
        ("Ada Novak", None, ("Ada Novak", None)),
        (None, "I build bridges.", ("I build bridges.", None)),
        (None, None, ("The engineer", None)),
    ],
)
def test_the_name_stands_above_the_headline(
    name: str | None, headline: str | None, shown: tuple[str, str | None]
) -> None:
    profile = Entry(id="profile", kind="profile", title="Profile", name=name, headline=headline)
    settings = Settings()
    body = Frame(owner_of((profile,), settings), (), settings).body
    heading = re.search(r'<h2 id="headline">(.*?)</h2>', body)
    below = re.search(r'<p class="headline">(.*?)</p>', body)
    assert (heading and heading[1], below and below[1]) == shown


def test_a_changed_page_of_gradio_is_an_error_and_not_a_page_without_its_frame(
    index: Index,
) -> None:
    settings = Settings()
    frame = Frame(owner_of(index.entries, settings), (), settings)
    with pytest.raises(ValueError, match="Gradio's page has changed"):
        frame.around("<html><head></head><div></div></html>")
