"""`python -m index`: what it prints, where it looks, and how it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, WriteCorpus
from index_stage import MILL

from index.__main__ import main


@pytest.fixture
def mill(write_corpus: WriteCorpus, own_var: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portfolio of one project; the settings name a place of its own for the index."""
    monkeypatch.setenv("ASSISTANT_VAR", str(own_var))
    for name in ("CORPUS", "MODEL", "CHROMA_URL"):
        monkeypatch.delenv(f"ASSISTANT_{name}", raising=False)
    return write_corpus({"projects/mill.md": MILL})


def test_build_builds_once_and_says_what(mill: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--corpus", str(mill)]) == 0
    out, err = capfd.readouterr()
    assert out.startswith(f"The index of {mill} built in ")
    assert out.endswith(" s: 1 entry, 3 passages, 3 of them embedded in this build.\n")
    assert err == f"index: building the index of {mill}: there is none yet\n"

    assert main(["build", "--corpus", str(mill)]) == 0
    out, err = capfd.readouterr()
    assert out.startswith(f"The index of {mill} is current: 1 entry, 3 passages")
    assert err == ""


def test_status_says_what_is_indexed_and_whether_it_is_current(
    mill: Path, own_var: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--corpus", str(mill)]) == 0
    before = capfd.readouterr().out.splitlines()
    assert before[0] == f"corpus    {mill}"
    assert before[1].startswith(f"index     {own_var}/index/portfolio-")
    assert before[2:] == ["state     to be built: there is none yet"]

    main(["build", "--corpus", str(mill)])
    capfd.readouterr()
    main(["--corpus", str(mill), "status"])
    after = dict(line.split(maxsplit=1) for line in capfd.readouterr().out.splitlines())
    assert after["state"] == "current"
    assert after["holds"] == "1 entry, 3 passages"
    assert after["model"] == "all-MiniLM-L6-v2, 384 dimensions"
    assert after["store"].startswith("Chroma embedded, collection passages-")
    assert "chromadb " in after["with"]

    (mill / "projects/mill.md").write_text(MILL + " Gladly.")
    main(["status", "--corpus", str(mill)])
    assert "\nstate     to be built: the corpus has changed\n" in capfd.readouterr().out


def test_status_as_json_can_be_read_by_programs(
    mill: Path, own_var: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--json", "--corpus", str(mill)]) == 0
    before = json.loads(capfd.readouterr().out)
    assert before.pop("folder").startswith(f"{own_var}/index/portfolio-")
    assert before == {"current": False, "manifest": None, "reason": "there is none yet"}

    main(["build", "--corpus", str(mill)])
    capfd.readouterr()
    main(["status", "--json", "--corpus", str(mill)])
    after = json.loads(capfd.readouterr().out)
    assert (after["current"], after["reason"]) == (True, None)
    assert after["manifest"]["passages"] == 3
    assert after["manifest"]["model"] == "all-MiniLM-L6-v2"


def test_status_builds_nothing(mill: Path, own_var: Path) -> None:
    main(["status", "--corpus", str(mill)])
    assert sorted(path.name for path in own_var.iterdir()) == ["models"]


@pytest.mark.parametrize("place", ["before", "after", "setting", "over the setting"])
def test_the_corpus_may_be_named_anywhere(
    mill: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    place: str,
) -> None:
    if "setting" in place:
        elsewhere = "nowhere" if "over" in place else str(mill)
        monkeypatch.setenv("ASSISTANT_CORPUS", elsewhere)
    named = ["--corpus", str(mill)]
    arguments = {"before": [*named, "status"], "setting": ["status"]}
    assert main(arguments.get(place, ["status", *named])) == 0
    assert capfd.readouterr().out.startswith(f"corpus    {mill}\n")


@pytest.mark.parametrize("command", ["build", "status"])
@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("ASSISTANT_CORPUS", "nowhere", "nowhere: no such file or folder\n"),
        ("ASSISTANT_MODEL", "./nowhere", "model './nowhere': no such folder; check"),
    ],
)
def test_what_the_owner_can_put_right_is_one_line_and_exit_code_2(
    mill: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    command: str,
    setting: str,
    value: str,
    message: str,
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(mill))
    monkeypatch.setenv(setting, value)
    assert main([command]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(message)
    assert err.count("\n") == 1


def test_every_problem_of_a_corpus_has_its_line(
    mill: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (mill / "projects/mill.md").write_text("---\nstart: soon\ntext: here\n---\n")
    assert main(["build", "--corpus", str(mill)]) == 2
    file = mill / "projects/mill.md"
    assert capfd.readouterr().err.splitlines() == [
        f"{file}:1: title is missing",
        f"{file}:2: start: 'soon' is not a date: write 2023-04, 2023 or Apr 2023",
        f"{file}:3: text belongs in the body, below the front matter",
    ]


@pytest.mark.parametrize("arguments", [[], ["rebuild"], ["build", "--fast"]])
def test_a_command_that_is_not_known_is_exit_code_2(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m index" in capfd.readouterr().err


def test_a_first_build_says_only_what_it_does(mill: Path, own_var: Path) -> None:
    (own_var / "models").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "index", "build", "--corpus", str(mill)],
        cwd=ROOT,
        env=os.environ.copy(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"index: building the index of {mill}: there is none yet",
        "index: exporting the model: there is no export of it yet",
    ]


def test_a_reader_of_the_output_may_leave_early(mill: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "index", "check", "--corpus", str(mill)],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
