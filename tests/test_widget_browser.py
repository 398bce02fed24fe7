"""The widget in a real browser, on a page of another origin: from launcher to open source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from widget_stage import Stage, Widget
from widget_stand_in import KAFKA, ONBOARDING, Play, listing

from assistant.answer import Answer, Citation, Statement

ROOT = Path(__file__).parents[1]

pytest_plugins = ["conftest_browser", "conftest_widget"]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("the_console_is_silent")]


def test_one_request_nothing_stored_and_no_shift_until_it_is_opened(stage: Stage) -> None:
    page = stage.page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "e => window.shift += e.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(stage.site.page(stage.html()), wait_until="networkidle")
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    assert stage.assistant.requests == ["GET /widget.js"]
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert page.evaluate("window.shift") == 0
    assert widget.script("return w.shadowRoot.querySelectorAll('*').length") == 4


def test_an_answer_streams_in_and_its_marker_opens_the_quote_and_the_link(stage: Stage) -> None:
    widget = stage.visit().open()
    expect(widget.element.locator(".greeting")).to_have_text("Ask about the engineer.")
    widget.ask("How long did onboarding take before?")
    expect(widget.text).to_contain_text("went from 15 days to 20 minutes.")
    quote = widget.last.locator("blockquote").first
    expect(quote).to_be_hidden()
    widget.marker(1).click()
    expect(quote).to_have_text(ONBOARDING.citations[0].quote)
    expect(widget.marker(1)).to_have_attribute("aria-expanded", "true")
    assert widget.focused() == "row"
    link = widget.last.get_by_role("link", name="Read it in the portfolio")
    address = f"{stage.assistant.origin}/portfolio#project/client-onboarding-automation"
    expect(link).to_have_attribute("href", address)
    expect(link).to_have_attribute("target", "_blank")
    widget.last.locator(".row").first.click()
    expect(quote).to_be_hidden()
    assert stage.assistant.questions[0] == {
        "question": "How long did onboarding take before?",
        "history": [],
    }


def test_statements_are_shown_and_announced_as_they_complete(stage: Stage) -> None:
    stage.assistant.play = Play(hold_after=2)
    widget = stage.visit().open().ask("Onboarding?", wait=False)
    expect(widget.text).to_have_text("Merchant onboarding went from 15 days to 20 minutes.\u20601")
    live = widget.element.locator("[aria-live=polite]")
    expect(live).to_have_text("Merchant onboarding went from 15 days to 20 minutes.")
    expect(widget.marker(1)).to_be_disabled()
    stage.assistant.play.go.set()
    expect(live).to_contain_text("It was built at Brandlock")
    expect(widget.marker(1)).to_be_enabled()


def test_the_final_answer_replaces_what_streamed_in(stage: Stage) -> None:
    stage.assistant.play = Play(final=KAFKA)
    widget = stage.visit().open().ask("Kafka?")
    expect(widget.text).to_have_text("The portfolio does not mention Kafka.\u2060")
    expect(widget.last.locator(".marker")).to_have_count(0)


def test_related_evidence_stands_apart_and_follow_ups_belong_to_the_last_answer(
    stage: Stage,
) -> None:
    stage.assistant.play = Play(KAFKA)
    widget = stage.visit().open().ask("Kafka?")
    related = widget.last.locator(".related")
    expect(related).to_contain_text("Related in the portfolio")
    related.get_by_role("button", name="Event-Driven Architecture").click()
    expect(related.locator("blockquote")).to_contain_text("dead-letter queues")
    stage.assistant.play = Play()
    widget.last.get_by_role("button", name="Does the engineer know RabbitMQ?").click()
    expect(widget.element.locator(".question").last).to_have_text(
        "Does the engineer know RabbitMQ?"
    )
    expect(widget.last.locator(".actions")).to_be_visible()
    expect(widget.element.locator(".next")).to_have_count(1)
    assert stage.assistant.questions[1]["history"] == [
        {"role": "user", "content": "Kafka?"},
        {"role": "assistant", "content": "The portfolio does not mention Kafka."},
    ]


def test_many_sources_fold_and_a_marker_unfolds_them(stage: Stage) -> None:
    stage.assistant.play = Play(listing(7))
    widget = stage.visit().open().ask("Which projects are in production?")
    rows = widget.last.locator(".row:visible")
    expect(rows).to_have_count(3)
    widget.marker(6).click()
    expect(rows).to_have_count(7)
    expect(widget.last.locator("blockquote:visible")).to_have_text("Project 6, in production.")
    stage.assistant.play = Play(listing(7))
    widget.ask("Again?")
    widget.last.get_by_role("button", name="Show all 7 sources").click()
    expect(rows).to_have_count(7)


def test_the_owner_maps_entries_to_places_of_the_site(stage: Stage) -> None:
    links = json.dumps(
        {"project/client-onboarding-automation": "#onboarding", "role/*": "/jobs/*/"}
    )
    stage.site.page(links, "/links.json")
    for attribute in (f"data-links='{links}'", 'data-links="/links.json"'):
        widget = stage.visit(attribute, body='<section id="onboarding">Here</section>').open()
        widget.ask("Onboarding?")
        widget.marker(2).click()
        link = widget.last.get_by_role("link", name="Read it in the portfolio")
        expect(link).to_have_attribute("href", f"{stage.site.origin}/jobs/brandlock/")
        widget.last.locator(".row").nth(1).click()
        widget.marker(1).click()
        assert link.get_attribute("target") is None
        link.click()
        expect(widget.panel).to_be_visible()
        assert widget.page.url == f"{stage.site.origin}/#onboarding"


def test_markup_and_odd_addresses_from_the_server_stay_text(stage: Stage) -> None:
    nasty = "<img src=x onerror=alert(1)><b>bold</b> [1](javascript:alert(1))"
    citation = Citation(
        number=1, source="a/b", kind="<i>", title=nasty, quote=nasty, url="javascript:alert(1)"
    )
    statement = Statement(text=nasty, citations=(1,))
    stage.assistant.play = Play(
        Answer(status="answered", text=nasty, statements=(statement,), citations=(citation,))
    )
    stage.assistant.suggestions = [nasty]
    widget = stage.visit().open()
    expect(widget.element.locator(".ask")).to_have_text(nasty)
    widget.ask(nasty)
    widget.marker(1).click()
    expect(widget.text).to_contain_text(nasty)
    expect(widget.last.locator("blockquote")).to_have_text(nasty)
    expect(widget.last.locator("a")).to_have_count(0)
    expect(widget.element.locator("img, i:not(.dots i)")).to_have_count(0)


def test_suggested_questions_are_the_owners_where_there_are_some(stage: Stage) -> None:
    for given in ('["Who?", "What? | Why?"]', "Who? | What?"):
        widget = stage.visit(f"data-questions='{given}'").open()
        expect(widget.element.locator(".ask")).to_have_count(2)
        widget.element.get_by_role("button", name="Who?").click()
        expect(widget.text).to_be_visible()
    assert not any("suggestions" in request for request in stage.assistant.requests)


def test_thumbs_tell_the_assistant_and_copy_takes_the_sources_along(stage: Stage) -> None:
    widget = stage.visit()
    widget.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.open().ask("Onboarding?")
    widget.last.get_by_role("button", name="Copy").click()
    expect(widget.last.locator(".actions")).to_contain_text("Copied")
    copied = widget.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(ONBOARDING.text + "\n\n[1] Client Onboarding Automation: “Reduced")
    assert copied.endswith(f"{stage.assistant.origin}/portfolio#role/brandlock")
    down = widget.last.get_by_role("button", name="Not helpful")
    down.click()
    expect(widget.last.locator(".actions")).to_contain_text("Thank you")
    expect(down).to_have_attribute("aria-pressed", "true")
    assert stage.assistant.votes == [
        {"question": "Onboarding?", "vote": "down", "history": [], "answer": ONBOARDING.text}
    ]
    stage.assistant.feedback_status = 503
    up = widget.last.get_by_role("button", name="Helpful", exact=True)
    up.click()
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(down).to_have_attribute("aria-pressed", "true")


def test_stop_keeps_what_came_and_a_new_question_goes_first(stage: Stage) -> None:
    stage.assistant.play = held = Play(hold_after=2)
    widget = stage.visit().open().ask("Slow?", wait=False)
    expect(widget.text).to_be_visible()
    widget.element.get_by_role("button", name="Stop").click()
    expect(widget.note).to_contain_text("Stopped.")
    expect(widget.text).to_contain_text("15 days to 20 minutes")
    held.go.set()
    stage.assistant.play = held = Play(hold_after=2)
    widget.ask("Slow again?", wait=False)
    expect(widget.text).to_be_visible()
    stage.assistant.play = Play(KAFKA)
    widget.ask("Kafka?")
    held.go.set()
    expect(widget.text).to_contain_text("does not mention Kafka")
    expect(widget.element.locator(".turn").nth(1).locator(".note")).to_contain_text("Stopped.")


def test_the_full_chat_opens_with_the_question_in_a_new_tab(stage: Stage) -> None:
    widget = stage.visit().open()
    full = widget.element.get_by_role("link", name="Open the full chat in a new tab")
    expect(full).to_have_attribute("href", f"{stage.assistant.origin}/")
    widget.ask("Redis & Kafka?")
    with widget.page.expect_popup() as popup:
        full.click()
    assert popup.value.url == f"{stage.assistant.origin}/?q=Redis%20%26%20Kafka%3F"


def test_start_over_forgets_everything(stage: Stage) -> None:
    widget = stage.visit().open().ask("Onboarding?")
    widget.element.get_by_role("button", name="Start over").click()
    expect(widget.element.locator(".turn")).to_have_count(0)
    expect(widget.element.locator(".ask")).to_have_count(2)
    assert widget.focused() == "TEXTAREA"
    widget.ask("Anew?")
    assert stage.assistant.questions[1]["history"] == []


def test_a_page_can_open_it_ask_and_listen(stage: Stage) -> None:
    widget = stage.visit()
    heard = widget.script(
        """
        const heard = [];
        for (const name of ['open', 'ask', 'answer', 'error', 'close'])
          document.addEventListener('portfolio-assistant:' + name,
            e => heard.push([name, e.detail?.question ?? null]));
        const answer = await w.ask('  Onboarding?  ');
        w.close();
        await new Promise(requestAnimationFrame);
        return [answer.citations.length, w.isOpen, await w.ask(' '), ...heard];
        """
    )
    assert heard == [
        2,
        False,
        None,
        ["open", None],
        ["ask", "Onboarding?"],
        ["answer", "Onboarding?"],
        ["close", None],
        ["open", None],
    ]


def test_the_example_of_the_documentation_runs(stage: Stage) -> None:
    document = (ROOT / "docs" / "widget.md").read_text("utf-8")
    example = document.split("## From JavaScript")[1].split("```html\n")[1].split("```")[0]
    widget = stage.visit(body=example)
    widget.page.get_by_role("button", name="Does she know Redis?").click()
    expect(widget.element.locator(".question")).to_have_text("Does the engineer know Redis?")
    expect(widget.last.locator(".actions")).to_be_visible()
    assert stage.console == [
        f"Does the engineer know Redis? {ONBOARDING.text}",
        "answered 2",
    ]
    stage.console.clear()
