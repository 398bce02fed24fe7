"""The chat page on the server: conversations, messages, sources, and the frame around them."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from assistant.answer import Answer, Citation, Statement, Turn
from assistant.asking import Asking
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.stream import Event, events
from assistant.web import chat
from assistant.web.chat_conversation import Conversation, Exchange
from assistant.web.chat_messages import answer_message, messages, question_message
from assistant.web.chat_page import Frame
from assistant.web.chat_source import safe_url, source_of
from assistant.web.owner import owner_of
from assistant.web.problems import Refusal
from assistant.web.server import create_app
from index import Entry, Index

STUDIO = Entry(
    id="role/studio",
    kind="role",
    title="Studio",
    position="Developer",
    start="Mar 2022",  # type: ignore[arg-type]
    end="Apr 2023",  # type: ignore[arg-type]
    status="Shipped",
    text="Games on Solana.",
    highlights=("Built REST and GraphQL APIs", "Improved <b>CI</b> with Docker"),
)


def cite(quote: str, number: int = 1, entry: Entry = STUDIO) -> Citation:
    return Citation(
        number=number,
        source=entry.id,
        kind=entry.kind,
        title=entry.title,
        quote=quote,
        url=f"/portfolio#{entry.id}",
    )


def answer(*texts: str, **fields: Any) -> Answer:
    """Each text with a citation of its own, all of one entry."""
    statements = tuple(Statement(text=text, citations=(n,)) for n, text in enumerate(texts, 1))
    return Answer(
        status=fields.pop("status", "answered"),
        text=" ".join(f"{text} [{n}]" for n, text in enumerate(texts, 1)),
        statements=statements,
        citations=tuple(cite("Games on Solana.", n) for n in range(1, len(texts) + 1)),
        **fields,
    )


def marked(quote: str) -> dict[str, str]:
    """The marked text of each line of the source behind `quote`."""
    source = source_of(cite(quote), STUDIO)
    lines = (
        source.heading,
        *source.facts,
        *source.body,
        *([source.status] if source.status else []),
    )
    found = ((line.field, "".join(s.text for s in line.segments if s.marked)) for line in lines)
    return {field: text for field, text in found if text}


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


# Sources


def test_a_quote_is_marked_within_its_line() -> None:
    assert marked("REST and GraphQL") == {"highlight": "REST and GraphQL"}


def test_a_quote_over_several_lines_is_marked_in_each() -> None:
    assert marked("Studio\nDeveloper\nMar 2022 — Apr 2023") == {
        "title": "Studio",
        "position": "Developer",
        "period": "Mar 2022 — Apr 2023",
    }


def test_a_quoted_status_is_marked() -> None:
    assert marked("Shipped") == {"status": "Shipped"}


@pytest.mark.parametrize("entry", [STUDIO, None])
def test_a_quote_that_the_entry_does_not_hold_is_shown_alone(entry: Entry | None) -> None:
    assert source_of(cite("Rewrote it in Rust"), entry).quote == "Rewrote it in Rust"
    assert source_of(cite("Games"), STUDIO).quote == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_a_source_links_to_pages_only(url: str) -> None:
    assert safe_url(url) == ""
    assert safe_url("/portfolio#role/studio") == "/portfolio#role/studio"


# Messages

ATTACK = "<img src=x onerror=hit()>\n\n<script>hit()</script> **bold** [x](javascript:hit())"


def test_markup_in_a_question_stays_text() -> None:
    content = question_message(ATTACK)["content"]
    assert "<img" not in content
    assert "<script" not in content
    assert "\n" not in content


def test_markup_in_an_answer_and_in_its_sources_stays_text() -> None:
    hostile = STUDIO.model_copy(update={"title": ATTACK, "text": ATTACK})
    given = Answer(
        status="answered",
        text=ATTACK,
        statements=(Statement(text=ATTACK, citations=(1,)),),
        citations=(cite(ATTACK, entry=hostile),),
        related=(cite(ATTACK, number=2, entry=hostile),),
        follow_ups=(ATTACK,),
    )
    content = answer_message(given, 1, {hostile.id: hostile})["content"]
    assert "<img" not in content
    assert "<script" not in content
    assert all(block.startswith("<div") for block in content.split("\n\n"))
    assert "\n" not in content.replace("\n\n", "")


def test_every_marker_opens_the_source_of_its_number() -> None:
    content = answer_message(answer("One.", "Two."), 3, {STUDIO.id: STUDIO})["content"]
    markers = re.findall(r'class="marker" value="([^"]+)"', content)
    assert markers == ["source-3-1", "source-3-2"]
    assert re.findall(r'class="source" id="([^"]+)"', content) == markers


def test_the_first_marker_stays_on_the_line_of_the_last_word() -> None:
    content = answer_message(answer("Built it once."), 1, {STUDIO.id: STUDIO})["content"]
    assert '<span class="words">Built it </span><span class="ending">once.<button' in content
    endless = answer_message(answer("See " + "x" * 21), 1, {STUDIO.id: STUDIO})["content"]
    assert '<span class="ending"><button' in endless


def test_an_entry_that_is_cited_twice_stands_once_below_the_answer() -> None:
    content = answer_message(answer("One.", "Two."), 1, {STUDIO.id: STUDIO})["content"]
    assert content.count('class="source-chip"') == 1
    assert "<b>1, 2</b>" in content


def test_an_answer_that_is_still_being_written_has_no_sources_to_open() -> None:
    unfinished = Answer(
        status="answered", text="", statements=(Statement(text="One.", citations=(1,)),)
    )
    content = answer_message(unfinished, 1, {}, finished=False)["content"]
    assert '<span class="marker">1</span>' in content
    assert "<button" not in content
    assert "waiting" in content


def test_silence_is_said_and_related_evidence_stands_apart() -> None:
    given = Answer(
        status="not_in_portfolio",
        text="The portfolio does not mention Kafka.",
        statements=(Statement(text="The portfolio does not mention Kafka."),),
        related=(cite("Games on Solana."),),
    )
    content = answer_message(given, 1, {STUDIO.id: STUDIO})["content"]
    assert '<div class="standing">Not in the portfolio</div>' in content
    assert content.index('class="related"') > content.index('class="actions"')
    assert 'class="marker"' not in content


def test_a_wording_by_a_language_model_is_named() -> None:
    assert "language model" in answer_message(answer("Yes.", mode="llm"), 1, {})["content"]
    assert "language model" not in answer_message(answer("Yes."), 1, {})["content"]


def test_a_question_without_an_answer_can_be_asked_again() -> None:
    failed = Conversation().asking('Who "is" it?').failed("Busy just now.")
    content = messages(failed, {})[1]["content"]
    assert "Busy just now." in content
    assert 'value="Who &#34;is&#34; it?"' in content


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


def test_a_changed_page_of_gradio_is_an_error_and_not_a_page_without_its_frame(
    index: Index,
) -> None:
    settings = Settings()
    frame = Frame(owner_of(index.entries, settings), (), settings)
    with pytest.raises(ValueError, match="Gradio's page has changed"):
        frame.around("<html><head></head><div></div></html>")
