"""Building: an index is built where something has changed, and of no more than has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import MODEL
from index_stage import MILL, MILL_REWRITTEN, builds

from index import CorpusError, open_index, state_of
from index.home import Home
from index.model import Model

pytest_plugins = ["index_fixtures"]

DAM = "---\ntitle: Dam\n---\nA dam that holds water."


def test_an_index_is_built_once_and_opened_in_silence_after(
    mill: Path, own_var: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first = open_index(mill, own_var, MODEL)
    assert capfd.readouterr().err == f"index: building the index of {mill}: there is none yet\n"
    assert (first.manifest.entries, first.manifest.passages, first.manifest.embedded) == (1, 3, 3)
    first.close()
    second = open_index(mill, own_var, MODEL)
    assert capfd.readouterr().err == ""
    assert second.manifest == first.manifest
    assert second.passages == first.passages
    second.close()


def test_a_changed_corpus_is_noticed_and_only_what_is_new_is_embedded(
    built: Path, own_var: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (built / "projects/dam.md").write_text(DAM)
    index = open_index(built, own_var, MODEL)
    reason = "the corpus has changed"
    assert capfd.readouterr().err == f"index: building the index of {built}: {reason}\n"
    assert [entry.id for entry in index.entries] == ["project/dam", "project/mill"]
    assert (index.manifest.passages, index.manifest.embedded) == (5, 2)
    index.close()


def test_a_rewritten_file_with_the_same_words_keeps_its_vectors(built: Path, own_var: Path) -> None:
    (built / "projects/mill.md").write_text(MILL_REWRITTEN)
    index = open_index(built, own_var, MODEL)
    assert index.manifest.embedded == 0
    assert index.search("corn")[0].passage.entry_id == "project/mill"
    index.close()


def test_an_entry_that_was_deleted_is_not_found_any_more(built: Path, own_var: Path) -> None:
    (built / "projects/dam.md").write_text(DAM)
    (built / "projects/mill.md").unlink()
    index = open_index(built, own_var, MODEL)
    assert {hit.passage.entry_id for hit in index.search("mill corn")} == {"project/dam"}
    index.close()


def test_a_broken_corpus_leaves_the_old_index_alone(built: Path, own_var: Path) -> None:
    before = builds(built, own_var)
    (built / "projects/mill.md").write_text("broken")
    with pytest.raises(CorpusError, match="no front matter"):
        open_index(built, own_var, MODEL)
    assert builds(built, own_var) == before
    (built / "projects/mill.md").write_text(MILL)
    assert state_of(built, own_var, MODEL).reason is None


def test_the_previous_build_is_kept_and_older_ones_and_remains_are_removed(
    built: Path, own_var: Path
) -> None:
    [first] = builds(built, own_var)
    (first.parent / "20200101T000000-killed").mkdir()
    for number in (1, 2):
        (built / "projects/mill.md").write_text(MILL_REWRITTEN.replace("re", f"{number}re"))
        open_index(built, own_var, MODEL).close()
    kept = builds(built, own_var)
    assert len(kept) == 2
    assert first not in kept
    assert Home.of(built, own_var).current() in kept


def test_an_open_index_goes_on_when_its_build_is_removed(built: Path, own_var: Path) -> None:
    index = open_index(built, own_var, MODEL)
    shutil.rmtree(builds(built, own_var)[0])
    assert index.search("corn")[0].passage.entry_id == "project/mill"
    index.close()


def test_the_same_corpus_elsewhere_is_another_index(
    built: Path, own_var: Path, tmp_path: Path
) -> None:
    shutil.copytree(built, tmp_path / "copy" / built.name)
    assert state_of(tmp_path / "copy" / built.name, own_var, MODEL).reason == "there is none yet"


def test_another_model_is_noticed(built: Path, own_var: Path, tmp_path: Path) -> None:
    shutil.copytree(Model.find(MODEL).folder, tmp_path / "mine", copy_function=os.symlink)
    (tmp_path / "mine/README.md").unlink()
    assert state_of(built, own_var, str(tmp_path / "mine")).reason == "the model has changed"
