"""Writes entries as the Markdown files that `readers.markdown` reads back, field for field.

Text is written plainly where it reads back as itself, with escapes or as a code block where not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from index.entry import Entry, Kind, YearMonth
from index.readers import body, markdown

_FOLDERS: dict[Kind, str] = {kind: folder for folder, kind in markdown.FOLDERS.items()}
_BODY = ("id", "kind", "text", "highlights")
_INLINE = re.compile(r"[\\`*_\[\]<]|^[#>+=~-]")
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")
_Parsed = tuple[tuple[str, ...], tuple[str, ...]]


def write(entries: Iterable[Entry], folder: Path) -> None:
    """A file for each entry below `folder`, which is made. The order of the entries is kept."""
    counts: dict[Kind, int] = {}
    for entry in entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
        file = folder / file_of(entry)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(entry, counts[entry.kind]), encoding="utf-8", newline="\n")


def file_of(entry: Entry) -> Path:
    """`role/acme` -> `roles/acme.md`."""
    if entry.kind == "profile":
        return Path(markdown.PROFILE)
    return Path(_FOLDERS[entry.kind], f"{entry.id.partition('/')[2]}.md")


def page(entry: Entry, order: int) -> str:
    """The file of an entry, the `order`-th of its kind."""
    fields = {
        name: _plain(getattr(entry, name)) for name in Entry.model_fields if name not in _BODY
    }
    given: dict[str, Any] = {
        name: value
        for name, value in fields.items()
        if value and not (name == "contact" and value == "private")
    }
    if entry.kind != "profile":
        given["order"] = order
    content = _body(entry)
    if not content and given.keys() <= {"title", "order"}:
        given["technologies"] = []  # says that a title is meant to be all
    front = yaml.dump(given, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9)
    return f"---\n{front}---\n" + (f"\n{content}\n" if content else "")


class _Dumper(yaml.SafeDumper):
    """A line for each field, lists in brackets."""

    def _inline(self, data: list[Any]) -> yaml.Node:
        """`[one, two]`."""
        return self.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


_Dumper.add_representer(list, _Dumper._inline)


def _plain(value: Any) -> Any:
    if isinstance(value, YearMonth):
        return str(value) if value.month else value.year
    return list(value) if isinstance(value, tuple) else value


def _body(entry: Entry) -> str:
    """The body that reads back as the entry's text and highlights."""
    expected = (entry.text, entry.highlights)
    for render in (_light, _heavy):
        content = render(entry)
        if _read_back(content) == expected:
            return content
    return _verbatim(entry)


def _light(entry: Entry) -> str:
    """As it is, wherever a paragraph or item alone reads back as itself."""
    parts = [_block(text) for text in _blocks(entry.text)]
    return _assembled(parts, [_line(item) or _fence(item) for item in entry.highlights])


def _heavy(entry: Entry) -> str:
    """With every mark escaped."""
    parts = [_fence(text) if "\n" in text else _escaped(text) for text in _blocks(entry.text)]
    items = [_fence(item) if "\n" in item else _escaped(item) for item in entry.highlights]
    return _assembled(parts, items)


def _verbatim(entry: Entry) -> str:
    """The whole text as one block of code, which nothing can be mistaken for."""
    parts = [_fence(entry.text)] if entry.text else []
    return _assembled(parts, [_line(item) or _fence(item) for item in entry.highlights])


def _assembled(parts: list[str], items: list[str]) -> str:
    listed = "\n".join("- " + item.replace("\n", "\n  ") for item in items)
    return "\n\n".join([*parts, *([listed] if listed else [])])


def _blocks(text: str) -> list[str]:
    """Paragraphs; those that only a code block can hold are joined with their neighbours."""
    blocks: list[str] = []
    was_code = False
    for part in text.split("\n\n") if text else []:
        is_code = "\n" in part or part != part.strip() or not part
        if blocks and (is_code and (was_code or part[:1].isspace() or not part)):
            blocks[-1] += "\n\n" + part
        else:
            blocks.append(part)
        was_code = is_code
    return blocks


def _block(text: str) -> str:
    if "\n" in text:
        return _fence(text)
    return text if _parsed(text) == ((text,), ()) else _escaped(text)


def _line(item: str) -> str | None:
    """An item as it is or escaped; None where it has several lines."""
    if "\n" in item:
        return None
    return item if _parsed(f"- {item}") == ((), (item,)) else _escaped(item)


def _escaped(text: str) -> str:
    """With the marks escaped that matter most often, or else all."""
    usual = _INLINE.sub(r"\\\g<0>", text)
    return usual if _parsed(usual) == ((text,), ()) else _MARKUP.sub(r"\\\1", text)


def _fence(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _parsed(content: str) -> _Parsed:
    return body.parse(content)


def _read_back(content: str) -> tuple[str, tuple[str, ...]]:
    paragraphs, highlights = body.parse(content)
    return "\n\n".join(paragraphs), highlights
