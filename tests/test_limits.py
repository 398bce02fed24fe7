"""Limits: how often, how much, how long, how many at once, and whom a client may claim to be."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from limits import parse
from limits.strategies import MovingWindowRateLimiter
from starlette.types import Message, Receive, Scope, Send
from web_stage import Stage

from assistant.web.capacity import BodyLimit
from assistant.web.forwarded import ForwardedHeaders, limit_key, parse_address
from assistant.web.metrics import Metrics
from assistant.web.window_storage import WindowStorage


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("assistant.web.window_storage.time", clock)
    monkeypatch.setattr("assistant.web.limiting.time", clock)
    return clock


def test_a_window_moves_with_the_clock(clock: Clock) -> None:
    limiter = MovingWindowRateLimiter(WindowStorage())
    rate = parse("3/minute")
    hits = []
    for at in (0, 20, 40, 59, 61, 79, 81):
        clock.now = 1_000_000.0 + at
        hits.append(limiter.hit(rate, "client"))
    # The hit at 0 leaves the window after 60, that at 20 after 80.
    assert hits == [True, True, True, False, True, False, True]


def test_the_storage_keeps_the_clients_seen_last() -> None:
    storage = WindowStorage(max_clients=2)
    for client in ("a", "b", "a", "c"):
        storage.acquire_entry(client, 10, 60)
    assert [storage.get(client) for client in ("a", "b", "c")] == [2, 0, 1]


def test_a_fourth_question_a_minute_waits_until_the_first_is_a_minute_old(
    tmp_path: Path, clock: Clock
) -> None:
    stage = Stage(tmp_path, rate_limit="3/minute")
    assert [stage.ask().status_code for _ in range(3)] == [200, 200, 200]
    clock.now += 14.5
    refused = stage.ask()
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "46"
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["detail"] == "Please wait 46 seconds before the next request."
    clock.now += 46
    assert stage.ask().status_code == 200


def test_the_stream_feedback_and_the_chats_events_count_as_questions(tmp_path: Path) -> None:
    stage = Stage(tmp_path, rate_limit="3/minute")
    body = {"question": "Redis?"}
    assert stage.client.post("/api/ask/stream", json=body).status_code == 200
    assert stage.client.post("/api/feedback", json={**body, "vote": "up"}).status_code == 204
    # There is no chat in this app: the address is not found, but only once it was counted.
    assert stage.client.post("/gradio_api/queue/join", json={}).status_code == 404
    assert stage.client.post("/gradio_api/queue/join", json={}).status_code == 429
    assert stage.ask().status_code == 429


def test_pages_have_a_limit_of_their_own_and_health_checks_none(tmp_path: Path) -> None:
    stage = Stage(tmp_path, rate_limit="1/minute", page_limit="2/minute")
    pages = [stage.client.get("/portfolio").status_code for _ in range(3)]
    assert pages == [200, 200, 429]
    assert stage.ask().status_code == 200
    assert [stage.client.get("/healthz").status_code for _ in range(3)] == [200] * 3


def test_each_address_has_its_own_limit(tmp_path: Path) -> None:
    stage = Stage(tmp_path, rate_limit="1/minute")
    one, other = stage.client_at("192.0.2.1"), stage.client_at("192.0.2.2")
    ask = {"url": "/api/ask", "json": {"question": "Redis?"}}
    assert [c.post(**ask).status_code for c in (one, other, one, other)] == [200, 200, 429, 429]


def test_an_ipv6_client_is_its_network(tmp_path: Path) -> None:
    stage = Stage(tmp_path, rate_limit="1/minute")
    ask = {"url": "/api/ask", "json": {"question": "Redis?"}}
    addresses = ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:db8:0:2::1")
    codes = [stage.client_at(address).post(**ask).status_code for address in addresses]
    assert codes == [200, 429, 200]


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("[2001:db8::1]:443", "2001:db8::/64"),
        ("not an address", "unknown"),
    ],
)
def test_limits_count_by_address_or_network(host: str, key: str) -> None:
    assert limit_key(host) == key


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-Id"])
def test_a_header_changes_nothing_when_no_proxy_is_trusted(tmp_path: Path, header: str) -> None:
    stage = Stage(tmp_path, rate_limit="1/minute")
    codes = [
        stage.client.post(
            "/api/ask", json={"question": "Redis?"}, headers={header: f"198.51.100.{n}"}
        ).status_code
        for n in range(2)
    ]
    assert codes == [200, 429]


def test_behind_a_trusted_proxy_each_reader_counts_alone(tmp_path: Path) -> None:
    stage = Stage(tmp_path, rate_limit="1/minute", trusted_proxies="10.0.0.0/8")
    proxy = stage.client_at("10.1.2.3")

    def ask(chain: str) -> int:
        headers = {"X-Forwarded-For": chain}
        return proxy.post("/api/ask", json={"question": "x"}, headers=headers).status_code

    assert ask("198.51.100.1") == 200
    assert ask("198.51.100.2") == 200
    assert ask("198.51.100.1") == 429
    # What the reader puts in front of the proxy's entry is not believed.
    assert ask("203.0.113.9, 198.51.100.1") == 429
    assert ask("198.51.100.3, 10.9.9.9") == 200
    assert ask("198.51.100.3") == 429


@pytest.mark.parametrize(
    ("chain", "client"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("203.0.113.9, 198.51.100.1", "198.51.100.1"),
        ("198.51.100.1, 10.2.2.2, 10.3.3.3", "198.51.100.1"),
        ("10.2.2.2", "10.2.2.2"),
        ("nonsense", "10.0.0.1"),
        ("198.51.100.1, nonsense", "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_the_client_is_the_last_one_no_trusted_proxy_vouches_for(chain: str, client: str) -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)

    headers = [(b"x-forwarded-for", chain.encode()), (b"x-forwarded-proto", b"https")]
    scope = {"type": "http", "client": ("10.0.0.1", 5), "headers": headers, "scheme": "http"}
    asyncio.run(ForwardedHeaders(app, ["10.0.0.0/8"])(scope, _never, _ignore))
    assert seen[0]["client"][0] == client
    assert seen[0]["scheme"] == "https"


def test_an_address_with_a_port_is_read() -> None:
    assert str(parse_address("192.0.2.1:443")) == "192.0.2.1"
    assert parse_address("unknown") is None


def test_a_body_that_says_it_is_too_large_is_not_read(tmp_path: Path) -> None:
    stage = Stage(tmp_path, max_body=1000)
    response = stage.ask("x" * 1001)
    assert response.status_code == 413
    assert response.json()["detail"] == "At most 1,000 bytes are taken."
    assert stage.assistant.asked == []


def test_a_body_in_chunks_is_counted_as_it_comes(tmp_path: Path) -> None:
    stage = Stage(tmp_path, max_body=1000)

    def chunks() -> Iterator[bytes]:
        for _ in range(11):
            yield b"x" * 100

    response = stage.client.post("/api/ask", content=chunks())
    assert response.status_code == 413


def test_a_body_that_does_not_arrive_is_given_up() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    limit = BodyLimit(_no_app, most=1000, seconds=0.02, metrics=Metrics())
    scope = {"type": "http", "method": "POST", "path": "/api/ask", "headers": []}
    asyncio.run(limit(scope, _never, send))
    assert sent[0]["status"] == 408


def test_a_client_that_leaves_while_sending_is_forgotten() -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    limit = BodyLimit(_no_app, most=1000, seconds=1, metrics=Metrics())
    scope = {"type": "http", "method": "POST", "path": "/api/ask", "headers": []}
    asyncio.run(limit(scope, gone, send))
    assert sent == []


async def _until(condition: Any) -> None:
    while not condition():
        await asyncio.sleep(0.005)


def _client(stage: Stage) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(stage.app, client=("192.0.2.1", 1))
    return httpx.AsyncClient(transport=transport, base_url="http://testserver")


async def test_one_question_too_many_at_one_time_is_told_to_come_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path, max_answers=2, answer_threads=1)
    stage.assistant.gate = threading.Event()
    ask = {"url": "/api/ask", "json": {"question": "Redis?"}}
    async with _client(stage) as client:
        waiting = [asyncio.create_task(client.post(**ask)) for _ in range(2)]
        in_flight = stage.app.state.service.metrics.in_flight
        await _until(lambda: in_flight._value.get() == 2)
        for path in ("/api/ask", "/api/ask/stream"):
            refused = await client.post(path, json={"question": "Redis?"})
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
            assert refused.json()["type"] == "/docs#problem-busy"
        stage.assistant.gate.set()
        assert [(await answer).status_code for answer in waiting] == [200, 200]
        assert (await client.post(**ask)).status_code == 200
    assert in_flight._value.get() == 0


async def test_too_many_open_requests_are_refused_and_places_come_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path, max_requests=1, answer_threads=1)
    stage.assistant.gate = threading.Event()
    async with _client(stage) as client:
        waiting = asyncio.create_task(client.post("/api/ask", json={"question": "Redis?"}))
        await _until(lambda: stage.assistant.asked)
        refused = await client.get("/portfolio")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
        stage.assistant.gate.set()
        assert (await waiting).status_code == 200
        assert (await client.get("/portfolio")).status_code == 200


async def test_an_answer_over_its_time_frees_its_place(tmp_path: Path) -> None:
    stage = Stage(tmp_path, max_answers=1, answer_threads=1, request_timeout=0.05)
    stage.assistant.gate = threading.Event()
    async with _client(stage) as client:
        overdue = await client.post("/api/ask", json={"question": "Redis?"})
        assert overdue.status_code == 503
        assert overdue.json()["title"] == "The answer took too long"
        stage.assistant.gate.set()
        await _until(lambda: stage.app.state.service.metrics.in_flight._value.get() == 0)
        stage.assistant.gate = None
        assert (await client.post("/api/ask", json={"question": "x"})).status_code == 200


async def _never() -> Message:
    await asyncio.sleep(60)
    raise AssertionError("nobody waits this long")


async def _ignore(message: Message) -> None:
    pass


async def _no_app(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("a refused request does not get here")
