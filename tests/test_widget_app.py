"""The widget with the real application: its tag, its answers, and a site that is not listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from widget_stage import Stage, Widget

from assistant.assistant import Assistant
from assistant.cli_embed import embedding
from assistant.settings import Settings
from assistant.web.server import create_app
from assistant.widget import Widget as Published
from index import Index

pytest_plugins = ["conftest_browser", "conftest_widget"]
pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; script-src {0}; connect-src {0}; require-trusted-types-for 'script'"
PAGE = "<!doctype html><html lang=en><title>A site</title><main><h1>Me</h1></main>{tag}</html>"


@pytest.fixture(scope="module")
def host(
    serve: Callable[[Any], str],
    servers: tuple[Any, Any],
    index: Index,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The application, whose owner named the site."""
    settings = Settings(
        var=tmp_path_factory.mktemp("var"), allowed_origins=(servers[1].origin,), inbox=False
    )
    yield serve(create_app(Assistant(index, settings), settings))


def _tags(host: str) -> tuple[str, str]:
    """What `python -m assistant embed` prints: pinned, and newest."""
    lines = embedding(Published.shipped(), host).splitlines()
    pinned, newest = (line.strip() for line in lines if "<script" in line)
    return pinned, newest


def test_the_printed_tags_and_policy_work_on_another_site(stage: Stage, host: str) -> None:
    for tag in _tags(host):
        page = stage.page()
        page.goto(
            stage.site.page(PAGE.format(tag=tag), Content_Security_Policy=POLICY.format(host))
        )
        widget = Widget(page).open()
        expect(widget.element.locator(".ask").first).to_be_visible()
        widget.ask("How long did onboarding take before?")
        expect(widget.text).to_contain_text("15 days")
        widget.marker(1).click()
        expect(widget.last.locator("blockquote:visible")).to_contain_text("15 days to 20 minutes")
        source = widget.last.get_by_role("link").get_attribute("href")
        assert source == f"{host}/portfolio#project/client-onboarding-automation"
        widget.ask("And does the engineer know Kafka?")
        expect(widget.text).to_contain_text("does not mention Kafka")
        widget.last.get_by_role("button", name="Helpful", exact=True).click()
        expect(widget.last.locator(".actions")).to_contain_text("Thank you")
    assert stage.console == []


def test_a_changed_script_is_not_run(stage: Stage, host: str) -> None:
    pinned, _ = _tags(host)
    page = stage.page()
    page.goto(stage.site.page(PAGE.format(tag=pinned.replace("sha384-", "sha384-AAAA"))))
    expect(page.locator("portfolio-assistant")).to_have_count(0)


def test_a_language_comes_from_the_application(stage: Stage, host: str) -> None:
    tag = f'<script src="{host}/widget.js" data-lang="de" defer></script>'
    page = stage.page()
    page.goto(stage.site.page(PAGE.format(tag=tag)))
    expect(Widget(page).open().input).to_have_attribute("placeholder", "Frage stellen")


def test_a_site_that_is_not_on_the_list_is_refused_and_told(stage: Stage, host: str) -> None:
    tag = f'<script src="{host}/widget.js" defer></script>'
    address = stage.site.page(PAGE.format(tag=tag)).replace("127.0.0.1", "localhost")
    page = stage.page()
    page.goto(address)
    widget = Widget(page).open()
    expect(widget.note).to_contain_text("The assistant is not available on this site.")
    said = [line for line in stage.console if line.startswith("[portfolio-assistant]")]
    assert f"{host} does not let pages of {address.rstrip('/')} read its answers" in said[0]


def test_on_the_portfolio_page_a_source_is_one_step_away(stage: Stage, host: str) -> None:
    page = stage.page()
    page.goto(f"{host}/portfolio")
    widget = Widget(page).open().ask("How long did onboarding take before?")
    widget.marker(1).click()
    widget.last.get_by_role("link").first.click()
    expect(widget.panel).to_be_visible()
    assert page.url == f"{host}/portfolio#project/client-onboarding-automation"
    assert stage.console == []


def test_every_size_and_header_is_as_promised(stage: Stage, host: str) -> None:
    page = stage.page()
    response = page.request.get(f"{host}/widget.js")
    assert (
        response.body()
        == (Path(__file__).parents[1] / "assistant/web/static/widget.js").read_bytes()
    )
    assert int(response.headers["content-length"]) < 15_000, "compressed"
    assert response.headers["content-encoding"] == "gzip"
