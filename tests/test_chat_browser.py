"""The chat page in a real browser: from opening it to what one does with an answer."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from chat_stage import NO_KAFKA, Reader, Visit
from playwright.sync_api import APIResponse, Browser, Route, expect

pytest_plugins = ["conftest_browser", "chat_fixtures"]
pytestmark = pytest.mark.browser


# Opening


def test_it_opens_with_who_this_is_about_and_five_questions(reader: Reader) -> None:
    expect(reader.page).to_have_title("Ask about the engineer")
    headline = reader.page.get_by_role("heading", level=2)
    expect(headline).to_have_text("I build scalable systems that power products.")
    expect(reader.page.locator(".starters button")).to_have_count(5)
    assert reader.overflow() <= 0
    reader.page.locator(".starters button").first.click()
    reader.answered(1)
    expect(reader.page.locator("#welcome")).to_be_hidden()


def test_nothing_of_gradio_shows(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?")
    assert "gradio" not in reader.page.locator("body").inner_text().lower()
    expect(reader.page.locator("footer")).to_have_count(0)
    assert "gradio" not in reader.page.title().lower()


def test_it_can_be_read_at_every_width(visit: Visit) -> None:
    reader = visit().ask("Does the engineer know Kafka?").ask("What did they do at Brandlock?")
    for width in (360, 480, 640, 768, 1024, 1100, 1280, 1600):
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.overflow() <= 0
        expect(reader.composer).to_be_in_viewport(ratio=1)


def test_it_works_in_whatever_order_the_parts_of_gradio_arrive(
    browser: Browser, address: str
) -> None:
    reader = Reader(browser, address)
    late: list[tuple[Route, APIResponse]] = []

    def hold_the_chatbot(route: Route) -> None:
        script = route.fetch()
        if "chatbot conversation" in script.text():
            late.append((route, script))
        else:
            route.fulfill(response=script)

    reader.page.route("**/assets/Index-*.js", hold_the_chatbot)
    reader.page.goto(address)
    expect(reader.page.locator("#question textarea")).to_be_attached()
    for route, script in late:
        route.fulfill(response=script)
    reader.ready().ask("Does the engineer know Redis?")
    expect(reader.marker(1)).to_be_visible()
    assert len(late) == 1
    reader.context.close()
    assert reader.complaints == []


# Answers and their sources


def test_a_marker_opens_the_source_with_the_quote_marked_and_linked(reader: Reader) -> None:
    reader.ask("How long did merchant onboarding take before it was automated?")
    reader.marker(1).click()
    expect(reader.panel).to_be_visible()
    expect(reader.panel.get_by_role("heading")).to_have_text("Client Onboarding Automation")
    expect(reader.panel.locator(".source-standing")).to_have_text("Project · Production")
    expect(reader.panel.locator("mark")).to_contain_text("from 15 days to 20 minutes")
    with reader.context.expect_page() as opening:
        reader.panel.get_by_role("link", name="Open in the portfolio").click()
    portfolio = opening.value
    assert portfolio.url.endswith("/portfolio#project/client-onboarding-automation")
    expect(portfolio.locator(":target")).to_contain_text("Client Onboarding Automation")


def test_escape_closes_the_source_and_gives_the_focus_back(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?")
    reader.marker(2).click()
    expect(reader.panel).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.panel).to_be_hidden()
    expect(reader.marker(2)).to_be_focused()


def test_one_leafs_through_the_sources_of_an_answer(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?")
    reader.marker(1).click()
    title = reader.panel.locator("#source-panel-title")
    expect(title).to_have_text(re.compile(r"Source 1 of \d"))
    expect(reader.button("Previous source")).to_be_disabled()
    reader.button("Next source").click()
    expect(title).to_have_text(re.compile(r"Source 2 of \d"))
    expect(reader.marker(2)).to_have_attribute("data-open", "")
    reader.button("Close").click()
    expect(reader.panel).to_be_hidden()


def test_dates_of_a_role_are_marked_where_they_are_the_evidence(visit: Visit) -> None:
    reader = visit().ask("How long was the engineer at Soulofox Studio?")
    expect(reader.answer).to_contain_text("1 year 1 month")
    reader.marker(1).click()
    expect(reader.panel.locator(".source-facts mark").last).to_have_text("Mar 2022 — Apr 2023")


def test_what_the_portfolio_does_not_say_stands_apart_from_what_is_related(reader: Reader) -> None:
    reader.ask("Does the engineer know Kafka?")
    expect(reader.answer.locator(".standing")).to_have_text("Not in the portfolio")
    expect(reader.answer.locator(".statement")).to_have_text(NO_KAFKA)
    related = reader.answer.locator(".related")
    expect(related.get_by_role("heading")).to_have_text("Related in the portfolio")
    related.get_by_role("button").first.click()
    expect(reader.panel.locator("mark").first).to_be_visible()


def test_a_follow_up_is_one_press_and_earlier_ones_leave(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?")
    question = reader.answer.locator(".follow-ups button").first
    text = question.inner_text()
    question.click()
    reader.answered(2)
    expect(reader.questions.last).to_have_text(text)
    assert reader.page.locator("#conversation .follow-ups:visible").count() <= 1


def test_a_question_is_understood_from_the_one_before(visit: Visit) -> None:
    reader = visit().ask("Does the engineer know Redis?").ask("And Kafka?")
    expect(reader.answer.locator(".statement")).to_have_text(NO_KAFKA)


# What one does with an answer


def test_the_answer_is_copied_with_its_sources(reader: Reader) -> None:
    reader.ask("How long did merchant onboarding take before it was automated?")
    reader.button("Copy the answer with its sources").click()
    expect(reader.notice).to_have_text(re.compile("Answer copied with its sources"))
    text, sources = reader.clipboard().split("\n\n")
    assert "from 15 days to 20 minutes" in text
    assert "[1]" in text
    assert sources.startswith("[1] Client Onboarding Automation (project): “")
    assert sources.endswith(f"{reader.address}/portfolio#project/client-onboarding-automation")


def test_a_shared_link_asks_the_question_again(reader: Reader, visit: Visit) -> None:
    question = "What is 100% of C++ & <Rust>?"
    reader.ask(question)
    reader.button("Copy a link to this question").click()
    expect(reader.notice).to_have_text(re.compile("Link to this question copied"))
    link = reader.clipboard()
    assert link.startswith(f"{reader.address}/?q=")
    other = visit(link.removeprefix(reader.address)).answered(1)
    expect(other.questions).to_have_text(question)
    expect(other.page).to_have_url(f"{reader.address}/")
    other.page.reload()
    other.ready().answered(1)


def test_the_conversation_is_downloaded_as_markdown_and_json(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?").ask("And Kafka?")
    with reader.page.expect_download() as markdown:
        reader.button("More").click()
        reader.button("Download as Markdown").click()
    assert markdown.value.suggested_filename == "ask-about-the-engineer.md"
    text = Path(markdown.value.path()).read_text("utf-8")
    assert text.startswith("# Ask about the engineer\n\n## Does the engineer know Redis?\n\n")
    assert "\n\n## And Kafka?\n\nThe portfolio does not mention Kafka.\n" in text
    assert f"{reader.address}/portfolio#role/brandlock" in text
    with reader.page.expect_download() as exported:
        reader.button("More").click()
        reader.button("Download as JSON").click()
    data = json.loads(Path(exported.value.path()).read_text("utf-8"))
    assert [each["question"] for each in data["exchanges"]] == [
        "Does the engineer know Redis?",
        "And Kafka?",
    ]
    assert data["exchanges"][1]["answer"]["status"] == "not_in_portfolio"


def test_a_thumb_up_is_sent_at_once(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?")
    with reader.page.expect_response("**/api/feedback") as sending:
        reader.button("Good answer").click()
    assert sending.value.status == 204
    assert sending.value.request.post_data_json["vote"] == "up"
    expect(reader.button("Good answer")).to_have_attribute("aria-pressed", "true")
    expect(reader.button("Bad answer")).to_be_disabled()


def test_a_thumb_down_takes_an_optional_word_along(reader: Reader) -> None:
    reader.ask("Does the engineer know Redis?").ask("And Kafka?")
    reader.button("Bad answer").click()
    word = reader.page.get_by_label("What was wrong or missing? (optional)")
    expect(word).to_be_focused()
    word.fill("RabbitMQ is close <b>")
    with reader.page.expect_response("**/api/feedback") as sending:
        reader.button("Send").click()
    assert sending.value.status == 204
    sent = sending.value.request.post_data_json
    assert [sent["question"], sent["vote"]] == ["And Kafka?", "down"]
    assert sent["comment"] == "RabbitMQ is close <b>"
    assert sent["history"][0] == {"role": "user", "content": "Does the engineer know Redis?"}
    expect(word).to_have_count(0)


def test_a_thumb_down_without_a_word_is_sent_when_the_reader_goes_on(visit: Visit) -> None:
    reader = visit().ask("Does the engineer know Redis?")
    reader.button("Bad answer").click()
    with reader.page.expect_request("**/api/feedback") as sending:
        reader.ask("And Kafka?")
    assert sending.value.post_data_json["comment"] == ""
    assert sending.value.post_data_json["question"] == "Does the engineer know Redis?"
