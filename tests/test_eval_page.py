"""The report page in a real browser, opened as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from eval_stage import case_set, open_table
from playwright.sync_api import Browser, Page, expect

from assistant.settings import Settings
from evals.report import report, system_report
from evals.report_files import write_reports
from evals.runner import run

pytest_plugins = ["conftest_browser"]
pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page at the width of a telephone; fails on a request or an error in the page."""
    done = run([case_set(tmp_path)], open_table)
    systems = [system_report("assistant", done.results), system_report("other", done.results)]
    file = write_reports(report(systems, (), 1.0, Settings()), tmp_path / "reports")
    context = browser.new_context(viewport={"width": 380, "height": 800})
    opened = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    assert asked == [file.as_uri()]
    assert errors == []
    context.close()


def shown(page: Page) -> list[str]:
    """The text of the cases; those below the screen are not laid out, but have text, too."""
    return [" ".join((c.text_content() or "").split()) for c in page.locator(".case:visible").all()]


def test_failed_work_cases_are_shown_first_with_all_sides(page: Page) -> None:
    (text,) = shown(page)
    for part in (
        "What is <cached>?",
        "Onboarding went from 15 days to 20 minutes. [1]",
        "cites project/caching",
        "It is in the title.",
        "[1] project/onboarding",
        "other: wrong",
    ):
        assert part in text


def test_cases_are_filtered_by_result_part_and_words(page: Page) -> None:
    page.get_by_label("Result").select_option("")
    page.get_by_label("Part").select_option("")
    expect(page.locator("output")).to_have_text("5 of 5")
    page.get_by_label("Part").select_option("held_out")
    page.get_by_label("Result").select_option("failed")
    assert len(shown(page)) == 2
    page.get_by_label("Words").fill("GOOGLE were")
    (only,) = shown(page)
    assert "Say that they were at Google." in only


def test_the_page_fits_a_telephone(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
