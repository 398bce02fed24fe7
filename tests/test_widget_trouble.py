"""The widget when something is wrong: every trouble is one calm line and a way on."""

from __future__ import annotations

import socket

import pytest
from playwright.sync_api import expect
from widget_stage import Stage, Widget
from widget_stand_in import Play, StandIn, serving

pytest_plugins = ["conftest_browser", "conftest_widget"]
pytestmark = pytest.mark.browser


def _try_again(stage: Stage, widget: Widget) -> None:
    """The way on leads to an answer in the place of the line."""
    stage.assistant.play = Play()
    widget.retry.click()
    expect(widget.last.locator(".actions")).to_be_visible()
    expect(widget.element.locator(".turn")).to_have_count(1)
    expect(widget.note).to_have_count(0)


@pytest.mark.parametrize(
    ("status", "headers", "line"),
    [
        (429, {"Retry_After": "20"}, "in a short time. Please try again in 20 seconds."),
        (429, {}, "That was a lot of questions in a short time."),
        (503, {"Retry_After": "5"}, "is busy at the moment. Please try again in 5 seconds."),
        (500, {}, "Something went wrong while answering."),
        (422, {}, "Something went wrong while answering."),
        (404, {}, "The assistant cannot be reached right now."),
    ],
)
def test_a_refusal_is_a_calm_line_and_a_way_on(
    stage: Stage, status: int, headers: dict[str, str], line: str
) -> None:
    stage.assistant.play = Play(status=status, headers=headers)
    widget = stage.visit().open().ask("Onboarding?")
    expect(widget.note.locator("p")).to_contain_text(line)
    expect(widget.element.locator("[aria-live=polite]")).not_to_be_empty()
    expect(widget.element.locator(".pending")).to_have_count(0)
    _try_again(stage, widget)
    assert stage.assistant.questions[-1]["history"] == []


def test_offline_says_so_and_goes_on_when_the_network_is_back(stage: Stage) -> None:
    widget = stage.visit().open()
    widget.page.context.set_offline(True)
    widget.ask("Onboarding?")
    expect(widget.note).to_contain_text("You seem to be offline.")
    widget.page.context.set_offline(False)
    _try_again(stage, widget)


def test_offline_at_the_opening_offers_to_try_again(stage: Stage) -> None:
    widget = stage.visit()
    widget.page.context.set_offline(True)
    widget.open()
    expect(widget.note).to_contain_text("You seem to be offline.")
    widget.page.context.set_offline(False)
    widget.retry.click()
    expect(widget.element.locator(".ask")).to_have_count(2)


def test_a_slow_answer_says_so_and_ends_when_nothing_comes(stage: Stage) -> None:
    stage.assistant.play = Play(hold_after=0)
    page = stage.page()
    page.clock.install()
    page.goto(stage.site.page(stage.html()))
    widget = Widget(page).open().ask("Onboarding?", wait=False)
    pending = widget.element.locator(".pending")
    expect(pending).to_have_text("Reading the portfolio")
    page.clock.fast_forward(7_000)
    expect(pending).to_have_text("This takes longer than usual")
    page.clock.fast_forward(60_000)
    expect(widget.note).to_contain_text("No answer came in time.")
    expect(pending).to_have_count(0)
    stage.assistant.play.go.set()
    _try_again(stage, widget)


def test_a_stream_that_is_cut_keeps_what_came(stage: Stage) -> None:
    stage.assistant.play = Play(hold_after=2, cut_after=2)
    widget = stage.visit().open().ask("Onboarding?", wait=False)
    expect(widget.text).to_contain_text("15 days to 20 minutes")
    stage.assistant.play.go.set()
    expect(widget.note).to_contain_text("The connection was lost. This is what arrived.")
    expect(widget.text).to_contain_text("15 days to 20 minutes")
    expect(widget.last.locator(".marker")).to_have_count(0), "their sources did not arrive"
    _try_again(stage, widget)


@pytest.mark.parametrize(
    ("play", "line"),
    [
        (Play(end_after=3), "The connection was lost. This is what arrived."),
        (Play(end_after=0), "The connection was lost before an answer came."),
        (Play(error_after=(2, 503)), "The connection was lost. This is what arrived."),
        (Play(error_after=(1, 503)), "The assistant is busy at the moment."),
        (Play(error_after=(1, 500)), "Something went wrong while answering."),
    ],
    ids=["ends-early", "empty", "error-midway", "busy-at-first", "failed-at-first"],
)
def test_a_stream_without_its_end_is_said_to_be_one(stage: Stage, play: Play, line: str) -> None:
    stage.assistant.play = play
    widget = stage.visit().open().ask("Onboarding?")
    expect(widget.note.locator("p")).to_have_text(line)
    _try_again(stage, widget)


def test_a_host_where_nothing_listens_is_named_in_the_console(stage: Stage) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{closed.getsockname()[1]}"
        widget = stage.visit(f'data-host="{host}"').open()
        expect(widget.note).to_contain_text("The assistant cannot be reached right now.")
        assert f"{host} is not an assistant that answers: check data-host" in stage.console[-1]
        widget.ask("Onboarding?")
        expect(widget.last.locator(".note")).to_contain_text("cannot be reached right now")


def test_a_host_that_is_no_assistant_is_not_taken_for_one(stage: Stage) -> None:
    headers = {"Access_Control_Allow_Origin": "*"}
    stage.site.page("<!doctype html>A page for every address", "/api/suggestions", **headers)
    widget = stage.visit(f'data-host="{stage.site.origin}"').open()
    expect(widget.note).to_contain_text("The assistant cannot be reached right now.")


def test_a_site_that_the_assistant_refuses_is_told_so_in_the_console(stage: Stage) -> None:
    stage.assistant.allows_origins = False
    widget = stage.visit().open()
    expect(widget.note).to_contain_text("The assistant is not available on this site.")
    said = next(line for line in stage.console if line.startswith("[portfolio-assistant]"))
    assert f"does not let pages of {stage.site.origin} read its answers" in said
    assert "ASSISTANT_ALLOWED_ORIGINS" in said
    widget.ask("Onboarding?")
    expect(widget.last.locator(".note")).to_contain_text("not available on this site")


def test_a_mistake_in_an_attribute_is_a_warning_and_nothing_more(stage: Stage) -> None:
    wrong = (
        'data-accent="reddish" data-questions="[1," data-links="{oops" data-labels="/nowhere.json"'
    )
    widget = stage.visit(wrong).open().ask("Onboarding?")
    expect(widget.text).to_be_visible()
    said = [line.removeprefix("[portfolio-assistant] ") for line in stage.console]
    assert said == [
        "data-accent: reddish is not a CSS colour.",
        "data-links is not JSON: {oops",
        "data-labels: /nowhere.json could not be read (404).",
        "data-questions is not JSON: [1,",
    ]


def test_an_error_is_an_event_for_the_page(stage: Stage) -> None:
    with serving(StandIn()) as other:
        other.play = Play(status=503)
        widget = stage.visit(f'data-host="{other.origin}"')
        heard = widget.script(
            """
            const heard = [];
            w.addEventListener('portfolio-assistant:error', e => heard.push(e.detail));
            heard.push(await w.ask('Onboarding?'));
            return heard;
            """
        )
    assert heard == [{"kind": "busy", "question": "Onboarding?"}, None]
