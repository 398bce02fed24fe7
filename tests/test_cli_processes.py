"""Processes of one's own: what asking imports, a pipe that closes, servers that cannot start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytest_plugins = ["cli_fixtures"]
pytestmark = pytest.mark.usefixtures("environment")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_asking_imports_no_web_server_and_no_build_time_library() -> None:
    script = (
        "import sys; from assistant.__main__ import main; code = main(['ask', 'Hello']);"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'fastapi', 'gradio', 'uvicorn', 'torch', 'sentence_transformers', 'llama_index',"
        " 'jinja2', 'limits'})); sys.exit(code)"
    )
    done = run("-c", script)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "question": "Hello"}\n' * 50)
    command = f"{sys.executable} -m assistant ask --batch {file} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


def test_a_port_in_use_is_one_line_and_code_2() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("app.py", ASSISTANT_PORT=port)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"cannot listen on 127.0.0.1 port {port}" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("ASSISTANT_CORPUS", "/nowhere"), ("ASSISTANT_MAX_ANSWERS", "none"), ("ASSISTANT_HOST", "no")],
)
def test_a_server_that_cannot_start_says_why_in_one_line(name: str, value: str) -> None:
    done = run("app.py", **{"ASSISTANT_PORT": "0", name: value})
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
