"""A real endpoint in every kind of trouble: the reader gets the composed answer and no error."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from llm_stage import (
    GOOD,
    TODAY,
    Handler,
    Play,
    cut,
    endpoint,
    garbles,
    piece,
    refuses,
    sends_whole,
    settings_for,
    streams,
    until_left,
    waits,
)

from assistant.__main__ import main
from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.llm.budget import Budget
from assistant.llm.client import Endpoint, Prompt, Trouble
from assistant.settings import Settings
from assistant.web.server import create_app
from index import Index


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The first call of a process imports and connects, which must not count as a slow model."""
    with endpoint(streams("Ready.")) as server:
        settings = settings_for(server, tmp_path_factory.mktemp("warm"), llm_timeout=60)
        list(Endpoint(settings).write(Prompt("a", "b")))


REDIS = "Does the engineer know Redis?"


@pytest.fixture
def composed(index: Index, own_var: Path) -> Answer:
    return Assistant(index, Settings(var=own_var), TODAY).ask(REDIS)


TROUBLES: dict[str, tuple[Play, str]] = {
    "wrong key": (refuses(401), "does not accept the key (401)"),
    "unknown model": (refuses(404), "knows no model 'm'"),
    "too many requests": (refuses(429), "(429)"),
    "server error": (refuses(500), "status 500"),
    "overloaded": (refuses(503), "status 503"),
    "malformed": (garbles, "cannot be read"),
    "no streaming": (sends_whole, "did not come as a stream"),
    "cut before anything": (cut(), "did not come as a stream"),
    "cut midway": (cut(GOOD, "They al"), "cut before its end"),
    "nothing written": (streams(), "no whole sentence"),
    "half a sentence": (streams("They developed"), "no whole sentence"),
    "silent": (waits(), "no sentence within 2 seconds"),
    "silent after a sentence": (waits(GOOD, "They "), "no end within 4 seconds"),
    "never a whole sentence": (waits("They developed micro"), "no sentence within 2 seconds"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_in_trouble_the_composed_answer_is_given(
    name: str, index: Index, own_var: Path, composed: Answer
) -> None:
    play, reason = TROUBLES[name]
    with endpoint(play) as server:
        settings = settings_for(server, own_var, llm_first_timeout=2, llm_timeout=4)
        assistant = Assistant(index, settings, TODAY)
        outcome = assistant.write(assistant.compose(REDIS))
        assert len(server.requests) == 1
    assert reason in outcome.trouble
    assert outcome.mode == "fallback"
    answer = assistant._answering.cited(outcome.composed, outcome.mode)
    assert answer == composed.model_copy(update={"mode": "fallback"})


def test_a_refused_connection_gives_the_composed_answer(
    index: Index, own_var: Path, composed: Answer
) -> None:
    with endpoint(streams()) as server:
        settings = settings_for(server, own_var)
    assistant = Assistant(index, settings, TODAY)
    answer = assistant.ask(REDIS)
    assert answer == composed.model_copy(update={"mode": "fallback"})
    assert "cannot be reached" in assistant.write(assistant.compose(REDIS)).trouble


def test_after_three_failures_the_endpoint_is_not_called(index: Index, own_var: Path) -> None:
    with endpoint(refuses(500)) as server:
        assistant = Assistant(index, settings_for(server, own_var), TODAY)
        modes = [assistant.ask(REDIS).mode for _ in range(5)]
        assert len(server.requests) == 3
    assert modes == ["fallback"] * 5


def test_the_key_is_sent_and_never_shown(own_var: Path) -> None:
    with endpoint(refuses(401)) as server:
        settings = settings_for(server, own_var, llm_api_key="sk-very-secret")
        with pytest.raises(Trouble) as trouble:
            list(Endpoint(settings).write(Prompt("a", "b")))
        assert server.keys == ["Bearer sk-very-secret"]
    assert "secret" not in str(trouble.value) + repr(settings)


def test_the_request_is_bounded(own_var: Path) -> None:
    with endpoint(streams("Yes.")) as server:
        settings = settings_for(server, own_var, llm_max_tokens=77)
        assert "".join(Endpoint(settings).write(Prompt("rules", "question"))) == "Yes."
        (request,) = server.requests
    assert (request["max_tokens"], request["stream"], request["model"]) == (77, True, "m")
    assert [message["role"] for message in request["messages"]] == ["system", "user"]


async def test_the_first_sentence_is_shown_while_the_model_still_writes(
    index: Index, own_var: Path
) -> None:
    def play(handler: Handler) -> None:
        handler.start()
        handler.say(piece(GOOD))
        handler.say(piece("They"))
        server.released.wait(20)
        handler.say(piece(" built an event-driven analytics dashboard with React.js. [6]"))
        handler.say(piece("", "stop"))

    with endpoint(play) as server:
        assistant = Assistant(index, settings_for(server, own_var), TODAY)
        seen = []
        async for event in assistant.stream(REDIS):
            seen.append(event.event)
            if event.event == "statement":
                assert server.released.is_set() == (len(seen) > 2)
                server.released.set()
    assert seen[:2] == ["status", "statement"]
    assert seen[-1] == "done"


def test_the_api_streams_what_passed_and_nothing_else(index: Index, own_var: Path) -> None:
    lie = "They also worked at Google. [2] "
    with endpoint(streams(GOOD, lie, "They used Post", "greSQL at Brandlock. [2]")) as server:
        settings = settings_for(server, own_var)
        client = TestClient(create_app(Assistant(index, settings, TODAY), settings))
        body = client.post("/api/ask/stream", json={"question": REDIS}).text
    assert "Google" not in body
    assert '"mode": "llm"' in body
    assert body.index("developed microservices with Redis") < body.index("used PostgreSQL")


SILENCES: dict[str, Play] = {
    "before its head": until_left(head=False),
    "before its first word": until_left(),
    "in a sentence": until_left("They "),
}


@pytest.mark.parametrize("silence", SILENCES)
async def test_a_reader_who_leaves_hangs_up_on_the_model(
    silence: str, index: Index, own_var: Path
) -> None:
    with endpoint(SILENCES[silence]) as server:
        settings = settings_for(server, own_var, llm_first_timeout=300, llm_timeout=600)
        assistant = Assistant(index, settings, TODAY)
        reading = asyncio.ensure_future(anext(assistant.stream(REDIS)))
        while not server.requests:
            await asyncio.sleep(0.01)
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading
        assert await asyncio.to_thread(server.left.wait, 20)
    assert Budget(own_var / "llm-budget.sqlite", 10, 10**6).spent().requests == 1


def test_a_writer_that_is_closed_hangs_up(own_var: Path) -> None:
    with endpoint(until_left("One. ")) as server:
        settings = settings_for(server, own_var, llm_timeout=600)
        pieces = Endpoint(settings).write(Prompt("a", "b"))
        assert next(text for text in pieces if text) == "One. "
        pieces.close()  # type: ignore[attr-defined]
        assert server.left.wait(20)
        assert list(pieces) == []


def test_a_model_that_writes_past_its_limit_is_stopped(index: Index, own_var: Path) -> None:
    with endpoint(streams(*["They did " * 50] * 20)) as server:
        assistant = Assistant(index, settings_for(server, own_var, llm_max_tokens=16), TODAY)
        outcome = assistant.write(assistant.compose(REDIS))
    assert outcome.trouble == "the endpoint writes more than ASSISTANT_LLM_MAX_TOKENS"
    assert outcome.mode == "fallback"


@pytest.mark.parametrize(
    ("play", "said"),
    [
        (refuses(401), "does not accept the key (401); set ASSISTANT_LLM_API_KEY"),
        (refuses(404), "knows no model 'm'"),
        (sends_whole, "has to support streaming"),
    ],
)
def test_check_llm_says_in_a_line_what_is_wrong(
    play: Play, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with endpoint(play) as server:
        monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", server.url)
        monkeypatch.setenv("ASSISTANT_LLM_MODEL", "m")
        assert main(["check-llm"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_check_llm_says_that_the_model_streams(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with endpoint(streams("I am ", "ready.")) as server:
        monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", server.url)
        monkeypatch.setenv("ASSISTANT_LLM_MODEL", "m")
        assert main(["check-llm"]) == 0
    assert "I am ready." in capsys.readouterr().out


def test_check_llm_without_a_model_says_what_to_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-llm"]) == 2
    assert "ASSISTANT_LLM_BASE_URL" in capsys.readouterr().err


def test_the_debug_form_tells_the_verdict_on_every_sentence(
    index: Index,
    var: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    said_well = (
        "They developed microservices with Express.js, PostgreSQL, Redis and RabbitMQ. [2] "
        "The Distributed Caching Layer handles 50K+ cache operations per minute. [8] "
    )
    lies = "They also worked at \x1b[31mGoogle. [2] They know Redis. "
    with endpoint(streams(said_well, lies)) as server:
        monkeypatch.setenv("ASSISTANT_VAR", str(var))
        monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", server.url)
        monkeypatch.setenv("ASSISTANT_LLM_MODEL", "m")
        assert main(["ask", "--debug", REDIS]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "status: answered, mode: llm"
    written = said[said.index("written by the model:") + 1 : said.index("given:")]
    assert written[0].startswith("  supported: Yes: They developed microservices with Express.js")
    assert written[1].startswith("    by role/brandlock: “Developed")
    (google,) = (line for line in written if "Google" in line)
    assert google.startswith("  withheld: They also worked at \ufffd[31mGoogle. (")
    assert "  withheld: They know Redis. (it cites nothing)" in said
    composed = said[said.index("composed:") + 1 : said.index("written by the model:")]
    assert composed[0].startswith("  supported: Yes, at work: at Brandlock")
    assert composed[1].startswith("    by role/brandlock: “")


def test_the_debug_form_needs_no_model(
    var: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_VAR", str(var))
    assert main(["ask", "--debug", "Does the engineer know Kafka?"]) == 0
    said = capsys.readouterr().out
    assert "status: not_in_portfolio, mode: extractive" in said
    assert "  notice: The portfolio does not mention Kafka." in said
    assert "written by the model" not in said
