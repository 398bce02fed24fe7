"""Slugs: readable in any script, unique, and always a part of a valid id."""

from __future__ import annotations

import pytest

from index import Entry
from index.slugs import LONGEST, slug, unique


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Session Replay Engine", "session-replay-engine"),
        ("Café Lumen", "cafe-lumen"),
        ("Ørsted A/S", "orsted-a-s"),
        ("Łódź & Straße", "lodz-strasse"),
        ("Dean's List", "deans-list"),
        ("C++ / C#", "c-c"),
        ("🚀 Launch", "launch"),
        ("北京 (Peking) 大学", "peking"),
        ("🚀", "rocket"),
        ("Яндекс", "yandeks"),
        ("Ελλάδα", "ellada"),
        ("삼성 전자", "samseong-jeonja"),
        ("リクルート", "rikuruto"),
        ("中国", "4e2d-56fd"),
        ("بنك أبوظبي", "bnk-abwzby"),
        ("!!!", ""),
    ],
)
def test_a_title_in_any_script_has_a_slug(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_long_title_ends_at_a_word() -> None:
    made = slug("word " * 40)
    assert len(made) <= LONGEST
    assert made.endswith("word")


def test_a_slug_that_is_taken_is_numbered() -> None:
    taken = {"acme", "acme-2"}
    assert unique("Acme", "role", taken) == "acme-3"


def test_a_title_without_letters_is_called_by_its_kind() -> None:
    assert unique("!!!", "award", set()) == "award"


def test_no_entry_is_called_like_a_file_that_is_not_read() -> None:
    assert unique("README", "project", set()) == "readme-2"


@pytest.mark.parametrize(
    "title", ["Ⅷ", "ªº", "हिन्दी", "ไทย", "ქართული", "אבג", "ﬁn", "①", "ß", "İ"]
)
def test_a_slug_is_part_of_a_valid_id(title: str) -> None:
    made = unique(title, "role", set())
    assert Entry(id=f"role/{made}", kind="role", title=title).id == f"role/{made}"
