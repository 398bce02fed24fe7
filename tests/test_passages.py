"""Sentences and passages: exact pieces of a document, cut where a reader would cut."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Entry, Passage, load_corpus
from index.passage import LONGEST, passages_of
from index.sentences import sentences


def project(text: str, **fields: object) -> Entry:
    """A project with that text."""
    values = {"id": "project/mill", "kind": "project", "title": "Mill", "text": text}
    return Entry.model_validate(values | fields)


def texts(entry: Entry, part: str) -> list[str]:
    """The texts of the passages of one part."""
    return [passage.text for passage in passages_of([entry]) if passage.part == part]


@pytest.mark.parametrize(
    "text",
    [
        "Built it. | Sold it.",
        "Uses Node.js, e.g. Express and Redis. | Saved 2.5 hours. | Fast!",
        "Cut the answer from 2 s to 180 ms. | Tests run in 12 min. | Ms. Rao signed it off.",
        "GraphQL vs. REST in B+ Trees. | Write-through vs write-behind.",
        "Met Dr. Jane R. Doe at Acme Inc. in Oslo. | She said “Yes.” | He left (early).",
        "Really? | Yes! | 50K+ operations. | 3 users.",
        "Cut latency. | rrweb records the page.",
        "From Jan. 2020 to approx. May, i.e. before v2.0 was out.",
        "Wait... what? | It works… mostly.",
        "No full stop",
        "First line | second line",
        "Tools: Git, Docker, etc. | We shipped.",
        "数据库很快。|它是红色的。",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    joined = text.replace(" | ", "\n" if "line" in text else " ").replace("|", "")
    assert [joined[start:end] for start, end in sentences(joined)] == expected


def test_the_passages_of_a_role_are_its_whole_its_fields_its_sentences_and_highlights() -> None:
    role = Entry(
        id="role/acme",
        kind="role",
        title="Acme",
        position="Engineer",
        location="Oslo",
        text="Ran the mill. Built a dam.",
        highlights=("Saved 40% of water. Twice", "Trained 3 millers"),
        technologies=("Go", "C++"),
    )
    found = passages_of([role])
    assert [(passage.part, passage.text) for passage in found] == [
        ("entry", role.document),
        ("fields", "Engineer\nOslo"),
        ("fields", "Go, C++"),
        ("sentence", "Ran the mill."),
        ("sentence", "Built a dam."),
        ("highlight", "Saved 40% of water. Twice"),
        ("highlight", "Trained 3 millers"),
    ]
    assert {passage.heading for passage in found} == {"role: Acme"}
    assert found[1].searched == "role: Acme\nEngineer\nOslo"


def test_a_heading_within_prose_is_no_sentence() -> None:
    entry = project("How I think\n\nWater first. Wheels second.\n\nAnd the wind")
    assert texts(entry, "sentence") == ["Water first.", "Wheels second.", "And the wind"]


def test_the_headline_of_a_profile_is_a_sentence() -> None:
    profile = Entry(id="profile", kind="profile", title="Profile", headline="I build mills.")
    assert texts(profile, "sentence") == ["I build mills."]


def test_an_entry_of_30_kb_is_cut_into_pieces_the_model_can_read() -> None:
    sentence = "The wheel number {} turns the mill and the mill grinds the corn of the village."
    entry = project(" ".join(sentence.format(n) for n in range(400)))
    assert len(entry.document) > 30_000
    pieces = texts(entry, "entry")
    assert " ".join(pieces) == entry.document
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith(".") for piece in pieces[1:])
    assert texts(entry, "sentence") == [sentence.format(n) for n in range(400)]


def test_text_without_any_place_to_cut_is_cut_all_the_same() -> None:
    assert [len(piece) for piece in texts(project("x" * 2500), "sentence")] == [1000, 1000, 500]


def test_ids_do_not_change_when_other_text_does() -> None:
    before = passages_of([project("Ran the mill. Built a dam.")])
    after = passages_of([project("New here. Ran the mill. Built a dam.")])
    sentence_ids = [passage.id for passage in before if passage.part == "sentence"]
    assert [passage.id for passage in after if passage.part == "sentence"][1:] == sentence_ids
    assert sentence_ids[0].startswith("project/mill:sentence:")


def test_a_text_that_occurs_twice_has_two_ids() -> None:
    twice = passages_of([project("Fast. Fast.")])
    assert len({passage.id for passage in twice}) == len(twice) == 3


def test_the_shipped_portfolio_is_cut_as_counted_by_hand(corpus: Path) -> None:
    parts = Counter(passage.part for passage in passages_of(load_corpus(corpus)))
    assert parts == {"entry": 27, "fields": 10, "sentence": 41, "highlight": 8}


def check(entry: Entry, passages: tuple[Passage, ...]) -> None:
    """What holds for the passages of any entry."""
    assert passages
    assert len({passage.id for passage in passages}) == len(passages)
    for passage in passages:
        assert entry.document[passage.start : passage.end] == passage.text != ""
        assert len(passage.text) <= LONGEST


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("ab .!?\n\tA1—é数。(\"'"), max_size=3000),
    highlights=st.lists(st.text(min_size=1, max_size=1500), max_size=3),
)
def test_passages_are_verbatim_whatever_the_text(text: str, highlights: list[str]) -> None:
    entry = project(text, highlights=tuple(highlights))
    check(entry, passages_of([entry]))
