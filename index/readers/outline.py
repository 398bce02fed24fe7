"""The lines of a text or Markdown résumé, and the sections that they make.

A heading is a line that Markdown marks as one, or a line of its own that is the name of a section
(`sections.yaml`); where known headings are in capitals, another line in capitals is one, too. What
stands before the first heading is the head: name and contact details.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from index.readers import periods
from index.readers.headers import label_of
from index.readers.markup import Link, links_of, plain
from index.readers.sections import Section, kind_of

Mark = Literal["blank", "heading", "bullet", "plain"]


@dataclass(frozen=True)
class Line:
    """A line, without its mark and its markup."""

    text: str
    number: int
    mark: Mark
    level: int = 0
    """Of a heading in Markdown, from 1."""
    indent: int = 0
    links: tuple[Link, ...] = ()


@dataclass
class Part:
    """A section, or the head, which has no name."""

    name: str | None
    kind: Section | None
    number: int = 1
    lines: list[Line] = field(default_factory=list)
    width: int = 0
    """Characters of a full line in this résumé."""


_BULLET = re.compile(r"(\s*)(?:[-*+–—•‣▪▸►◦○●■□·∙⁃➢✓✔]|o(?=\s\s*[A-Z])|\d{1,2}[.)])\s+(\S.*)")
_ATX = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_STRONG = re.compile(r"(?:\*\*|__)([^*_]+)(?:\*\*|__)")
_STRONG_LEVEL = 7
"""A line in bold is a heading below all others."""
_RULE = re.compile(r"\s*([-=_*~])(?:\s*\1){2,}\s*")
_LISTS = ("skill", "language", "interest")
_NEVER = 10**6
_NARROWEST = 72
"""Characters of a full line at least."""
_DEED = re.compile(
    r"(?!United|Limited)[A-Z][a-z]+ed\b|(?:Built|Cut|Led|Made|Ran|Rewrote|Set|Taught|Won|Wrote)\b"
)
"""How the items of a list begin, where their marks were drawn and are not in the text."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BROKEN = re.compile(r"\s*<br\s*/?>\s*$|\\$", re.IGNORECASE)


def lines_of(text: str, is_markdown: bool) -> list[Line]:
    """The lines of a résumé. White space that separates columns stays, as three spaces."""
    if is_markdown:
        text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    lines: list[Line] = []
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip("\f\r\ufeff \t")
        if not stripped:
            lines.append(Line("", number, "blank"))
        elif _RULE.fullmatch(stripped) and len(stripped) > 2:
            lines += _underlined(lines, stripped, number)
        else:
            lines.append(_line(raw.rstrip(), number, is_markdown))
    return lines


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """The head and the sections."""
    parts = [Part(None, None)]
    level = min((line.level for line in lines if _is_named(line) and line.level), default=0)
    is_spaced = sum(line.mark == "blank" for line in lines) > 2
    in_capitals = any(
        line.mark == "plain" and line.text.isupper() and kind_of(line.text) for line in lines
    )
    for at, line in enumerate(lines):
        before = lines[at - 1].mark if at else "blank"
        after = lines[at + 1].mark if at + 1 < len(lines) else "blank"
        stands_out = not is_spaced or "blank" in (before, after)
        known = kind_of(line.text) if _may_be_heading(line, stands_out) else None
        if line.level > level and parts[-1].kind:
            known = None  # "Languages" below "Skills"
        is_section = line.mark == "heading" and (line.level <= level or not line.level) and level
        if known or (is_section and len(parts) > 1):
            parts.append(Part(line.text.strip(" :"), known, line.number))
        elif in_capitals and before == "blank" and _is_in_capitals(lines, at) and len(parts) > 1:
            parts.append(Part(line.text.strip(" :"), None, line.number))
        else:
            parts[-1].lines.append(line)
    width = max((len(line.text) for line in lines), default=0)
    for part in parts:
        # In a list of short items, a full line is no sign that the next one belongs to it.
        part.width = _NEVER if part.kind in _LISTS else max(_NARROWEST, width)
    return parts


def joined(lines: Sequence[Line], width: int) -> list[Line]:
    """Wrapped lines put together: a bullet or paragraph is one line, up to the next mark.

    `width` is that of a full line, in characters.
    """
    found: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last and line.mark == "plain" and _is_rest(line, last, width):
            text, links = f"{found[-1].text} {line.text}", (*found[-1].links, *line.links)
            found[-1] = replace(found[-1], text=text, links=links)
        elif line.mark != "blank":
            found.append(line)
        last = line if line.mark in ("plain", "bullet") else None
    return found


def _is_rest(line: Line, last: Line, width: int) -> bool:
    """Whether a line continues the one above: that was full, or this one does not begin anew."""
    if label_of(line.text) and line.text[0].isupper():
        return False
    if 0 < line.indent == last.indent and last.mark == "plain" and _DEED.match(line.text):
        return False
    if line.text[0].islower() or last.text[-1] in ",;-" or line.indent > last.indent:
        return True
    return len(last.text) + len(line.text.split()[0]) > 0.85 * width


def _line(raw: str, number: int, is_markdown: bool) -> Line:
    stripped = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    bullet = _BULLET.fullmatch(raw)
    if not is_markdown:
        text = _spaced(bullet[2] if bullet else stripped)
        return Line(text, number, "bullet" if bullet else "plain", indent=indent)
    links = links_of(stripped)
    if heading := _ATX.fullmatch(stripped):
        return Line(plain(heading[2]), number, "heading", len(heading[1]), links=links)
    if strong := _STRONG.fullmatch(stripped):
        return Line(plain(strong[1]), number, "heading", _STRONG_LEVEL, links=links)
    if bullet:
        return Line(plain(bullet[2]), number, "bullet", indent=indent, links=links)
    text = _plain_columns(_BROKEN.sub("", stripped))
    return Line(text, number, "plain", indent=indent, links=links)


def _plain_columns(text: str) -> str:
    """Markdown as plain text; a row of a table keeps its bars."""
    return plain(text.strip("|").strip()) if text.startswith("|") else plain(text)


def _underlined(lines: list[Line], rule: str, number: int) -> list[Line]:
    """A rule below a line makes it a heading; any other rule is nothing but a break."""
    above = lines[-1] if lines else None
    if above and above.mark == "plain" and rule[0] in "=-" and len(above.text.split()) <= 6:
        lines[-1] = replace(above, mark="heading", level=1 if rule[0] == "=" else 2)
    return [Line("", number, "blank")]


def _spaced(text: str) -> str:
    return re.sub(r"\t+| {3,}", "   ", text.strip())


def _is_named(line: Line) -> bool:
    return line.mark == "heading" and kind_of(line.text) is not None


def _may_be_heading(line: Line, stands_out: bool) -> bool:
    if line.mark == "heading":
        return True
    return (
        line.mark == "plain"
        and len(line.text.split()) <= 5
        and line.text[:1].isupper()
        and (stands_out or line.text.isupper() or line.text[-1] == ":")
    )


def _is_in_capitals(lines: Sequence[Line], at: int) -> bool:
    """A line in capitals that no date follows: a section, not an employer."""
    line = lines[at]
    if line.mark != "plain" or not line.text.isupper() or len(line.text.split()) > 5:
        return False
    following = [each for each in lines[at + 1 : at + 4] if each.mark != "blank"][:2]
    return len(line.text) > 3 and not any(periods.within(each.text) for each in (line, *following))
