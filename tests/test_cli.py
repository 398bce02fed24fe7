"""`python -m assistant`: answers, batches, the inbox, the tag; one clear line for each mistake."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_stage import Capture, one_line
from conftest import ROOT

from assistant.__main__ import COMMANDS, main
from assistant.answer import Answer, Turn
from assistant.assistant import Assistant
from assistant.inbox import Inbox, Note
from assistant.widget import Widget

pytest_plugins = ["cli_fixtures"]
pytestmark = pytest.mark.usefixtures("environment")


def test_an_answer_is_shown_with_its_sources(capsys: Capture) -> None:
    assert main(["ask", "Does the engineer know Redis?"]) == 0
    shown = capsys.readouterr().out
    assert "[1] Brandlock (role)" in shown
    assert "/portfolio#role/brandlock" in shown
    assert "“Developed microservices with Express.js, PostgreSQL, Redis, RabbitMQ”" in shown


def test_an_answer_can_be_had_as_json(capsys: Capture) -> None:
    assert main(["ask", "--json", "And Kafka?"]) == 0
    answer = Answer.model_validate_json(capsys.readouterr().out)
    assert answer.status == "not_in_portfolio"


def test_a_batch_answers_line_by_line_and_names_the_bad_lines(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    history = [{"role": "user", "content": "Does the engineer know Redis?"}]
    lines = [
        b"\xef\xbb\xbf" + json.dumps({"id": 1, "question": "Hello"}).encode(),
        b"",
        b"not json",
        json.dumps({"id": "b", "question": " "}).encode(),
        json.dumps({"question": "without id"}).encode(),
        b'{"id": "x", "question": "\xff"}',
        json.dumps({"id": "k\u00e9", "question": "And Kafka?", "history": history}).encode(),
        json.dumps({"id": "extra", "question": "Hi", "category": "smalltalk"}).encode(),
    ]
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b"\n".join(lines))
    assert main(["ask", "--batch", str(file)]) == 2
    captured = capsysbinary.readouterr()
    out = [json.loads(line) for line in captured.out.splitlines()]
    assert [line["id"] for line in out] == [1, "ké", "extra"]
    for line in out:
        assert set(line) == {"id", "answer", "ms"}
        assert line["ms"] > 0
    assert Answer.model_validate(out[1]["answer"]).status == "not_in_portfolio"
    problems = captured.err.decode().splitlines()
    assert [problem.split(":")[0] for problem in problems] == [
        "line 3",
        "line 4",
        "line 5",
        "line 6",
    ]


def test_a_batch_comes_from_standard_input(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = json.dumps({"id": "a", "question": "Hello"}).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(line)))
    assert main(["ask", "--batch", "-"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["id"] == "a"


def test_a_question_that_crashes_does_not_stop_the_others(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ask = Assistant.ask

    def sometimes(self: Assistant, question: str, history: tuple[Turn, ...] = ()) -> Answer:
        if question == "crash":
            raise RuntimeError("a bug")
        return ask(self, question, history)

    monkeypatch.setattr(Assistant, "ask", sometimes)
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "question": "crash"}\n{"id": 2, "question": "Hello"}\n')
    assert main(["ask", "--batch", str(file)]) == 1
    captured = capsysbinary.readouterr()
    assert json.loads(captured.out)["id"] == 2
    assert captured.err == b"line 1: not answered: RuntimeError: a bug\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["aks"], "is it ask?"),
        (["zzz"], "there are "),
        (["ask"], 'ask "Redis?"'),
        (["ask", "a", "--batch", "b"], "not both"),
        (["ask", "x" * 100_000], "at most 2000 characters"),
        (["ask", "  "], "at least 1 character"),
        (["ask", "Redis?", "--corpus", "/nowhere"], "/nowhere"),
        (["ask", "--batch", "/nowhere.jsonl"], "cannot read /nowhere.jsonl"),
        (["inbox", "to-case", "7"], "no item #7"),
        (["inbox", "remove", "7"], "no item #7"),
        (["embed", "--host", "somewhere"], "is not an origin"),
    ],
)
def test_a_mistake_gets_one_clear_line_and_code_2(
    capsys: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    if arguments[0] == "inbox":
        monkeypatch.setenv("ASSISTANT_VAR", str(tmp_path))
    assert main(arguments) == 2
    line = one_line(capsys)
    assert says in line and len(line) < 300


def test_a_wrong_option_is_one_line_too(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["ask", "Redis?", "--jsno"])
    assert left.value.code == 2
    assert "--jsno" in one_line(capsys)


def test_a_var_folder_that_cannot_be_written_is_said(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("ASSISTANT_VAR", str(blocked))
    assert main(["ask", "Redis?"]) == 2
    assert str(blocked) in one_line(capsys)
    assert main(["inbox"]) == 0  # There is nothing in it.
    assert "empty" in capsys.readouterr().out


def test_the_tag_has_the_hash_of_the_script(capsys: Capture) -> None:
    assert main(["embed", "--host", "https://assistant.example/"]) == 0
    shown = capsys.readouterr().out
    widget = Widget((ROOT / "assistant/web/static/widget.js").read_bytes())
    assert f'src="https://assistant.example/widget.{widget.hash}.js"' in shown
    assert f'integrity="{widget.integrity}"' in shown
    assert '<script src="https://assistant.example/widget.js" defer></script>' in shown
    assert "script-src https://assistant.example; connect-src https://assistant.example" in shown


def test_integrity_is_the_sha384_that_browsers_compute() -> None:
    # printf 'abc' | openssl dgst -sha384 -binary | base64
    known = "ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
    assert Widget(b"abc").integrity == f"sha384-{known}"


def test_embed_says_what_the_server_does_not_allow_yet(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_PUBLIC_URL", "https://assistant.example")
    monkeypatch.setenv("ASSISTANT_ALLOWED_ORIGINS", "https://a.example")
    assert main(["embed", "--site", "https://b.example"]) == 0
    wanted = "ASSISTANT_ALLOWED_ORIGINS=https://a.example,https://b.example"
    assert wanted in capsys.readouterr().err
    assert main(["embed", "--site", "https://a.example"]) == 0
    assert capsys.readouterr().err == ""


def test_the_inbox_is_shown_by_what_was_missing_and_an_item_becomes_a_case(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_VAR", str(tmp_path))
    assert main(["inbox"]) == 0
    assert capsys.readouterr().out == "The inbox is empty.\n"
    Inbox(tmp_path).add(
        Note(
            reason="unanswered",
            status="not_in_portfolio",
            question="And Kafka?\x1b[2J",
            history=(Turn(role="user", content="Redis?"),),
            missing=("The portfolio does not mention Kafka.",),
            nearest=("role/brandlock",),
        )
    )
    assert main(["inbox"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Kafka  (asked once)\n")
    assert "name it in `role/brandlock`" in shown
    assert "#1  And Kafka?\ufffd[2J\n          after: Redis?" in shown
    assert main(["inbox", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["nearest"] == ["role/brandlock"]
    file = tmp_path / "cases.yaml"
    assert main(["inbox", "to-case", "1", "--to", str(file)]) == 0
    assert "id: inbox-1-and-kafka" in file.read_text()
    capsys.readouterr()
    assert main(["inbox", "to-case", "1", "--to", "-"]) == 0
    assert capsys.readouterr().out.startswith("  - id: inbox-1-and-kafka")
    assert main(["inbox", "remove", "1"]) == 0
    assert main(["inbox", "clear"]) == 0
    assert capsys.readouterr().out == "Removed #1.\nRemoved 0.\n"


def test_help_names_every_command(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in COMMANDS)
    assert main([]) == 2
