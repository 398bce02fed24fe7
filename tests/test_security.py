"""What other sites may do, what a browser is told to allow, and what of Gradio is reachable."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_stage import Stage

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web import chat
from assistant.web.inline_scripts import script_hashes
from assistant.web.origins import same_host
from assistant.web.server import create_app
from index import Index

FRIEND = "https://friend.example"
STRANGER = "https://stranger.example"
PATHS = ["/portfolio", "/docs", "/api/suggestions", "/widget.js", "/healthz", "/nothing"]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path, allowed_origins=FRIEND)


@pytest.fixture(scope="module")
def whole(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The whole app, with the chat page of Gradio."""
    settings = Settings(var=tmp_path_factory.mktemp("var"), rate_limit="5/minute")
    assistant = Assistant(index, settings, date(2026, 11, 22))
    app = chat.mount(create_app(assistant, settings), assistant, settings)
    with TestClient(app, client=("192.0.2.1", 1), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_security_headers(stage: Stage, path: str) -> None:
    headers = stage.client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy and "unsafe-inline" not in policy.split("style-src")[0]
    assert f"frame-ancestors 'self' {FRIEND}" in policy
    assert "server" not in headers


def test_pages_run_their_own_scripts_only(stage: Stage) -> None:
    policy = stage.client.get("/portfolio").headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy


def test_without_a_list_only_itself_may_frame_the_pages(tmp_path: Path) -> None:
    headers = Stage(tmp_path).client.get("/portfolio").headers
    assert headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_over_https_browsers_are_told_to_stay_there(tmp_path: Path) -> None:
    stage = Stage(tmp_path, trusted_proxies="192.0.2.1")
    plain = stage.client.get("/portfolio")
    assert "strict-transport-security" not in plain.headers
    secure = stage.client.get("/portfolio", headers={"X-Forwarded-Proto": "https"})
    assert secure.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    "origin", [STRANGER, "null", "https://friend.example.evil", "x", FRIEND + ":1"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_sites_are_refused_not_only_ignored(stage: Stage, origin: str, method: str) -> None:
    path = "/api/suggestions" if method == "GET" else "/api/ask"
    json = None if method == "GET" else {"question": "Redis?"}
    response = stage.client.request(method, path, json=json, headers={"Origin": origin})
    assert response.status_code == 403
    assert response.json()["type"] == "/docs#problem-origin-not-allowed"
    assert "access-control-allow-origin" not in response.headers
    assert stage.assistant.asked == []


def test_a_listed_site_may_ask_and_read_the_answer(stage: Stage) -> None:
    response = stage.client.post(
        "/api/ask", json={"question": "Redis?"}, headers={"Origin": FRIEND}
    )
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == FRIEND
    assert "Origin" in response.headers["vary"]
    assert "access-control-allow-credentials" not in response.headers


def test_a_listed_site_can_read_why_it_is_refused(tmp_path: Path) -> None:
    stage = Stage(tmp_path, allowed_origins=FRIEND, rate_limit="1/minute")
    for _ in range(2):
        response = stage.client.post("/api/ask", json={"question": "x"}, headers={"Origin": FRIEND})
    assert response.status_code == 429
    assert response.headers["access-control-allow-origin"] == FRIEND
    assert "Retry-After" in response.headers["access-control-expose-headers"]


def test_its_own_pages_need_no_list(stage: Stage) -> None:
    response = stage.client.post(
        "/api/ask", json={"question": "Redis?"}, headers={"Origin": "http://testserver"}
    )
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("https://a.example", "a.example", True),
        ("https://a.example", "a.example:443", True),
        ("http://a.example:80", "a.example", True),
        ("http://localhost:7860", "localhost:7860", True),
        ("http://localhost:7861", "localhost:7860", False),
        ("https://b.a.example", "a.example", False),
        ("https://a.example.evil", "a.example", False),
        ("null", "null", False),
        ("https://a.example:x", "a.example", False),
        ("", "", False),
    ],
)
def test_an_origin_is_its_own_when_host_and_port_are(origin: str, host: str, same: bool) -> None:
    assert same_host(origin, host) is same


def test_a_forwarded_host_counts_only_from_a_trusted_proxy(tmp_path: Path) -> None:
    headers = {"Origin": "https://public.example", "X-Forwarded-Host": "public.example"}
    ask = {"url": "/api/ask", "json": {"question": "x"}, "headers": headers}
    assert Stage(tmp_path).client.post(**ask).status_code == 403
    behind = Stage(tmp_path, trusted_proxies="192.0.2.1")
    assert behind.client.post(**ask).status_code == 200


def test_a_preflight_is_answered_for_listed_sites_only(stage: Stage) -> None:
    asks = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    friend = stage.client.options("/api/ask", headers={"Origin": FRIEND, **asks})
    assert friend.status_code == 200
    assert friend.headers["access-control-allow-origin"] == FRIEND
    stranger = stage.client.options("/api/ask", headers={"Origin": STRANGER, **asks})
    assert stranger.status_code == 400
    assert "access-control-allow-origin" not in stranger.headers


def test_any_site_may_load_the_widget_by_both_names(stage: Stage) -> None:
    newest = stage.client.get("/widget.js", headers={"Origin": STRANGER})
    assert newest.headers["access-control-allow-origin"] == "*"
    assert newest.headers["cross-origin-resource-policy"] == "cross-origin"
    assert newest.headers["cache-control"] == "public, max-age=300"
    name = hashlib.sha256(newest.content).hexdigest()[:16]
    version = stage.client.get(f"/widget.{name}.js")
    assert version.content == newest.content
    assert "immutable" in version.headers["cache-control"]
    assert stage.client.get("/widget.0000000000000000.js").status_code == 404
    assert stage.client.get("/widget..js").status_code == 404


def test_the_widget_is_compressed_and_not_sent_twice(stage: Stage) -> None:
    first = stage.client.get("/widget.js")
    assert first.headers["content-encoding"] == "gzip"
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = stage.client.get("/widget.js", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    plain = stage.client.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == first.content


def test_inline_scripts_are_named_by_their_hash() -> None:
    page = b'<script>a()\r\n</script><script src="/b.js"></script><SCRIPT data-x>c()</SCRIPT>'
    sources = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
        for text in (b"a()\n", b"c()")
    ]
    assert list(script_hashes(page)) == sources


def test_the_chat_page_allows_exactly_its_own_inline_scripts(whole: TestClient) -> None:
    for encoding in ("identity", "gzip", "br"):
        response = whole.get("/", headers={"Accept-Encoding": encoding})
        policy = response.headers["content-security-policy"]
        scripts = policy.split("script-src ")[1].split(";")[0]
        assert scripts.split()[1:] == list(script_hashes(response.content))
        assert "unsafe-inline" not in scripts and "unsafe-eval" not in policy
    assert int(response.headers["content-length"]) == len(response.content)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=http://example.com/",
        "/gradio_api/proxy=http://example.com/",
        "/gradio_api/call/ask",
        "/gradio_api/run/ask",
        "/gradio_api/api/ask",
        "/gradio_api/vibe-code",
        "/gradio_api/runs",
        "/gradio_api/deep_link",
        "/monitoring",
        "/login",
        "/gradio_api/component_server",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_the_chat_does_not_need_of_gradio_is_not_there(
    whole: TestClient, method: str, path: str
) -> None:
    response = whole.request(method, path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_gradio_does_not_reflect_a_foreign_origin(whole: TestClient) -> None:
    for path in ("/", "/config", "/theme.css"):
        response = whole.get(path, headers={"Origin": STRANGER})
        assert "access-control-allow-origin" not in response.headers
        assert "access-control-allow-credentials" not in response.headers
    join = whole.post("/gradio_api/queue/join", json={}, headers={"Origin": STRANGER})
    assert join.status_code == 403


def test_gradios_queue_stands_under_the_limit_of_questions(whole: TestClient) -> None:
    codes = [whole.post("/gradio_api/queue/join", json={}).status_code for _ in range(6)]
    assert codes[-1] == 429
    assert 429 not in codes[:4]
