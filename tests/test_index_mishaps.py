"""Damage, kills, races and full disks: the old index serves until the new one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MODEL
from index_stage import MILL, MILL_REWRITTEN, builds, command

from index import IndexingError, open_index, state_of
from index.home import Home

pytest_plugins = ["index_fixtures"]


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("manifest.json", "manifest.json is missing or unreadable"),
        ("entries.json", "entries.json is not as it was written"),
        ("passages.json", "passages.json is not as it was written"),
        ("vectors.npy", "vectors.npy is not as it was written"),
        ("keywords.npz", "keywords.npz is not as it was written"),
        ("chroma/chroma.sqlite3", "Chroma "),
    ],
)
@pytest.mark.parametrize("damage", ["cut short", "overwritten", "removed"])
def test_damage_is_noticed_and_repaired(
    built: Path,
    own_var: Path,
    capfd: pytest.CaptureFixture[str],
    file: str,
    reason: str,
    damage: str,
) -> None:
    target = builds(built, own_var)[0] / file
    content = target.read_bytes()
    target.unlink()
    if damage == "cut short":
        target.write_bytes(content[: len(content) // 2])
    elif damage == "overwritten":
        target.write_bytes(content[:100] + bytes(len(content) - 100))
    elif file not in ("manifest.json", "chroma/chroma.sqlite3"):
        reason = f"{file} cannot be read"
    index = open_index(built, own_var, MODEL)
    said = capfd.readouterr().err
    assert said.startswith(f"index: building the index of {built}: {reason}")
    assert said.count("\n") == 1
    assert index.search("corn")[0].passage.entry_id == "project/mill"
    index.close()
    assert state_of(built, own_var, MODEL).reason is None


@pytest.mark.parametrize("content", ["", "../../elsewhere", "20200101T000000-gone", "\0"])
def test_a_damaged_pointer_is_noticed_and_repaired(
    built: Path, own_var: Path, capfd: pytest.CaptureFixture[str], content: str
) -> None:
    (Home.of(built, own_var).folder / "current").write_text(content)
    open_index(built, own_var, MODEL).close()
    assert "there is none yet" in capfd.readouterr().err
    assert state_of(built, own_var, MODEL).reason is None


KILLED = """
import os, signal, sys
import index.build, index.chroma, index.home, index.stored
from index.__main__ import main

module, name = sys.argv[1].rsplit(".", 1)
where = eval(module)
function = getattr(where, name)

def die(*arguments, **named):
    if sys.argv[2] == "after":
        function(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(where, name, die)
main(["build", *sys.argv[3:]])
"""


@pytest.mark.parametrize(
    ("moment", "when", "new_serves"),
    [
        ("index.chroma.create", "after", False),
        ("index.stored.write", "before", False),
        ("index.stored.finish", "after", False),
        ("index.home.write_durably", "before", False),
        ("index.home.write_durably", "after", True),
    ],
)
def test_killed_at_any_moment_a_whole_index_serves(
    built: Path,
    own_var: Path,
    capfd: pytest.CaptureFixture[str],
    moment: str,
    when: str,
    new_serves: bool,
) -> None:
    (built / "projects/mill.md").write_text(MILL_REWRITTEN)
    killed = command(built, own_var, "-c", KILLED, moment, when)
    killed.communicate()
    assert killed.returncode == -9
    if not new_serves:
        (built / "projects/mill.md").write_text(MILL)
    index = open_index(built, own_var, MODEL)
    assert index.search("corn")[0].passage.entry_id == "project/mill"
    index.close()
    assert capfd.readouterr().err == ""
    (built / "projects/mill.md").write_text(MILL_REWRITTEN)
    open_index(built, own_var, MODEL).close()
    assert len(builds(built, own_var)) == 2


def test_two_processes_that_build_at_once_make_one_index(mill: Path, own_var: Path) -> None:
    processes = [command(mill, own_var) for _ in range(2)]
    said = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert "".join(said).count("there is none yet") == 1
    assert len(builds(mill, own_var)) == 1
    assert state_of(mill, own_var, MODEL).reason is None


DISK_FULL = """
import resource, sys
from index.__main__ import main

resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.exit(main(["build", *sys.argv[1:]]))
"""


def test_a_full_disk_is_one_clear_line_and_the_old_index_stays(built: Path, own_var: Path) -> None:
    before = builds(built, own_var)
    (built / "projects/mill.md").write_text(MILL_REWRITTEN)
    process = command(built, own_var, "-c", DISK_FULL)
    _, said = process.communicate()
    assert process.returncode == 2
    first, second = said.splitlines()
    assert first.endswith("the corpus has changed")
    assert second.startswith(f"cannot write the index in {before[0].parent}: ")
    assert builds(built, own_var) == before
    (built / "projects/mill.md").write_text(MILL)
    assert state_of(built, own_var, MODEL).reason is None


def test_a_place_that_cannot_be_written_is_one_clear_line(mill: Path, tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(IndexingError, match=r"^cannot write in .*/var: Not a directory$"):
        open_index(mill, tmp_path / "var", MODEL)
