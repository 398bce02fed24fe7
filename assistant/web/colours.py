"""Readable shades of the owner's accent colour, for the light and the dark theme.

Contrast is that of WCAG 2.2 (relative luminance, success criterion 1.4.3): 4.5 to 1 or more for
text. The hue stays; the colour is moved towards black or white until it is readable. For the dark
theme it is first lifted to a bright shade of the same hue, since a mixture with white turns grey.
"""

from __future__ import annotations

from math import atan2, cos, hypot, sin
from typing import NamedTuple

TEXT_CONTRAST = 4.5
BRIGHT_LIGHTNESS = 0.76
BRIGHT_CHROMA = 0.13

Triple = tuple[float, float, float]

# OKLab (B. Ottosson, "A perceptual color space for image processing", 2020).
_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


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
    return Accent(_towards(colour, "#000000", light), _towards(_bright(colour), "#ffffff", dark))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours: 1 (equal) to 21 (black and white)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _towards(colour: str, goal: str, background: str) -> str:
    start, end = _rgb(colour), _rgb(goal)
    for step in range(101):
        share = step / 100
        mixed = _hex(tuple(a + (b - a) * share for a, b in zip(start, end, strict=True)))
        if contrast(mixed, background) >= TEXT_CONTRAST:
            return mixed
    return goal


def _bright(colour: str) -> str:
    lightness, a, b = _product(_TO_LAB, _powers(_product(_TO_LMS, _linear(_rgb(colour))), 1 / 3))
    chroma, hue = min(hypot(a, b), BRIGHT_CHROMA), atan2(b, a)
    lab = (max(lightness, BRIGHT_LIGHTNESS), chroma * cos(hue), chroma * sin(hue))
    linear = _product(_FROM_LMS, _powers(_product(_FROM_LAB, lab), 3))
    return _hex(tuple(_gamma(min(1.0, max(0.0, channel))) for channel in linear))


def _product(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def _powers(vector: Triple, exponent: float) -> Triple:
    x, y, z = (max(0.0, value) ** exponent for value in vector)
    return x, y, z


def _rgb(colour: str) -> Triple:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(rgb: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)


def _linear(rgb: Triple) -> Triple:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return red, green, blue


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = _linear(_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
