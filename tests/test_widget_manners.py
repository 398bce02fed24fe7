"""The widget's manners: keyboard, screen readers, contrast, phones, languages, settings."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from widget_stage import Stage, Widget
from widget_stand_in import KAFKA, Play

pytest_plugins = ["conftest_browser", "conftest_widget"]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("the_console_is_silent")]

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "has_touch": True,
    "is_mobile": True,
    "reduced_motion": "reduce",
}
# Contrast of WCAG 2.2 between what is painted for two CSS colours.
CONTRAST = """
const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
const luminance = colour => {
  canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
    .map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + .05) / (low + .05);
};
"""


def _violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.parametrize(
    ("scheme", "accent"), [("light", "#0b6e5f"), ("dark", "#0b6e5f"), ("light", "gold")]
)
def test_axe_finds_nothing_from_the_launcher_to_an_open_source(
    stage: Stage, scheme: str, accent: str
) -> None:
    page = stage.page(color_scheme=scheme, reduced_motion="reduce")
    style = "<style>:root { color-scheme: light dark }</style>"
    page.goto(stage.site.page(stage.html(f'data-accent="{accent}"', head=style)))
    widget = Widget(page)
    assert _violations(page) == []
    widget.open()
    expect(widget.element.locator(".ask")).to_have_count(2)
    assert _violations(page) == []
    widget.ask("Onboarding?")
    widget.marker(1).click()
    assert _violations(page) == []
    stage.assistant.play = Play(KAFKA)
    widget.ask("Kafka?")
    widget.last.get_by_role("button", name="Helpful", exact=True).click()
    assert _violations(page) == []
    stage.assistant.play = Play(status=503)
    widget.ask("Again?")
    assert _violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable_with_any_accent(stage: Stage, theme: str) -> None:
    widget = stage.visit(f'data-theme="{theme}" data-title="Colours"').open().ask("Onboarding?")
    widget.marker(1).click()
    widget.input.fill("More")
    levels = ("00", "40", "80", "bf", "ff")
    accents = ["#" + "".join(each) for each in product(levels, repeat=3)]
    accents += ["hsl(50 100% 50% / 20%)", "oklch(70% 0.3 140)", "color(display-p3 1 0 1)", "Canvas"]
    page_styles = "document.documentElement.style.setProperty('--brand', 'orange');"
    worst = widget.script(
        CONTRAST
        + page_styles
        + """
        const q = name => w.shadowRoot.querySelector(name);
        const of = (e, name) => getComputedStyle(e)[name];
        const worst = {};
        for (const accent of a) {
          w.dataset.accent = accent;
          const panel = of(q('.panel'), 'backgroundColor'), tint = q('.row[aria-expanded=false] b');
          const pairs = {
            send: [of(q('.send'), 'color'), of(q('.send'), 'backgroundColor')],
            open: [of(q('.marker[aria-expanded=true]'), 'color'), of(q('.marker[aria-expanded=true]'), 'backgroundColor')],
            launcher: [of(w.launcher, 'color'), of(w.launcher, 'backgroundColor')],
            link: [of(q('.quote a'), 'color'), panel],
            marker: [of(tint, 'color'), of(tint, 'backgroundColor')],
            soft: [of(tint, 'color'), of(q('.question'), 'backgroundColor')],
            muted: [of(q('header p'), 'color'), of(q('.question'), 'backgroundColor')],
            edge: [of(q('.send'), 'borderTopColor'), panel],
          };
          for (const [name, pair] of Object.entries(pairs)) {
            const found = contrast(...pair);
            if (!(worst[name]?.[0] <= found)) worst[name] = [found, accent, ...pair];
          }
        }
        return worst;
        """,  # noqa: E501
        [*accents, "var(--brand)"],
    )
    assert {name: found for name, found in worst.items() if found[0] < 4.5} == {}


def test_the_keyboard_goes_in_and_back(stage: Stage) -> None:
    widget = stage.visit(body="<button id=own>Own</button>")
    page = widget.page
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert widget.focused() == "launcher"
    page.keyboard.press("Enter")
    expect(widget.input).to_be_focused()
    page.keyboard.type("One")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    assert widget.script("return w.shadowRoot.querySelector('textarea').rows") == 2
    page.keyboard.press("Enter")
    expect(widget.last.locator(".actions")).to_be_visible()
    assert stage.assistant.questions[0]["question"] == "One\ntwo"
    expect(widget.input).to_be_focused()
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    assert widget.focused() == "launcher"


def test_the_focus_goes_back_to_what_opened_it(stage: Stage) -> None:
    opener = "document.querySelector('portfolio-assistant').open()"
    widget = stage.visit(body=f'<button id="own" onclick="{opener}">Ask me</button>')
    widget.page.locator("#own").click()
    expect(widget.input).to_be_focused()
    widget.element.get_by_role("button", name="Close").click()
    assert widget.focused() == "own"


def test_the_panel_can_be_open_from_the_start_without_taking_the_focus(stage: Stage) -> None:
    widget = stage.visit("data-open")
    expect(widget.element.locator(".ask")).to_have_count(2)
    assert widget.focused() == "BODY"
    widget.element.get_by_role("button", name="Close").click()
    widget.page.reload()
    expect(widget.launcher).to_be_visible()
    expect(widget.panel).to_have_count(0), "the visitor closed it"


def test_nothing_moves_for_those_who_want_it_so(stage: Stage) -> None:
    stage.assistant.play = Play(hold_after=2)
    moving = "return w.shadowRoot.getAnimations().length"
    for motion in ("no-preference", "reduce"):
        page = stage.page(reduced_motion=motion)
        page.goto(stage.site.page(stage.html()))
        widget = Widget(page).open().ask("Onboarding?", wait=False)
        expect(widget.text).to_be_visible()
        assert (widget.script(moving) > 0) is (motion == "no-preference")


def test_on_a_phone_it_fills_the_screen_above_the_keyboard(stage: Stage) -> None:
    page = stage.page(**PHONE)
    page.goto(stage.site.page(stage.html(body='<a href="/second">Second</a>')))
    stage.site.page(stage.html(), "/second")
    widget = Widget(page).open()
    assert widget.panel.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 640}
    assert widget.focused() == "panel", "the keyboard stays down until it is wanted"
    widget.ask("Onboarding?")
    widget.marker(1).tap()
    small = widget.script(
        """return [...w.shadowRoot.querySelectorAll('.panel :is(button, a, textarea)')]
        .filter(e => e.checkVisibility() && !e.matches('.marker'))
        .map(e => [e.className, e.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.width < 44).map(([name]) => name)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.evaluate(
        """() => { for (const [name, value] of [['height', 300], ['offsetTop', 40]])
        Object.defineProperty(visualViewport, name, {get: () => value});
        visualViewport.dispatchEvent(new Event('resize')) }"""
    )
    assert widget.panel.bounding_box() == {"x": 0, "y": 40, "width": 360, "height": 300}
    box = widget.input.bounding_box()
    assert box and box["y"] + box["height"] < 340
    page.goto(stage.site.origin + "/second")
    expect(widget.launcher).to_be_visible()
    expect(widget.panel).to_have_count(0), "a page that was just opened is not covered"


def test_a_link_into_the_site_uncovers_it_on_a_phone(stage: Stage) -> None:
    page = stage.page(**PHONE)
    links = json.dumps({"role/*": "#*", "project/*": "#*"})
    page.goto(stage.site.page(stage.html(f"data-links='{links}'")))
    widget = Widget(page).open().ask("Onboarding?")
    widget.marker(1).tap()
    widget.last.get_by_role("link").first.tap()
    expect(widget.panel).to_be_hidden()
    assert page.url.endswith("#client-onboarding-automation")


def test_position_and_direction_of_the_page_place_it(stage: Stage) -> None:
    for attributes, html, side in (
        ("", "", "right"),
        ("", ' dir="rtl"', "left"),
        ('data-position="bottom-left"', "", "left"),
        ('data-position="bottom-right"', ' dir="rtl"', "right"),
    ):
        widget = stage.visit(attributes, html=html)
        edge = {"left": 20, "right": 1100 - 20 - 56}[side]
        box = widget.launcher.bounding_box()
        assert box == {"x": edge, "y": 760 - 20 - 56, "width": 56, "height": 56}
        panel = widget.open().panel.bounding_box()
        assert panel and panel["x"] == {"left": 20, "right": 1100 - 20 - 400}[side]


def test_themes_follow_the_visitor_or_the_owner_and_may_change(stage: Stage) -> None:
    colour = "return getComputedStyle(w.shadowRoot.querySelector('.panel')).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(21, 24, 23)"
    for scheme in ("light", "dark"):
        page = stage.page(color_scheme=scheme)
        page.goto(stage.site.page(stage.html('data-theme="auto"')))
        widget = Widget(page).open()
        assert widget.script(colour) == {"light": light, "dark": dark}[scheme]
        assert widget.script("w.dataset.theme = 'dark';" + colour) == dark
        assert widget.script("w.dataset.theme = 'light';" + colour) == light


def test_a_language_that_comes_with_the_assistant(stage: Stage) -> None:
    widget = stage.visit('data-lang="ar" data-title="محمد"').open().ask("Onboarding?")
    expect(widget.element.locator("header")).to_have_css("direction", "rtl")
    box = widget.panel.bounding_box()
    assert box and box["x"] == 1100 - 20 - 400, "on the side where the button was"
    expect(widget.element.get_by_role("heading", name="محمد")).to_be_visible()
    expect(widget.input).to_have_attribute("placeholder", "اطرح سؤالًا")
    expect(widget.last.locator(".row small").first).to_have_text("مشروع")


def test_labels_of_the_owners(stage: Stage) -> None:
    labels = json.dumps({"placeholder": "Fire away", "kinds": {"project": "Build"}})
    stage.site.page(labels, "/labels.json")
    for given in (labels, "/labels.json"):
        widget = stage.visit(f"data-labels='{given}' data-greeting='Hi.\nI am Ana.'").open()
        expect(widget.element.locator(".greeting")).to_have_text("Hi.\nI am Ana.")
        expect(widget.input).to_have_attribute("placeholder", "Fire away")
        widget.ask("Onboarding?")
        expect(widget.last.locator(".row small").first).to_have_text("Build")
