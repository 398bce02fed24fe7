"""The commands of the evals over the real assistant: exit codes, and what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.__main__ import main
from evals.bars import read_bars
from evals.generated import write_portfolio
from evals.report import read_report
from index import load_corpus

HEAD = "portfolio: corpus\ntoday: 2026-11-22\ncases:\n"
CASE = """
  - id: onboarding-{name}
    question: How long did onboarding take before?
    category: figure
    split: {split}
    status: [answered]
    any_of: [project/client-onboarding-automation]
    facts: ["{fact}"]
"""


@pytest.fixture(autouse=True)
def _shared_index(index: object, var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index of the other tests."""
    monkeypatch.setenv("ASSISTANT_VAR", str(var))


@pytest.fixture
def bars(tmp_path: Path) -> str:
    """Every held-out category right, and nothing unsupported."""
    file = tmp_path / "bars.yaml"
    file.write_text(
        "- {figure: pass_rate, split: held_out, by_category: true, at_least: 0.95}\n"
        "- {figure: unsupported, at_most: 0}\n"
    )
    return str(file)


def write_cases(folder: Path, work: str, held_out: str) -> str:
    file = folder / "cases.yaml"
    cases = CASE.format(name="seen", split="work", fact=work)
    cases += CASE.format(name="unseen", split="held_out", fact=held_out)
    file.write_text(HEAD + cases)
    return str(file)


def test_a_run_that_holds_its_bars_exits_with_0_and_leaves_a_report(
    tmp_path: Path, bars: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_cases(tmp_path, "15 days", "15 days")
    assert main(["--cases", file, "--bars", bars, "--reports", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "2 questions over 1 portfolio" in printed
    assert "2 of 2 bars held" in printed
    report = read_report(tmp_path / "latest.json")
    assert [result.case.id for result in report.assistant.results] == [
        "onboarding-seen",
        "onboarding-unseen",
    ]
    assert "How long did onboarding take before?" in (tmp_path / "latest.html").read_text()


def test_a_missed_bar_exits_with_1_and_held_out_questions_stay_unseen(
    tmp_path: Path, bars: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_cases(tmp_path, "15 days", "99 days")
    assert main(["--cases", file, "--bars", bars, "--no-report", "--failures"]) == 1
    printed = capsys.readouterr().out
    assert "✗ right answers, held out, figure: 0%, at least 95%" in printed
    assert "How long did onboarding take before?" not in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--cases", "nowhere.yaml"], "nowhere.yaml:1: cannot be read"),
        (["--only", "no-such-case"], "no case fits"),
        (["--corpus", "nowhere"], "no case file is about nowhere"),
        (["--bars", "nowhere.yaml"], "nowhere.yaml:1: cannot be read"),
        (["compare", "a.json", "b.json"], "a.json: cannot be read"),
        (["speed", "--corpus", "nowhere"], "nowhere"),
    ],
)
def test_bad_input_exits_with_2_and_one_clear_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""


def test_a_speed_option_that_is_no_number_exits_with_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["speed", "--sizes", "10,many"])
    assert caught.value.code == 2


def test_generated_portfolios_are_valid_of_the_size_asked_for_and_always_the_same(
    tmp_path: Path,
) -> None:
    questions = write_portfolio(tmp_path / "first", 40)
    assert questions == write_portfolio(tmp_path / "second", 40)
    entries = load_corpus(tmp_path / "first")
    assert entries == load_corpus(tmp_path / "second")
    assert len({entry.title for entry in entries}) == 40
    # As in a real portfolio: most kinds there are, and figures, tools and dates of their own.
    assert len({entry.kind for entry in entries}) >= 10
    projects = [entry for entry in entries if entry.kind == "project"]
    for differs in ("document", "period", "technologies"):
        assert len({getattr(entry, differs) for entry in projects}) > 0.9 * len(projects)


def test_the_bars_that_ship_can_be_measured() -> None:
    assert read_bars()
