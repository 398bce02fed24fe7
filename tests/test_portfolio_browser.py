"""The portfolio page in a real browser: three widths, both themes, on arrival from an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from web_stage import Stage

from assistant.web.colours import accent_of
from index import Entry, YearMonth

pytest_plugins = ["conftest_browser"]
pytestmark = pytest.mark.browser

ENTRY = "project/distributed-caching-layer"


@pytest.fixture(scope="module")
def address(serve: Callable[[Any], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return serve(Stage(tmp_path_factory.mktemp("var")).app)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def new(**context: Any) -> Page:
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        return page

    yield new
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1600])
@pytest.mark.parametrize("path", ["/portfolio", "/docs"])
def test_nothing_sticks_out_and_axe_finds_nothing_serious(
    open_page: Callable[..., Page], address: str, path: str, width: int, scheme: str
) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page).response["violations"]
    serious = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
    assert serious == []


def test_a_cited_entry_is_marked_on_arrival_and_not_under_the_bar(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    page.goto(f"{address}/portfolio#{ENTRY}")
    entry = page.locator(f'[id="{ENTRY}"]')
    expect(entry).to_be_in_viewport(ratio=1)
    top = entry.evaluate("e => e.getBoundingClientRect().top")
    assert top > page.locator(".bar").evaluate("e => e.getBoundingClientRect().bottom")
    mark = "e => getComputedStyle(e, '::before').backgroundColor"
    assert entry.evaluate(mark) != "rgba(0, 0, 0, 0)"
    other = page.locator('[id="project/session-replay-engine"]')
    assert other.evaluate(mark) == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("width", [360, 1280])
def test_names_without_a_break_stay_on_the_page(
    open_page: Callable[..., Page], serve: Callable[[Any], str], tmp_path: Path, width: int
) -> None:
    company = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    entries = [
        Entry(id="profile", kind="profile", title="Profile", name=f"Ada {company[:50]} Novak"),
        Entry(
            id="role/a", kind="role", title=company, position="Engineer", start=YearMonth(year=2019)
        ),
        Entry(id="project/b", kind="project", title=company.lower() * 2),
    ]
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(serve(Stage(tmp_path, entries).app) + "/portfolio")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.locator(".bar .ask")).to_be_in_viewport(ratio=1)


def test_it_reads_and_asks_without_javascript(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address}/portfolio")
    expect(page.get_by_role("heading", name="Soulofox Studio")).to_be_visible()
    page.get_by_label("Ask about the engineer").fill("Redis & co?")
    page.get_by_role("button", name="Ask").click()
    assert page.url == f"{address}/?q=Redis+%26+co%3F"


def test_the_policy_blocks_nothing_that_the_page_needs(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{address}/portfolio", wait_until="networkidle")
    assert page.locator("portfolio-assistant").count() == 1
    assert messages == []


@pytest.mark.parametrize("colour", ["#0b6e5f", "#c0392b", "#1a1aff", "#ffee00"])
def test_the_bright_shade_is_the_one_that_browsers_compute(
    open_page: Callable[..., Page], colour: str
) -> None:
    page = open_page()
    drawn = page.evaluate(
        """colour => {
            const context = document.createElement('canvas').getContext('2d');
            context.fillStyle = `oklch(from ${colour} max(l, .76) min(c, .13) h)`;
            context.fillRect(0, 0, 1, 1);
            return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
        }""",
        colour,
    )
    shade = accent_of(colour).on_dark
    ours = [int(shade[at : at + 2], 16) for at in (1, 3, 5)]
    assert all(abs(one - other) <= 1 for one, other in zip(ours, drawn, strict=True))


def test_keyboard_reaches_the_content_first(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    page.goto(f"{address}/portfolio")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()


def test_on_paper_there_is_the_portfolio_and_nothing_else(
    open_page: Callable[..., Page], address: str, tmp_path: Path
) -> None:
    page = open_page()
    page.goto(f"{address}/portfolio")
    page.emulate_media(media="print")
    for gone in (".bar", ".ask-box", ".foot", "portfolio-assistant"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.get_by_role("heading", name="Brandlock")).to_be_visible()
    assert page.locator("body").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
