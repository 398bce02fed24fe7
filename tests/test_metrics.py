"""Metrics and logs: everything counted, nothing told about what was asked or by whom."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from web_stage import Stage

from assistant.web.logs import JsonFormatter, route_of

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def samples(stage: Stage) -> Samples:
    """All samples by name and labels."""
    text = stage.client.get("/metrics").text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def labels(**values: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(values.items()))


def test_answers_are_counted_by_status_mode_and_way(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.ask("Redis?")
    stage.ask("Redis?")
    stage.ask("Kafka?")
    stage.client.post("/api/ask/stream", json={"question": "Redis?"})
    found = samples(stage)

    def count(status: str, via: str) -> float:
        return found["assistant_answers_total", labels(status=status, mode="extractive", via=via)]

    assert count("answered", "api") == 2
    assert count("not_in_portfolio", "api") == 1
    assert count("answered", "stream") == 1
    assert found["assistant_answer_seconds_count", labels(mode="extractive")] == 4
    assert found["assistant_answers_in_flight", ()] == 0
    assert found["assistant_entries", labels(kind="project")] == 8


def test_refusals_are_counted_by_reason(tmp_path: Path) -> None:
    stage = Stage(tmp_path, rate_limit="1/minute", max_body=1000)
    stage.ask("Redis?")
    stage.ask("Redis?")
    other = stage.client_at("192.0.2.9")
    other.post("/api/ask", content=b"x" * 1001)
    other.get("/api/suggestions", headers={"Origin": "https://stranger.example"})
    found = samples(stage)
    for reason in ("rate-limited", "body-too-large", "origin-not-allowed"):
        assert found["assistant_refused_total", labels(reason=reason)] == 1


def test_votes_are_counted(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for vote in ("up", "up", "down"):
        stage.client.post("/api/feedback", json={"question": "Redis?", "vote": vote})
    found = samples(stage)
    assert found["assistant_feedback_total", labels(vote="up")] == 2
    assert found["assistant_feedback_total", labels(vote="down")] == 1


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/api/ask", "/api/ask"),
        ("/api/anything/else", "/api/*"),
        ("/widget.0123456789abcdef.js", "/widget*"),
        ("/gradio_api/heartbeat/abc", "/gradio_api/*"),
        ("/wp-admin/4711", "other"),
        ("/", "/"),
    ],
)
def test_what_a_client_invents_makes_no_new_label(path: str, route: str) -> None:
    assert route_of(path) == route


def test_invented_methods_and_paths_make_few_samples(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for number in range(30):
        stage.client.request(f"M{number}", f"/x{number}")
    routes = [key for key in samples(stage) if key[0] == "assistant_requests_total"]
    assert len(routes) == 1


def logged(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    formatter = JsonFormatter()
    records = [record for record in caplog.records if record.name == "assistant.web"]
    return [json.loads(formatter.format(record)) for record in records]


def test_logs_tell_route_status_and_time_but_not_the_question(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    stage = Stage(tmp_path)
    stage.ask("What of Project Zebra?")
    stage.client.get("/portfolio?q=Zebra")
    answer, request, page = logged(caplog)
    assert (answer["event"], answer["status"], answer["via"]) == ("answer", "answered", "api")
    assert answer["citations"] == ["project/client-onboarding-automation"]
    assert (request["event"], request["route"], request["status"]) == ("request", "/api/ask", 200)
    assert page["route"] == "/portfolio"
    assert "Zebra" not in json.dumps([answer, request, page])
    assert "192.0.2.1" not in json.dumps([answer, request, page])


def test_the_owner_may_have_questions_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    Stage(tmp_path, log_questions=True).ask("What of Project Zebra?")
    assert logged(caplog)[0]["question"] == "What of Project Zebra?"


def test_a_crash_is_logged_whole_under_the_number_the_reader_got(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(tmp_path)
    stage.assistant.error = RuntimeError("secret cause")
    response = stage.ask("Redis?")
    (crash,) = [line for line in logged(caplog) if line["event"] == "crash"]
    assert crash["request"] == response.headers["x-request-id"]
    assert "secret cause" in str(crash["exception"])
