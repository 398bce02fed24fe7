"""Readable shades of the owner's accent colour, for the light and the dark theme.

Contrast is that of WCAG 2.2 (relative luminance, success criterion 1.4.3): 4.5 to 1 or more for
text. The hue stays; the colour is moved towards black or white until it is readable.
"""

from __future__ import annotations

from typing import NamedTuple

TEXT_CONTRAST = 4.5

Rgb = tuple[float, float, float]


class Accent(NamedTuple):
    """Two shades of one colour, as `#rrggbb`."""

    on_light: str
    """Readable on the light background, and under white text."""
    on_dark: str
    """Readable on the dark background, and under near-black text."""


def accent_of(colour: str, light: str = "#f6f4ef", dark: str = "#1b1e23") -> Accent:
    """The shades of `colour` for the lightest and darkest surfaces that text stands on.

    >>> accent_of("#ffee00").on_light
    '#7a7200'
    """
    return Accent(_towards(colour, "#000000", light), _towards(colour, "#ffffff", dark))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours: 1 (equal) to 21 (black and white)."""
    high, low = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _towards(colour: str, goal: str, background: str) -> str:
    start, end = _rgb(colour), _rgb(goal)
    for step in range(101):
        share = step / 100
        mixed = _hex(tuple(a + (b - a) * share for a, b in zip(start, end, strict=True)))
        if contrast(mixed, background) >= TEXT_CONTRAST:
            return mixed
    return goal


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(rgb: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)


def _luminance(rgb: Rgb) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
