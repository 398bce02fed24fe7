"""The chat page for every reader: themes, keyboard, screen reader; and nothing leaks or runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from chat_stage import DESKTOP, NO_KAFKA, PHONE, TABLET, TODAY, Reader, Serve, Visit, build
from playwright.sync_api import expect

from assistant.assistant import Assistant
from assistant.settings import Settings
from index import open_index

pytest_plugins = ["conftest_browser", "chat_fixtures"]
pytestmark = pytest.mark.browser


def paper(reader: Reader) -> str:
    return str(reader.page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_theme_follows_the_system_until_one_is_chosen(visit: Visit) -> None:
    light, dark = "rgb(253, 252, 250)", "rgb(21, 23, 26)"
    assert paper(visit(color_scheme="light")) == light
    reader = visit(color_scheme="dark")
    assert paper(reader) == dark
    reader.button("Light theme").click()
    assert paper(reader) == light
    reader.page.reload()
    assert paper(reader.ready()) == light
    reader.button("Dark theme").click()
    reader.page.emulate_media(color_scheme="light")
    assert paper(reader) == light


def test_everything_works_from_the_keyboard_and_is_said_aloud(visit: Visit) -> None:
    reader = visit()
    expect(reader.composer).to_be_focused()
    reader.go_back_to(reader.page.get_by_role("link", name="Skip to the question"))
    reader.page.keyboard.press("Enter")
    expect(reader.composer).to_be_focused()
    reader.page.keyboard.type("Does the engineer know Kafka?")
    reader.page.keyboard.press("Enter")
    reader.answered(1)
    expect(reader.page.locator("#spoken")).to_have_text(NO_KAFKA)
    expect(reader.composer).to_be_focused()
    expect(reader.composer).to_have_value("")
    related = reader.answer.locator(".related-source").first
    reader.go_back_to(related)
    reader.page.keyboard.press("Enter")
    expect(reader.panel).to_be_visible()
    assert reader.panel.evaluate("panel => panel.contains(document.activeElement)")
    reader.page.keyboard.press("Escape")
    expect(related).to_be_focused()


def test_a_conversation_outlives_a_reload_and_ends_on_request(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?").ask("And Kafka?")
    reader.page.reload()
    reader.ready().answered(2)
    expect(reader.questions.first).to_have_text("Does the engineer know Redis?")
    reader.marker_of_first_answer().click()
    expect(reader.panel.locator("mark").first).to_be_visible()
    reader.page.keyboard.press("Escape")
    reader.button("New conversation").click()
    expect(reader.page.locator(".starters")).to_be_visible()
    reader.ready()
    expect(reader.questions).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE], ids=["desktop", "tablet", "phone"])
def test_axe_finds_no_serious_problem(visit: Visit, size: dict[str, Any], scheme: str) -> None:
    reader = visit(**size, color_scheme=scheme, reduced_motion="reduce")
    assert serious(reader) == []
    reader.ask("Does the engineer know Kafka?").ask("Does the engineer know Redis?")
    reader.button("Bad answer").click()
    assert serious(reader) == []
    reader.marker(1).click()
    expect(reader.panel).to_be_visible()
    assert serious(reader) == []


def serious(reader: Reader) -> list[str]:
    violations = Axe().run(reader.page).response["violations"]
    return [
        f"{each['id']}: {[node['html'][:160] for node in each['nodes']]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]


def test_no_request_leaves_the_origin(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?")
    reader.marker(1).click()
    reader.page.wait_for_load_state("networkidle")
    local = (f"{reader.address}/", "data:", "blob:")
    assert len(reader.requests) > 10
    assert [url for url in reader.requests if not url.startswith(local)] == []


ATTACK = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> **b** [x](javascript:1)'


def test_markup_in_a_question_and_in_an_entry_stays_text(
    serve: Serve, visit: Visit, write_corpus: Callable[[dict[str, str]], Path], own_var: Path
) -> None:
    profile = "---\ntitle: Profile\nname: Eve <i>Adams</i>\n---\n\nKnows Solana.\n"
    head = f"title: 'Acme {ATTACK}'\nposition: Developer\nstart: Mar 2022"
    role = f"---\n{head}\n---\n\nSolana {ATTACK}\n"
    corpus = write_corpus({"profile.md": profile, "roles/acme.md": role})
    settings = Settings(corpus=corpus, var=own_var, inbox=False)
    index = open_index(corpus, own_var, settings.model)
    reader = visit(at=serve(build(Assistant(index, settings, TODAY))))
    reader.ask(ATTACK).ask("Does Eve know Solana?")
    expect(reader.questions.first).to_have_text(ATTACK)
    reader.answer.locator(".source-chip").first.click()
    expect(reader.panel).to_be_visible()
    assert "<img src=x" in reader.panel.inner_text() + reader.answer.inner_text()
    assert reader.page.evaluate("window.hit") is None
    expect(reader.page.locator("#conversation img, #source-panel img")).to_have_count(0)
    index.close()
