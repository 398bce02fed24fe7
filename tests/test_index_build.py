"""Building: the old index serves until the new one is whole, whatever happens in between."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MODEL, ROOT, WriteCorpus

from index import CorpusError, Index, IndexingError, open_index, state_of
from index.home import Home

MILL = "---\ntitle: Mill\n---\nA mill that grinds corn. It runs on water."
DAM = "---\ntitle: Dam\n---\nA dam that holds water."
# The same entry in a file of other bytes: to be built again, with nothing to embed.
MILL_REWRITTEN = MILL.replace("title: Mill", "# rewritten\ntitle: Mill")


@pytest.fixture
def mill(write_corpus: WriteCorpus) -> Path:
    """A portfolio of one project: 3 passages (the whole and two sentences)."""
    return write_corpus({"projects/mill.md": MILL})


@pytest.fixture(scope="module")
def mill_build(tmp_path_factory: pytest.TempPathFactory, var: Path, index: Index) -> Path:
    """The home of an index of that portfolio, to be copied."""
    folder = tmp_path_factory.mktemp("mill")
    (folder / "portfolio/projects").mkdir(parents=True)
    (folder / "portfolio/projects/mill.md").write_text(MILL)
    (folder / "var").mkdir()
    (folder / "var/models").symlink_to(var / "models")
    open_index(folder / "portfolio", folder / "var", MODEL).close()
    return Home.of(folder / "portfolio", folder / "var").folder


@pytest.fixture
def built(mill: Path, own_var: Path, mill_build: Path) -> Path:
    """`mill`, with its index in `own_var`."""
    shutil.copytree(mill_build, Home.of(mill, own_var).folder)
    return mill


def builds(corpus: Path, var: Path) -> list[Path]:
    """The builds that lie in the home of a corpus, oldest first."""
    home = Home.of(corpus, var).folder
    return sorted(path for path in home.iterdir() if path.is_dir())


def command(corpus: Path, var: Path, *program: str) -> subprocess.Popen[str]:
    """`python -m index build`, or another program, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, *(program or ("-m", "index", "build")), "--corpus", str(corpus)],
        cwd=ROOT,
        env=os.environ | {"ASSISTANT_VAR": str(var), "ASSISTANT_CHROMA_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


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


def test_the_same_corpus_elsewhere_is_another_index(
    built: Path, own_var: Path, tmp_path: Path
) -> None:
    shutil.copytree(built, tmp_path / "copy" / built.name)
    assert state_of(tmp_path / "copy" / built.name, own_var, MODEL).reason == "there is none yet"


def test_another_model_is_noticed(built: Path, own_var: Path, tmp_path: Path) -> None:
    from index.model import Model

    shutil.copytree(Model.find(MODEL).folder, tmp_path / "mine", copy_function=os.symlink)
    (tmp_path / "mine/README.md").unlink()
    assert state_of(built, own_var, str(tmp_path / "mine")).reason == "the model has changed"


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


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a Chroma server of one's own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    process = subprocess.Popen(
        [program, "run", "--path", tmp_path / "chroma", "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(600):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def answers(index: Index) -> list[str]:
    """The passages that a question finds, by id."""
    return [hit.passage.id for hit in index.search("What does the mill grind?")]


def test_several_replicas_share_a_chroma_server(
    mill: Path, own_var: Path, server: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first = open_index(mill, own_var, MODEL, server)
    assert (first.manifest.embedded, first.manifest.chroma_url) == (3, server)
    assert not (builds(mill, own_var)[0] / "chroma").exists()

    replica_var = tmp_path / "replica"
    replica_var.mkdir()
    (replica_var / "models").symlink_to(own_var / "models")
    replica = open_index(mill, replica_var, MODEL, server)
    assert replica.manifest.embedded == 0
    assert answers(replica) == answers(first)

    capfd.readouterr()
    embedded = open_index(mill, own_var, MODEL)
    assert "the place of Chroma has changed" in capfd.readouterr().err
    assert answers(embedded) == answers(first)
    for index in (first, replica, embedded):
        index.close()


def test_a_server_that_lost_the_collection_gets_it_again(
    mill: Path, own_var: Path, server: str, capfd: pytest.CaptureFixture[str]
) -> None:
    first = open_index(mill, own_var, MODEL, server)
    first._client.delete_collection(first.manifest.collection)
    capfd.readouterr()
    again = open_index(mill, own_var, MODEL, server)
    assert f"Chroma has no collection {first.manifest.collection}" in capfd.readouterr().err
    assert again.manifest.embedded == 0
    assert answers(again) == answers(first)


def test_without_its_server_an_open_index_compares_all_vectors(
    mill: Path, own_var: Path, server: str, caplog: pytest.LogCaptureFixture
) -> None:
    index = open_index(mill, own_var, MODEL, server)
    expected = answers(index)
    index._client.delete_collection(index.manifest.collection)
    assert answers(index) == expected
    assert "Chroma does not answer, comparing all vectors" in caplog.text


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1:9", "no Chroma server at http://127.0.0.1:9: "),
        ("chroma.example.org", "ASSISTANT_CHROMA_URL 'chroma.example.org': write http://host:port"),
        ("http://[::1", "ASSISTANT_CHROMA_URL 'http://[::1': write http://host:port"),
        ("http://host:seven", "ASSISTANT_CHROMA_URL 'http://host:seven': write http://host:port"),
    ],
)
def test_a_server_that_is_not_there_is_one_clear_line(
    mill: Path, own_var: Path, url: str, message: str
) -> None:
    with pytest.raises(IndexingError) as caught:
        open_index(mill, own_var, MODEL, url)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
