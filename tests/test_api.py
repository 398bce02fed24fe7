"""The HTTP API: what comes in, what goes out, and how it says no."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_stage import ANSWERED, NO_KAFKA, Stage, sse

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web import sse as sse_module
from assistant.web.server import create_app
from index import Index


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_a_question_gets_the_answer_as_the_model_says_it(stage: Stage) -> None:
    response = stage.ask("  How long is onboarding?  ")
    assert response.status_code == 200
    assert Answer.model_validate(response.json()) == ANSWERED
    assert stage.assistant.asked == [("How long is onboarding?", ())]


def test_a_stream_is_the_same_answer_in_parts(stage: Stage) -> None:
    response = stage.client.post("/api/ask/stream", json={"question": "Onboarding?"})
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"
    parts = sse(response.text)
    assert [name for name, _ in parts] == ["status", "statement", "citations", "follow_ups", "done"]
    data = [json.loads(text) for _, text in parts]
    assert data[0] == {"status": "answered", "mode": "extractive"}
    assert data[1] == {"text": "Onboarding went from 15 days to 20 minutes.", "citations": [1]}
    assert data[2]["citations"][0]["source"] == "project/client-onboarding-automation"
    assert Answer.model_validate(data[4]["answer"]) == ANSWERED


TURN = {"role": "user", "content": "x"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"question": ""}, "question"),
        ({"question": " \n\t "}, "question"),
        ({"question": "x" * 2001}, "question"),
        ({"question": 7}, "question"),
        ({}, "question"),
        ({"question": "x", "history": [TURN] * 21}, "history"),
        ({"question": "x", "history": [{"role": "user", "content": "x" * 20_001}]}, "history"),
        ({"question": "x", "history": [{"role": "system", "content": "x"}]}, "history.0.role"),
        ({"question": "x", "history": [{**TURN, "name": "x"}]}, "history.0.name"),
        ({"question": "x", "history": "x"}, "history"),
        ({"question": "x", "model": "gpt"}, "model"),
        (["x"], "body"),
    ],
)
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_what_breaks_a_limit_is_refused_by_name(
    stage: Stage, path: str, body: Any, field: str
) -> None:
    response = stage.client.post(path, json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == "/docs#problem-invalid"
    assert [error["field"] for error in problem["errors"]] == [field]
    assert stage.assistant.asked == []


def test_the_limits_themselves_are_allowed(stage: Stage) -> None:
    turns = [{"role": "user", "content": "y" * 1000}] * 20
    response = stage.ask(" " + "x" * 2000 + " ", history=turns)
    assert response.status_code == 200
    question, history = stage.assistant.asked[0]
    assert (len(question), len(history)) == (2000, 20)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"question": NaN}', 422),
        (b'{"question": 1e999}', 422),
        (b'{"question": "\\ud800"}', 422),
        (b'{"question": "x", "history": [{"role": "user", "content": "\\udfff"}]}', 422),
        (b'{"question": "x", "\\ud800": 1}', 422),
        (b"[" * 100_000, 400),
    ],
)
def test_what_is_no_proper_json_is_refused_without_a_crash(
    stage: Stage, content: bytes, status: int
) -> None:
    response = stage.client.post(
        "/api/ask", content=content, headers={"Content-Type": "application/json"}
    )
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/nothing", 404),
        ("GET", "/portfolio/../secret", 404),
        ("GET", "/api/ask", 405),
        ("DELETE", "/api/suggestions", 405),
        ("POST", "/portfolio", 405),
    ],
)
def test_unknown_addresses_and_methods_are_problems_too(
    stage: Stage, method: str, path: str, status: int
) -> None:
    response = stage.client.request(method, path)
    assert response.status_code == status
    assert response.json()["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert ("allow" in response.headers) == (status == 405)


def test_a_crash_tells_the_reader_nothing_about_the_inside(stage: Stage) -> None:
    stage.assistant.error = RuntimeError("secret of /home/owner/corpus")
    response = stage.ask()
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text and "/home" not in response.text
    assert response.json()["detail"].endswith(response.headers["x-request-id"] + ".")
    assert "content-security-policy" in response.headers


def test_a_crash_before_the_first_event_is_a_500(stage: Stage) -> None:
    stage.assistant.error = RuntimeError("secret")
    response = stage.client.post("/api/ask/stream", json={"question": "Redis?"})
    assert response.status_code == 500
    assert "secret" not in response.text


def test_a_crash_in_a_stream_ends_it_with_an_error_event(stage: Stage) -> None:
    stage.assistant.error_after_status = RuntimeError("secret of /home/owner")
    response = stage.client.post("/api/ask/stream", json={"question": "Redis?"})
    assert response.status_code == 200
    (first, _), (last, data) = sse(response.text)
    assert (first, last) == ("status", "error")
    assert json.loads(data)["type"] == "/docs#problem-internal"
    assert "secret" not in response.text


def test_an_answer_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    stage = Stage(tmp_path, request_timeout=0.05)
    stage.assistant.stream_pause = 5
    response = stage.client.post("/api/ask/stream", json={"question": "Redis?"})
    last, data = sse(response.text)[-1]
    assert last == "error"
    assert json.loads(data)["title"] == "The answer took too long"


def test_a_stream_that_waits_is_kept_alive(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse_module, "WAITING_SECONDS", 0.02)
    stage.assistant.stream_pause = 0.2
    response = stage.client.post("/api/ask/stream", json={"question": "Redis?"})
    assert ": waiting\n\n" in response.text
    assert [name for name, _ in sse(response.text)][-1] == "done"


def test_suggestions_come_from_the_portfolio_or_from_the_owner(
    stage: Stage, tmp_path: Path
) -> None:
    assert stage.client.get("/api/suggestions").json() == {
        "suggestions": ["Does the engineer know Redis?", "What is in production?"],
        "owner": "the engineer",
        "greeting": "Ask about the engineer: every answer shows where in the portfolio it comes"
        " from.",
    }
    own = Stage(tmp_path, questions="Why Rust?| Where? ", owner_name="Ada", greeting="Hello!")
    assert own.client.get("/api/suggestions").json() == {
        "suggestions": ["Why Rust?", "Where?"],
        "owner": "Ada",
        "greeting": "Hello!",
    }


def test_a_thumb_down_goes_into_the_inbox_and_a_thumb_up_does_not(stage: Stage) -> None:
    body = {"question": "Redis?", "vote": "down", "comment": " wrong year ", "answer": "Yes. [1]"}
    assert stage.client.post("/api/feedback", json=body).status_code == 204
    up = {"question": "Redis?", "vote": "up"}
    assert stage.client.post("/api/feedback", json=up).status_code == 204
    stage.app.state.service.close()
    (item,) = stage.app.state.service.inbox.items()
    assert (item.reason, item.comment, item.answer) == ("thumbs_down", "wrong year", "Yes. [1]")
    too_long = {"question": "Redis?", "vote": "up", "comment": "x" * 1001}
    assert stage.client.post("/api/feedback", json=too_long).status_code == 422


def test_the_documentation_names_every_route_and_loads_nothing_from_elsewhere(
    stage: Stage,
) -> None:
    page = stage.client.get("/docs").text
    document = stage.client.get("/openapi.json").json()
    for path in document["paths"]:
        assert path in page
    for name in ("status", "statement", "citations", "follow_ups", "done", "error"):
        examples = document["paths"]["/api/ask/stream"]["post"]["responses"]["200"]["content"]
        value = examples["text/event-stream"]["examples"][name]["value"]
        assert value.startswith(f"event: {name}\ndata: ")
        json.loads(value.split("data: ")[1])
    assert re.findall(r'(?:src|href)="(?!/|#)([^"]*)"', page) == []
    assert "<script" not in page


def test_the_server_is_alive_and_ready(stage: Stage) -> None:
    assert stage.client.get("/healthz").json() == {"status": "ok"}
    ready = stage.client.get("/readyz").json()
    assert ready == {"status": "ready", "entries": 27, "passages": 0}


def test_a_server_whose_index_fails_is_alive_but_not_ready(stage: Stage) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no such file /var/index")

    stage.assistant.index.search = fail
    assert stage.client.get("/healthz").status_code == 200
    response = stage.client.get("/readyz")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert "/var" not in response.text


@pytest.fixture(scope="module")
def real(index: Index, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    settings = Settings(var=tmp_path_factory.mktemp("var"))
    return TestClient(create_app(Assistant(index, settings, date(2026, 11, 22)), settings))


def test_the_real_assistant_answers_with_quotes_of_its_entries(
    real: TestClient, index: Index
) -> None:
    answer = real.post("/api/ask", json={"question": "Does the engineer know Redis?"}).json()
    assert answer["status"] == "answered"
    assert "role/brandlock" in [citation["source"] for citation in answer["citations"]]
    for citation in answer["citations"]:
        assert citation["quote"] in index.entry(citation["source"]).document
        assert citation["url"] == f"/portfolio#{citation['source']}"


def test_the_real_assistant_follows_up_over_the_api_and_the_stream(real: TestClient) -> None:
    body = {
        "question": "And Kafka?",
        "history": [
            {"role": "user", "content": "Does the engineer know Redis?"},
            {"role": "assistant", "content": "Yes. [1]"},
        ],
    }
    answer = real.post("/api/ask", json=body).json()
    assert answer["status"] == NO_KAFKA.status
    assert "Kafka" in answer["text"]
    parts = sse(real.post("/api/ask/stream", json=body).text)
    assert json.loads(parts[-1][1])["answer"] == answer
