"""A new portfolio: one example of each kind, and an assistant over it that claims nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.assistant import Assistant
from assistant.settings import Settings
from index import KINDS, load_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "mine"
    assert main(["new", str(place)]) == 0
    return place


def test_a_new_portfolio_is_one_of_ours_with_a_profile_that_says_nothing(folder: Path) -> None:
    [profile] = load_corpus(folder)
    assert profile.document == "Profile"


def test_each_kind_has_one_example_that_can_be_copied(folder: Path) -> None:
    examples = sorted(folder.rglob("_example.md"))
    assert len(examples) == len(KINDS) - 1
    for example in examples:
        shutil.copy(example, example.with_name("mine.md"))
    entries = load_corpus(folder)
    assert [entry.kind for entry in entries] == list(KINDS)
    assert all(len(entry.lines) > 1 for entry in entries[1:])


def test_what_the_profile_offers_can_be_used(folder: Path) -> None:
    file = folder / "profile.md"
    text = file.read_text("utf-8")
    for name in ("name", "pronouns", "headline", "location", "contact", "email", "phone", "links"):
        text = text.replace(f"# {name}: ", f"{name}: ")
    file.write_text(text, encoding="utf-8")
    [profile] = load_corpus(folder)
    assert (profile.name, profile.contact) == ("Ada Novak", "public")
    assert profile.phone


def test_an_assistant_over_it_says_that_nothing_is_there(folder: Path, own_var: Path) -> None:
    assistant = Assistant.open(Settings(corpus=folder, var=own_var))
    answer = assistant.ask("Does the engineer know Redis?")
    assert (answer.status, answer.citations) == ("not_in_portfolio", ())
    assistant.index.close()


def test_a_folder_in_use_stays_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "profile.md").write_text("mine", encoding="utf-8")
    assert main(["new", str(folder)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "is not empty" in said
    assert (folder / "profile.md").read_text("utf-8") == "mine"
