"""The widget's files: their size, what they must not use, and that they belong together."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from widget_stand_in import STATIC

SCRIPT = (STATIC / "widget.js").read_text("utf-8")
TYPES = (STATIC / "widget.d.ts").read_text("utf-8")
LANGUAGES = sorted(STATIC.glob("widget.*.json"))
MOST_BYTES = 15_000


def _labels() -> set[str]:
    block = SCRIPT.split("const LABELS = {")[1].split("\n  };")[0]
    return set(re.findall(r"^    (\w+):", block, re.MULTILINE))


def test_the_whole_widget_is_less_than_15_kilobytes_on_the_wire() -> None:
    assert len(gzip.compress(SCRIPT.encode(), 9, mtime=0)) < MOST_BYTES


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\b(inner|outer)HTML\b",
        r"\binsertAdjacentHTML\b",
        r"\bdocument\.write",
        r"\beval\b",
        r"\bnew Function\b|\bFunction\(",
        r"\bcookie\b",
        r"\blocalStorage\b|\bindexedDB\b|\bcaches\b",
        r"createElement\(['\"]style|h\(['\"](style|script|iframe|img|link)['\"]",
        r"setAttribute\(['\"](style|on\w+)['\"]|\bcssText\b|[{ ]style:",
        r"\bimport\(|^\s*import\s",
        r"url\(",
        r"navigator\.(sendBeacon|userAgent|plugins)",
        r"setTimeout\(['\"`]",
    ],
)
def test_it_uses_nothing_that_writes_markup_runs_text_or_follows_visitors(forbidden: str) -> None:
    assert re.findall(forbidden, SCRIPT, re.MULTILINE) == []


def test_it_names_no_address_but_the_one_of_svg() -> None:
    code = re.sub(r"/\*\*.*?\*/", "", SCRIPT, flags=re.DOTALL)
    assert re.findall(r"https?://[^'\"`\s]+", code) == ["http://www.w3.org/2000/svg"]


def test_every_label_is_used_and_every_trouble_has_one() -> None:
    kinds = set(re.findall(r"'(\w+)'", TYPES.split("export type Kind =")[1].split(";")[0]))
    assert len(kinds) == 10
    assert kinds <= _labels()
    used = set(re.findall(r"\b[lL](?:abels|ABELS)\.(\w+)", SCRIPT))
    used |= set(re.findall(r"const \{ (\w+) \} = this\.labels", SCRIPT))
    assert _labels() - kinds <= used


def test_there_are_languages() -> None:
    assert [file.name for file in LANGUAGES] == [
        "widget.ar.json",
        "widget.de.json",
        "widget.es.json",
        "widget.fr.json",
    ]


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_a_language_has_every_label_and_no_other(file: Path) -> None:
    labels = json.loads(file.read_text("utf-8"))
    assert set(labels) - {"dir"} == _labels()
    assert all("{n}" in labels[name] for name in ("source", "more", "wait"))
    assert all(value.strip() for value in labels.values() if isinstance(value, str))


def test_the_documentation_has_every_attribute_and_the_types_every_method() -> None:
    document = (STATIC.parents[2] / "docs" / "widget.md").read_text("utf-8")
    used = set(re.findall(r"dataset\.(\w+)|['\[]data-(\w+)", SCRIPT))
    unpacked = re.findall(r"const \{ ([^}]+) \} = (?:this|element|tag)\.dataset", SCRIPT)
    names = {one or other for one, other in used}
    names |= {part.split(" ")[0] for group in unpacked for part in group.split(", ")}
    assert len(names) == 13
    assert {name for name in names if f"data-{name}" not in document} == set()
    for method in ("open", "close", "ask", "stop", "restart"):
        assert f"`{method}(" in document
        assert f"  {method}(" in TYPES
