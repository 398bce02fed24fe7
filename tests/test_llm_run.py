"""The run of the eval cases through a model: what it counts, lists, and when it gives up."""

from __future__ import annotations

from pathlib import Path

import pytest
from llm_stage import GOOD, endpoint, refuses, streams

from evals import written
from index import Index

CASES = """
portfolio: corpus
today: 2026-11-22
cases:
- {id: redis, question: Does the engineer know Redis?, category: skill, split: work,
   status: [answered]}
- {id: kafka, question: Does the engineer know Kafka?, category: skill-absent, split: work,
   status: [not_in_portfolio]}
"""


@pytest.fixture
def report(tmp_path: Path, index: Index, var: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus.yaml").write_text(CASES, encoding="utf-8")
    monkeypatch.setattr(written, "CASES", tmp_path)
    monkeypatch.setattr(written, "PAUSE", 0.0)
    monkeypatch.setenv("ASSISTANT_VAR", str(var))
    monkeypatch.setenv("ASSISTANT_LLM_MODEL", "m")
    return tmp_path / "llm.md"


def test_each_case_is_asked_at_each_temperature_and_every_sentence_is_listed(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lie = "They worked at Google. [2] "
    with endpoint(streams(GOOD, lie, "They know Redis. ")) as server:
        monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", server.url)
        code = written.main(["--temperatures", "0", "0.5", "--free", "--to", str(report)])
        heats = [request["temperature"] for request in server.requests]
    assert (code, heats) == (0, [0.0, 0.5])
    said = capsys.readouterr().out
    # Two calls for Redis, none for Kafka, which is not in the portfolio.
    assert "questions: 4, of which 2 called the model" in said
    assert "sentences: 6 written, 2 shown, 4 withheld" in said
    assert "different sentences among the shown: 1" in said
    listed = report.read_text(encoding="utf-8").splitlines()
    assert "1. At Brandlock, they developed microservices with Redis. (`redis`, 2 times)" in listed
    assert listed.count("- They worked at Google. — `redis`, Google is not in what is cited") == 2
    assert "- 2 × it cites nothing" in listed


def test_it_stops_when_enough_is_shown(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(streams(GOOD)) as server:
        monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", server.url)
        assert (
            written.main(["--temperatures", *"0000", "--shown", "1", "--free", "--to", str(report)])
            == 0
        )
        assert len(server.requests) == 1


def test_an_endpoint_that_brings_nothing_is_given_up_and_the_report_is_there(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with endpoint(refuses(500)) as server:
        monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", server.url)
        assert written.main(["--temperatures", *["0"] * 20, "--free", "--to", str(report)]) == 1
        assert len(server.requests) == written.FAILURES
    last = "stopped early, as call after call brought nothing: "
    assert last in capsys.readouterr().out
    assert last in report.read_text(encoding="utf-8")


def test_without_a_model_it_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written.main([]) == 2
    assert "ASSISTANT_LLM_BASE_URL" in capsys.readouterr().err


def test_a_free_run_leaves_the_budget_of_the_day_alone(
    report: Path, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    budget = var / "llm-budget.sqlite"
    before = budget.read_bytes() if budget.exists() else b""
    with endpoint(streams(GOOD)) as server:
        monkeypatch.setenv("ASSISTANT_LLM_BASE_URL", server.url)
        assert written.main(["--free", "--to", str(report)]) == 0
        assert server.requests
    assert (budget.read_bytes() if budget.exists() else b"") == before
