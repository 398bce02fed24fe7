"""An index in a Chroma server: shared by replicas, lost and made again, not there."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MODEL
from index_stage import builds

from index import Index, IndexingError, open_index

pytest_plugins = ["index_fixtures"]


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
