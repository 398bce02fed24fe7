"""Gradio's theme with nothing to download: system fonts, and the colours of `chat.css`."""

from __future__ import annotations

from gradio.themes import Base

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")
FONTS_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")

_COLOURS = {
    "body_background_fill": "var(--paper)",
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--ink-soft)",
    "background_fill_primary": "var(--paper)",
    "background_fill_secondary": "var(--paper)",
    "block_background_fill": "transparent",
    "border_color_primary": "var(--line)",
    "border_color_accent": "var(--accent)",
    "color_accent_soft": "var(--accent-soft)",
    "input_background_fill": "transparent",
    "input_placeholder_color": "var(--ink-soft)",
    "link_text_color": "var(--accent-ink)",
}


def theme() -> Base:
    """The theme of the chat page; dark and light are the same names with other values."""
    both = {f"{name}{mode}": value for name, value in _COLOURS.items() for mode in ("", "_dark")}
    return Base(font=FONTS, font_mono=FONTS_MONO).set(**both)
