"""Plots as SVG text that stands inside a page: no script, no font, no file.

Colours are CSS variables of the page, so that a plot follows its light or dark scheme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

COLOURS = ("var(--first)", "var(--second)", "var(--third)")
_WIDTH = 640
_LABEL = 150
_ROW = 15


def bars(title: str, rows: Mapping[str, Mapping[str, float | None]], percent: bool = True) -> str:
    """A group of horizontal bars for each row, one bar for each series; None leaves a gap.

    `{"skill": {"work": 1.0, "held out": 0.9}}`. The series are those of the first row.
    """
    series = list(next(iter(rows.values()), {}))
    highest = 1.0 if percent else _highest(rows)
    group = _ROW * len(series) + 8
    room = _WIDTH - _LABEL - 60
    parts = []
    for row, (name, values) in enumerate(rows.items()):
        top = row * group + 4
        middle = top + _ROW * len(series) / 2 + 4
        parts.append(_text(_LABEL - 8, middle, name, "end"))
        for at, key in enumerate(series):
            value = values.get(key)
            y = top + at * _ROW
            width = 0.0 if value is None else room * value / highest
            shown = "–" if value is None else f"{value:.0%}" if percent else f"{value:.1f}"
            parts.append(
                f'<rect x="{_LABEL}" y="{y:.0f}" width="{width:.1f}" height="{_ROW - 3}" '
                f'fill="{COLOURS[at]}"><title>{escape(f"{name}, {key}: {shown}")}</title></rect>'
            )
            parts.append(_text(_LABEL + width + 5, y + _ROW - 5, shown))
    return _svg(title, len(rows) * group + 8, parts, series)


def curves(
    title: str,
    lines: Mapping[str, Sequence[tuple[float, float]]],
    x_name: str,
    y_name: str,
    ticks: Sequence[tuple[float, str]],
) -> str:
    """Lines from (x, y) points; y from 0 to 1, x from the first tick to the last."""
    height, left, bottom, top = 300, 56, 260, 10
    room, depth = _WIDTH - left - 20, bottom - top
    low, high = ticks[0][0], ticks[-1][0]

    def place(x: float, y: float) -> tuple[float, float]:
        share = (min(max(x, low), high) - low) / (high - low)
        return left + room * share, bottom - depth * y

    parts = [
        f'<path class="axis" d="M{left} {top}V{bottom}H{left + room}"/>',
        _text(left + room / 2, height - 6, x_name, "middle"),
        f'<g transform="translate(14 {bottom / 2}) rotate(-90)">'
        f"{_text(0, 0, y_name, 'middle')}</g>",
    ]
    for x, name in ticks:
        parts.append(_text(place(x, 0)[0], bottom + 16, name, "middle"))
    for y in (0.0, 0.25, 0.5, 0.75, 1.0):
        at = place(low, y)[1]
        parts.append(_text(left - 6, at + 4, f"{y:.0%}", "end"))
        parts.append(f'<path class="grid" d="M{left} {at:.0f}H{left + room}"/>')
    for colour, points in zip(COLOURS, lines.values(), strict=False):
        path = " ".join("{:.1f},{:.1f}".format(*place(*point)) for point in points)
        parts.append(f'<polyline class="line" stroke="{colour}" points="{path}"/>')
    return _svg(title, height, parts, list(lines))


def _highest(rows: Mapping[str, Mapping[str, float | None]]) -> float:
    values = [value for row in rows.values() for value in row.values() if value is not None]
    return max(values, default=0) or 1.0


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(title: str, height: float, parts: Sequence[str], series: Sequence[str]) -> str:
    legend = "".join(
        f'<span><i style="background:{colour}"></i>{escape(name)}</span>'
        for name, colour in zip(series, COLOURS, strict=False)
    )
    return (
        f'<figure><figcaption>{escape(title)}<span class="legend">{legend}</span></figcaption>'
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'
        f"{''.join(parts)}</svg></figure>"
    )
