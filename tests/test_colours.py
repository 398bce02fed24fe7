"""Colours: text is readable on its ground, whatever the owner's accent is."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from assistant.web.colours import accent_of, contrast


@pytest.mark.parametrize(
    "colour", ["#000000", "#ffffff", "#ffee00", "#0b6e5f", "#ff0000", "#888888", "#1a1aff"]
)
def test_any_accent_colour_is_readable_in_both_themes(colour: str) -> None:
    accent = accent_of(colour)
    for background in ("#fdfcfa", "#f6f4ef", "#ffffff"):
        assert contrast(accent.on_light, background) >= 4.5
    for background in ("#15171a", "#1b1e23"):
        assert contrast(accent.on_dark, background) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    # 0.2126 * ((0x77/255 + 0.055) / 1.055) ** 2.4 ... = 0.1845; 1.05 / 0.2345
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_colours_of_the_stylesheet_are_readable() -> None:
    css = (ROOT / "assistant/web/static/pages.css").read_text()
    light, dark = css.split("prefers-color-scheme: dark")
    for part in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part))
        for ground in ("paper", "sunken", "field"):
            assert contrast(colours["ink"], colours[ground]) >= 7
            assert contrast(colours["ink-soft"], colours[ground]) >= 4.5
