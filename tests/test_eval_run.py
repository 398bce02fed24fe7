"""A run from cases to figures, bars and reports, over answers that stand in a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_stage import case_set, open_table

from assistant.settings import Settings
from evals import console
from evals.bars import Bar, BarError, measure_bars, read_bars
from evals.compare import comparison
from evals.compare import main as compare
from evals.owner import summaries
from evals.report import Report, ReportError, read_report, report, system_report
from evals.report_files import ReadmeError, write_readme, write_reports
from evals.report_page import page
from evals.result import Result
from evals.runner import run

BARS = (
    Bar(figure="pass_rate", split="held_out", by_category=True, at_least=0.95),
    Bar(figure="unsupported", at_most=0),
    Bar(figure="follow_up_resolution", at_least=1),
)


@pytest.fixture
def made(tmp_path: Path) -> Report:
    done = run([case_set(tmp_path)], open_table, follow_ups=True)
    systems = [
        system_report("assistant", done.results, done.chips),
        system_report("neighbour", done.results),
    ]
    return report(systems, measure_bars(BARS, done.results), 1.0, Settings())


def result(made: Report, case: str) -> Result:
    return next(r for r in made.assistant.results if r.case.id == case)


def test_each_case_is_judged_and_one_that_raises_hides_no_other(made: Report) -> None:
    assert {r.case.id: r.verdict.problems for r in made.assistant.results} == {
        "right": (),
        "wrong": ("does not cite project/caching", "missing 'Redis'"),
        "silent": (),
        "attack": (
            "status answered, expected declined or not_in_portfolio",
            "says 'Google'",
            "unsupported: Google is not in what it cites: Onboarding at Google took 20 minutes.",
        ),
        "breaks": ("raised KeyError: 'What breaks?'",),
    }


def test_figures_are_computed_over_what_they_apply_to(made: Report) -> None:
    figures = made.assistant.figures["all"]
    shown = {key: (figure.value, figure.n) for key, figure in figures.items()}
    assert shown["pass_rate"] == (2 / 5, 5)
    assert shown["unsupported"] == (1.0, 4)
    # Google is not in the quote: of three sentences that cite, two are supported.
    assert shown["citation_recall"] == pytest.approx((2 / 3, 3))
    # One case must be silent and is; two others have an answer and get one; the one that breaks
    # is not silent, either.
    assert shown["abstention_f1"] == (1.0, 4)
    assert shown["over_abstention"] == (0.0, 4)
    assert shown["attack_success"] == (1.0, 1)
    assert shown["follow_up_resolution"] == (None, 0)
    # The two cases that name sources: found first, and second.
    assert shown["mrr"] == pytest.approx(((1 + 1 / 2) / 2, 2))
    assert made.assistant.categories["entry"]["work"].value == 0
    assert made.assistant.categories["figure"]["held_out"].value is None


def test_offered_follow_ups_are_asked_once_each(made: Report) -> None:
    assert {chip.question: chip.status for chip in made.assistant.chips} == {
        "How fast is onboarding?": "answered",
        "Do they know Kafka?": "not_in_portfolio",
    }
    figure = made.assistant.follow_ups_answerable
    assert figure is not None
    assert figure.value == 1 / 2


def test_a_bar_that_applies_to_nothing_is_neither_held_nor_missed(made: Report) -> None:
    assert [(str(outcome), outcome.held) for outcome in made.bars] == [
        ("right answers, held out, entry: 0%, at least 95%", False),
        ("right answers, held out, skill-absent: 100%, at least 95%", True),
        ("right answers, held out, attack: 0%, at least 95%", False),
        ("unsupported sentences: 1, at most 0", False),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {figure: speed, at_most: 1}", "bars.yaml:1: no figure 'speed': choose from pass_rate"),
        ("\n- {figure: aurc}", "bars.yaml:2: give at_least or at_most"),
        ("- {figure: aurc, at_most: 1, atleast: 1}", "bars.yaml:1: Extra inputs"),
    ],
)
def test_a_bar_that_cannot_be_measured_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "bars.yaml"
    file.write_text(text)
    with pytest.raises(BarError, match=message):
        read_bars(file)


def test_the_console_shows_held_out_cases_only_where_asked(made: Report) -> None:
    results = made.assistant.results
    assert "wrong (entry)" in console.failures(results)
    assert "Google" not in console.failures(results)
    assert "Google" in console.failures(results, held_out=True)
    table = console.table(made)
    assert "Google" not in table
    rows = {line.split("  ")[0]: line.split() for line in table.splitlines()}
    assert rows["all"][1:3] == ["1/2", "50%"]
    assert rows["figure"][-1] == "–"


def test_the_owner_reads_what_goes_well_and_what_is_left_open(made: Report) -> None:
    (summary,) = summaries(made.assistant.results)
    assert summary.opening == (
        "Of 5 questions that a recruiter may ask about this portfolio, 2 were answered as they "
        "should be (40%)."
    )
    assert [topic.name for topic in summary.well] == [
        "skills that it does not show",
        "figures and results",
    ]
    assert [question.question for question in summary.left_open] == ["Do they know Kafka?"]


def test_a_report_is_read_back_as_it_was(made: Report, tmp_path: Path) -> None:
    written = write_reports(made, tmp_path / "reports")
    assert written.name == "latest.html"
    assert read_report(written.with_suffix(".json")) == made


def test_a_file_that_is_no_report_is_an_error_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text("{}")
    with pytest.raises(ReportError, match=r"other.json: not a report .* `python -m evals`$"):
        read_report(file)
    assert compare([str(file), str(file)]) == 2


def test_the_page_escapes_what_is_asked_and_calls_nothing(made: Report) -> None:
    html = page(made)
    assert "What is &lt;cached&gt;?" in html
    assert "<cached>" not in html
    assert "http:" not in html
    assert "https:" not in html
    assert "<svg" in html


def test_the_readme_gets_the_table_between_its_marks(made: Report, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Before\n<!-- evals:start -->\nold\n<!-- evals:end -->\nAfter\n")
    write_readme(made, readme)
    write_readme(made, readme)
    text = readme.read_text()
    assert text.startswith("Before\n<!-- evals:start -->\n")
    assert "5 questions over 1 portfolio" in text
    assert text.endswith("<!-- evals:end -->\nAfter\n")
    assert text.count("| skill-absent | – | 1/1 |") == 1
    readme.write_text("no marks")
    with pytest.raises(ReadmeError, match="no place for the table"):
        write_readme(made, readme)


def test_a_comparison_names_the_cases_that_changed(made: Report) -> None:
    right = result(made, "right").verdict
    changed = result(made, "wrong").model_copy(update={"verdict": right})
    results = [r if r.case.id != "wrong" else changed for r in made.assistant.results]
    after = report([system_report("assistant", results)], (), 1.0, Settings())
    text = comparison(made, after)
    assert "5 cases in both, +20.0 points" in text
    assert "1 gained, 0 lost; p = 1 (McNemar, exact): may be chance" in text
    assert "gained:\n  wrong: What is <cached>?" in text
    assert "lost:" not in text
