"""The widget on every sort of site: hostile CSS, a strict policy, pages that swap their content."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from widget_stage import Stage, Widget
from widget_stand_in import Play, StandIn, serving

pytest_plugins = ["conftest_browser", "conftest_widget"]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("the_console_is_silent")]

# What every element of the widget looks like and where it is.
LOOK = """
const say = e => {
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  return [e.tagName, e.className, r.x, r.y, r.width, r.height, s.color, s.backgroundColor,
    s.display, s.font, s.letterSpacing, s.textAlign, s.textTransform, s.visibility, s.opacity,
    s.cursor].join(' ');
};
return [...w.shadowRoot.querySelectorAll('*')].map(say);
"""
HOSTILE = """<style>
* { all: unset !important }
*, *::before, portfolio-assistant { display: none !important; color: lime !important;
  font: 40px fantasy !important; letter-spacing: 9px !important;
  text-transform: uppercase !important;
  position: static !important; visibility: hidden !important; opacity: 0 !important;
  transform: scale(3) !important; --bg: red !important; --ink: red !important; --accent: red }
html, body { all: revert !important; display: block !important; opacity: 1 !important;
  visibility: visible !important; font-size: 40px !important; filter: none !important }
</style>"""
STRICT = (
    "default-src 'none'; script-src {0}; connect-src {0}; style-src 'none'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def _used(widget: Widget) -> Any:
    """The look of the launcher, and of the panel with an open source."""
    closed = widget.script(LOOK)
    expect(widget.open().element.locator(".ask")).to_have_count(2)
    widget.ask("Onboarding?").marker(1).click()
    widget.page.mouse.move(1, 1)
    widget.script("await Promise.all(w.shadowRoot.getAnimations().map(a => a.finished))")
    # How far the panel has scrolled by now depends on the machine, not on the site.
    top = "{top: 0, behavior: 'instant'}"
    widget.script(f"for (const e of w.shadowRoot.querySelectorAll('*')) e.scrollTo({top})")
    return closed + widget.script(LOOK)


def test_a_site_with_hostile_css_does_not_change_how_it_looks(stage: Stage) -> None:
    plain = _used(stage.visit())
    assert len(plain) > 50
    assert _used(stage.visit(head=HOSTILE)) == plain


def test_a_strict_policy_has_nothing_to_object_to(stage: Stage) -> None:
    page = stage.page()
    page.add_init_script(
        "window.objections = []; addEventListener('securitypolicyviolation',"
        "e => objections.push(e.violatedDirective + ' ' + e.blockedURI), true)"
    )
    policy = STRICT.format(stage.assistant.origin)
    tag = 'data-accent="rebeccapurple" data-links=\'{"role/*": "/jobs/*/"}\''
    page.goto(stage.site.page(stage.html(tag), Content_Security_Policy=policy))
    widget = Widget(page).open().ask("Onboarding?")
    widget.marker(2).click()
    widget.last.get_by_role("button", name="Helpful", exact=True).click()
    expect(widget.last.locator(".actions")).to_contain_text("Thank you")
    assert page.evaluate("window.objections") == []
    assert widget.script("return getComputedStyle(w.launcher).borderRadius") == "50%"
    styled = (
        "return [w, ...w.shadowRoot.querySelectorAll('*')].filter(e => e.hasAttribute('style'))"
    )
    assert widget.script(f"{styled}.length") == 0
    assert stage.console == [], "and the console is silent"


@pytest.mark.parametrize(
    "swap",
    [
        "document.querySelector('main').innerHTML = '<h1>Next</h1>'",
        "document.body.innerHTML = '<h1>Next</h1>'",
        "const next = document.createElement('body'); document.body.replaceWith(next)",
        "document.documentElement.innerHTML = '<head></head><body><h1>Next</h1></body>'",
    ],
    ids=["content", "inside-of-body", "body", "everything"],
)
def test_a_site_that_swaps_its_content_keeps_it_and_its_conversation(
    stage: Stage, swap: str
) -> None:
    stage.assistant.play = held = Play(hold_after=2)
    widget = stage.visit().open().ask("Onboarding?", wait=False)
    expect(widget.text).to_be_visible()
    widget.page.evaluate(f"() => {{ {swap}; history.pushState({{}}, '', '/next') }}")
    held.go.set()
    expect(widget.last.locator(".actions")).to_be_visible()
    expect(widget.page.locator("portfolio-assistant")).to_have_count(1)
    stage.assistant.play = Play()
    widget.ask("And then?")
    expect(widget.element.locator(".turn")).to_have_count(2)


def test_it_leaves_for_good_when_it_is_removed(stage: Stage) -> None:
    widget = stage.visit()
    widget.script("w.remove()")
    widget.page.evaluate("document.body.replaceWith(document.createElement('body'))")
    expect(widget.page.locator("portfolio-assistant")).to_have_count(0)


def test_an_inline_one_fills_its_target_whenever_the_page_shows_it(stage: Stage) -> None:
    target = '<p id="far"></p><div id="ask"></div>'
    head = "<style>#far { height: 3000px } #ask { width: 700px; height: 500px }</style>"
    widget = stage.visit('data-target="#ask"', body=target, head=head)
    page = widget.page
    expect(widget.element).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert stage.assistant.requests == ["GET /widget.js"], "nobody has seen it"
    page.locator("#ask").scroll_into_view_if_needed()
    expect(widget.element.get_by_role("region", name="Ask this portfolio")).to_be_visible()
    expect(widget.element.locator(".ask")).to_have_count(2)
    assert widget.panel.bounding_box() == page.locator("#ask").bounding_box()
    expect(widget.launcher).to_have_count(0)
    expect(widget.element.get_by_role("button", name="Close")).to_have_count(0)
    widget.ask("Onboarding?").input.press("Escape")
    expect(widget.text).to_be_visible()
    page.evaluate("document.querySelector('main').innerHTML = '<h1>Next</h1>'")
    expect(page.locator("portfolio-assistant")).to_have_count(0)
    page.evaluate("document.querySelector('main').innerHTML = '<div id=ask></div>'")
    expect(widget.text).to_be_visible()


def test_two_tags_of_one_assistant_give_one_launcher_and_an_inline_one_beside_it(
    stage: Stage,
) -> None:
    tag = f'<script src="{stage.assistant.origin}/widget.js" defer {{}}></script>'
    body = '<div id="ask"></div>' + tag.format("") + tag.format('data-target="#ask"')
    widget = stage.visit(body=body)
    page = widget.page
    expect(page.locator("portfolio-assistant")).to_have_count(2)
    inline = page.locator("#ask portfolio-assistant")
    inline.locator("textarea").fill("In the page?")
    inline.locator("textarea").press("Enter")
    expect(inline.locator(".actions")).to_be_visible()
    page.get_by_role("button", name="Ask this portfolio").click()
    floating = page.locator("html > portfolio-assistant")
    expect(floating.locator(".ask")).to_have_count(2)
    expect(floating.locator(".turn")).to_have_count(0)


def test_two_assistants_on_one_page_keep_to_themselves(stage: Stage) -> None:
    with serving(StandIn()) as other:
        other.suggestions = ["About the other one?"]
        tag = f'<script src="{other.origin}/widget.js" defer data-position="left"></script>'
        page = stage.visit(body=tag).page
        launchers = page.locator("portfolio-assistant .launcher")
        expect(launchers).to_have_count(2)
        places = sorted(
            box["x"] for box in map(lambda one: one.bounding_box(), launchers.all()) if box
        )
        assert places == [20, 1100 - 20 - 56]
        launchers.first.click()
        expect(page.locator(".ask")).to_have_text("About the other one?")
        assert "GET /api/suggestions" not in stage.assistant.requests


def test_it_can_be_added_late_and_as_an_element(stage: Stage) -> None:
    page = stage.page()
    plain = stage.html().replace("<script", "<!-- ").replace("</script>", " -->")
    page.goto(stage.site.page(plain))
    page.evaluate(
        """src => { const tag = document.createElement('script');
        Object.assign(tag, {src}); tag.dataset.title = 'Late'; document.head.append(tag) }""",
        f"{stage.assistant.origin}/widget.js",
    )
    page.get_by_role("button", name="Late").click()
    expect(page.locator(".ask")).to_have_count(2)
    page.evaluate(
        """() => { const own = document.createElement('portfolio-assistant'); own.id = 'own';
        own.dataset.inline = ''; document.querySelector('main').append(own) }"""
    )
    expect(page.locator("#own .ask")).to_have_count(2)


def test_a_tag_in_the_head_need_not_be_deferred(stage: Stage) -> None:
    head = f'<script src="{stage.assistant.origin}/widget.js" data-title="Early"></script>'
    page = stage.page()
    page.goto(stage.site.page(stage.html(head=head).replace(" defer ", ' type="text/x" ')))
    page.get_by_role("button", name="Early").click()
    expect(page.locator(".ask")).to_have_count(2)


def test_a_tag_may_bring_the_element_without_a_launcher(stage: Stage) -> None:
    body = "<portfolio-assistant data-inline></portfolio-assistant>"
    widget = stage.visit('data-position="none"', body=body)
    expect(widget.element.locator(".ask")).to_have_count(2)
    expect(widget.page.locator("portfolio-assistant")).to_have_count(1)


def test_shortcuts_of_the_site_do_not_hear_what_is_typed(stage: Stage) -> None:
    widget = stage.visit().open()
    widget.page.evaluate(
        "window.heard = []; for (const t of ['keydown', 'keypress', 'keyup'])"
        "document.addEventListener(t, e => heard.push(e.key))"
    )
    widget.input.press_sequentially("s/?")
    assert widget.page.evaluate("heard") == []
    expect(widget.input).to_have_value("s/?")
