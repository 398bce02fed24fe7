"""The chat page in a real browser, at the size of a phone and of a desktop."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from chat_stage import DESKTOP, PHONE, SIZES, TABLET, Held, Reader
from fastapi import FastAPI
from playwright.sync_api import APIResponse, Browser, Route, expect

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web import chat
from assistant.web.server import create_app
from index import Index, open_index

pytest_plugins = ["conftest_browser"]
pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
NO_KAFKA = "The portfolio does not mention Kafka."
TODAY = date(2026, 11, 22)
Serve = Callable[[Any], str]
Visit = Callable[..., Reader]


def build(assistant: Assistant) -> FastAPI:
    return chat.mount(create_app(assistant, assistant.settings), assistant, assistant.settings)


@pytest.fixture(scope="module")
def settings(var: Path) -> Settings:
    return Settings(var=var, inbox=False, rate_limit="1000/minute", page_limit="100000/minute")


@pytest.fixture(scope="module")
def address(serve: Serve, index: Index, settings: Settings) -> str:
    return serve(build(Assistant(index, settings, TODAY)))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens the chat page for a new reader; in the end nothing may have been complained about."""
    readers: list[Reader] = []

    def new(path: str = "/", at: str = address, **context: Any) -> Reader:
        readers.append(Reader(browser, at, **context))
        return readers[-1].visit(path)

    yield new
    for reader in readers:
        reader.context.close()
        assert reader.complaints == []


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, visit: Visit) -> Reader:
    return visit(**SIZES[request.param], permissions=["clipboard-read", "clipboard-write"])


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


# The page itself


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


# When the server is slow, busy or gone


def test_statements_show_one_by_one(
    serve: Serve, visit: Visit, index: Index, settings: Settings
) -> None:
    reader = visit(at=serve(build(Held(index, settings, TODAY))))
    reader.composer.fill("Does the engineer know Redis?")
    reader.button("Ask").click()
    statements = reader.answer.locator(".statement")
    expect(statements).to_have_count(1)
    expect(reader.answer.locator(".waiting")).to_be_visible()
    expect(reader.answer.locator(".source-chip")).to_have_count(0)
    Held.go_on.release()
    expect(statements).to_have_count(2)
    for _ in range(20):
        Held.go_on.release()
    reader.answered(1)
    expect(reader.answer.locator(".waiting")).to_have_count(0)


def test_a_limit_is_said_calmly_and_the_question_is_kept(
    serve: Serve, visit: Visit, index: Index, settings: Settings
) -> None:
    limited = settings.model_copy(update={"rate_limit": "1/hour"})
    reader = visit(at=serve(build(Assistant(index, limited, TODAY))))
    reader.ask("Does the engineer know Redis?")
    reader.composer.fill("And Kafka?")
    reader.button("Ask").click()
    expect(reader.notice).to_contain_text("many questions in a short time")
    expect(reader.composer).to_have_value("And Kafka?")
    expect(reader.notice.get_by_role("button", name="Try again")).to_be_visible()
    expect(reader.questions).to_have_count(1)


def test_a_busy_server_is_asked_again_with_one_press(reader: Reader) -> None:
    def busy(route: Route) -> None:
        problem = {"title": "The assistant is busy", "status": 503, "detail": "Busy."}
        route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))

    reader.page.route("**/queue/join*", busy)
    reader.page.locator(".starters button").first.click()
    expect(reader.notice).to_contain_text("Many people are asking just now")
    reader.page.unroute("**/queue/join*")
    reader.notice.get_by_role("button", name="Try again").click()
    reader.answered(1)
    expect(reader.notice).to_be_hidden()


class Server:
    """The real application as a process of its own, which can be killed."""

    def __init__(self, var: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ,
            "ASSISTANT_PORT": str(self.port),
            "ASSISTANT_VAR": str(var),
            "ASSISTANT_INBOX": "false",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(240):
            try:
                if httpx.get(f"{self.address}/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                assert self._process.poll() is None, "app.py ended"
            time.sleep(0.25)
        raise AssertionError("app.py did not get ready within a minute")

    def kill(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def running(var: Path) -> Iterator[Server]:
    server = Server(var)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def test_the_page_recovers_when_the_server_is_killed_and_restarted(
    visit: Visit, index: Index, var: Path
) -> None:
    with running(var) as server:
        reader = visit(at=server.address).ask("Does the engineer know Redis?")
        server.kill()
        reader.composer.fill("And Kafka?")
        reader.button("Ask").click()
        expect(reader.notice).to_contain_text("The connection is interrupted")
        server.start()
        reader.answered(2)
        expect(reader.notice).to_be_hidden()
        expect(reader.questions).to_have_text(["Does the engineer know Redis?", "And Kafka?"])
        expect(reader.answer).to_contain_text(NO_KAFKA)
        server.kill()
        server.start()
        reader.ask("And RabbitMQ?")
        expect(reader.questions).to_have_count(3)
