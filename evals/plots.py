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
    x_highest: float = 1.0,
) -> str:
    """Lines from (x, y) points; x from 0 to `x_highest`, y from 0 to 1."""
    height, left, bottom = 300, 56, 260
    room = _WIDTH - left - 20
    parts = [
        f'<path class="axis" d="M{left} 10V{bottom}H{_WIDTH - 20}"/>',
        _text(left + room / 2, height - 6, x_name, "middle"),
        f'<g transform="translate(14 {bottom / 2 + 5}) rotate(-90)">'
        f"{_text(0, 0, y_name, 'middle')}</g>",
    ]
    for step in range(5):
        share = step / 4
        x, y = left + room * share, bottom - (bottom - 10) * share
        x_text = f"{share:.0%}" if x_highest == 1 else f"{share * x_highest:.1f}"
        parts.append(_text(x, bottom + 16, x_text, "middle"))
        parts.append(_text(left - 6, y + 4, f"{share:.0%}", "end"))
        parts.append(f'<path class="grid" d="M{left} {y:.0f}H{_WIDTH - 20}"/>')
    for at, points in enumerate(lines.values()):
        path = " ".join(
            f"{left + room * min(x / x_highest, 1):.1f},{bottom - (bottom - 10) * y:.1f}"
            for x, y in points
        )
        parts.append(f'<polyline class="line" stroke="{COLOURS[at]}" points="{path}"/>')
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
