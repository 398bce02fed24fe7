"""The widget's conversation from page to page: what is kept, offered again, and sent along."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect
from widget_stage import Stage, Widget
from widget_stand_in import Play

pytest_plugins = ["conftest_browser", "conftest_widget"]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("the_console_is_silent")]


def test_the_conversation_goes_along_from_page_to_page(stage: Stage) -> None:
    second = stage.site.page(stage.html(body="<h2>Second</h2>"), "/second")
    widget = stage.visit(body=f'<a href="{second}">On</a>').open().ask("Onboarding?")
    widget.page.get_by_role("link", name="On", exact=True).click()
    expect(widget.page.locator("h2").first).to_have_text("Second")
    expect(widget.text).to_contain_text("15 days to 20 minutes")
    assert widget.focused() == "BODY", "a page that was just opened keeps the focus"
    asked = len(stage.assistant.requests)
    assert stage.assistant.requests[-1] in ("GET /widget.js", "POST /api/ask/stream")
    widget.marker(1).click()
    expect(widget.last.locator("blockquote:visible")).to_have_count(1)
    assert len(stage.assistant.requests) == asked
    widget.ask("And before?")
    assert stage.assistant.questions[-1]["history"][0]["content"] == "Onboarding?"
    widget.element.get_by_role("button", name="Close").click()
    widget.page.go_back()
    expect(widget.launcher).to_be_visible()
    expect(widget.panel).to_be_hidden()
    widget.open()
    expect(widget.element.locator(".turn")).to_have_count(2)


def test_a_page_that_comes_back_from_the_cache_knows_what_was_said_since(stage: Stage) -> None:
    widget = stage.visit().open().ask("Onboarding?")
    heard = widget.script(
        """
        const [key, kept] = Object.entries(sessionStorage)[0];
        const { turns } = JSON.parse(kept);
        const later = { ...turns[0], question: 'Later?' };
        sessionStorage.setItem(key, JSON.stringify({ open: false, turns: [...turns, later] }));
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        return [...w.shadowRoot.querySelectorAll('.question')].map(each => each.textContent);
        """
    )
    assert heard == ["Onboarding?", "Later?"]
    expect(widget.panel).to_be_hidden()


def test_an_answer_cut_by_leaving_the_page_is_offered_again(stage: Stage) -> None:
    stage.assistant.play = held = Play(hold_after=2)
    widget = stage.visit().open().ask("Onboarding?", wait=False)
    expect(widget.text).to_be_visible()
    widget.page.reload()
    held.go.set()
    expect(widget.note).to_contain_text("The connection was lost. This is what arrived.")
    expect(widget.text).to_contain_text("15 days to 20 minutes")
    stage.assistant.play = Play()
    widget.retry.click()
    expect(widget.last.locator(".actions")).to_be_visible()
    expect(widget.element.locator(".turn")).to_have_count(1)


def test_it_works_where_a_browser_closes_its_storage(stage: Stage) -> None:
    page = stage.page()
    page.add_init_script(
        "for (const name of ['getItem', 'setItem']) Storage.prototype[name] ="
        "() => { throw new DOMException('no', 'SecurityError') }"
    )
    page.goto(stage.site.page(stage.html()))
    widget = Widget(page).open().ask("Onboarding?").ask("And?")
    expect(widget.element.locator(".turn")).to_have_count(2)


def test_no_more_history_is_sent_than_the_assistant_takes(stage: Stage) -> None:
    def remember(turns: int, characters: int) -> list[dict[str, str]]:
        answer = {"status": "answered", "text": "x" * (characters - 1), "statements": [],
                  "citations": [], "related": [], "follow_ups": []}  # fmt: skip
        kept = [{"question": "?", "answer": answer, "done": True} for _ in range(turns)]
        page = stage.page()
        page.goto(stage.site.page(stage.html()))
        page.evaluate(
            "([k, v]) => sessionStorage.setItem(k, v)",
            [f"portfolio-assistant:1:{stage.assistant.origin} ", json.dumps({"turns": kept})],
        )
        page.reload()
        Widget(page).open().ask("Next?")
        history: list[dict[str, str]] = stage.assistant.questions[-1]["history"]
        return history

    assert len(remember(15, 100)) == 20
    long = remember(15, 3000)
    assert [turn["role"] for turn in long] == ["user", "assistant"] * 6
    assert sum(len(turn["content"]) for turn in long) == 18_000
