"""Embedding: the exported model is the original one, and questions need nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from conftest import MODEL, ROOT

from index import Index, IndexingError, open_index
from index.embedder import Embedder
from index.errors import Damaged
from index.model import Model

# From one letter to far more than the model reads; other scripts, marks, and what recruiters ask.
TEXTS = [
    "a",
    "?",
    "Redis",
    "C++ or C#?",
    "Node.js, CI/CD & 50K+ ops",
    "Größe über straße, naïve café",
    "Расскажи про опыт с базами данных",
    "他们用过什么数据库？",
    "هل يعرف المهندس بايثون؟",
    "🚀 shipped 🚀",
    "line one\nline two\n\n\tline three",
    "  spaces   around  ",
    "1M+ records/day; 15 days -> 20 minutes; 99.95%",
    "https://example.org/a?b=c#d",
    "SELECT * FROM t WHERE a = 'b';",
    *(f"How did the engineer scale {thing}?" for thing in ("queues", "PostgreSQL", "dashboards")),
    *(f"role: Acme {n}\nBuilt pipeline {n} " + "and more " * n for n in range(1, 29)),
    *("the mill grinds corn " * n for n in (40, 60, 80, 400)),
]


def test_the_texts_are_fifty() -> None:
    assert len(set(TEXTS)) == 50


@pytest.fixture(scope="module")
def original() -> np.ndarray:
    """(50, 384) vectors of sentence-transformers itself."""
    from index.encoder import Encoder

    return Encoder(Model.find(MODEL).folder).encode(TEXTS)


def test_the_exported_model_gives_the_vectors_of_the_original(
    index: Index, original: np.ndarray
) -> None:
    together = index.embed(TEXTS)
    alone = np.stack([index.embed([text])[0] for text in TEXTS])
    assert np.sum(together * original, axis=1).min() > 0.9999
    assert np.sum(alone * original, axis=1).min() > 0.9999


def test_vectors_have_unit_length(index: Index) -> None:
    vectors = index.embed(TEXTS)
    assert vectors.shape == (50, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_vectors(index: Index) -> None:
    assert index.embed([]).shape == (0, 384)


def test_what_the_model_does_not_read_changes_nothing(index: Index) -> None:
    long = "mill " * 300
    np.testing.assert_allclose(index.embed([long]), index.embed([long + "Redis"]), atol=1e-6)


def test_a_remembered_vector_cannot_be_spoilt(index: Index) -> None:
    first = index.embed(["spoil me"])
    first[:] = 0
    assert np.linalg.norm(index.embed(["spoil me"])) == pytest.approx(1, abs=1e-5)


def test_a_question_needs_neither_torch_nor_llama_index(index: Index, var: Path) -> None:
    program = f"""
import json, sys
from pathlib import Path
from index import open_index
index = open_index(Path({str(ROOT / "corpus")!r}), Path({str(var)!r}), {MODEL!r})
hits = index.search("Does the engineer know Redis?")
heavy = {{"torch", "sentence_transformers", "transformers", "llama_index", "bm25s", "numba"}}
print(json.dumps([hits[0].passage.entry_id, sorted(heavy & set(sys.modules))]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == ["deep-dive/redis-internals", []]
    assert done.stderr == ""


@pytest.mark.parametrize("name", [MODEL, f"sentence-transformers/{MODEL}"])
def test_the_installed_model_is_found_by_its_name(name: str) -> None:
    assert (Model.find(name).folder / "model.safetensors").is_file()


def test_a_model_folder_is_a_model_of_its_own(tmp_path: Path) -> None:
    installed = Model.find(MODEL)
    copy = tmp_path / "mine"
    copy.mkdir()
    for file in installed.folder.rglob("*"):
        if file.is_file():
            target = copy / file.relative_to(installed.folder)
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(file)
    same = Model.find(str(copy))
    assert (same.folder, same.hash) == (copy, installed.hash)
    (copy / "README.md").unlink()
    assert Model.find(str(copy)).hash != installed.hash


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("./nowhere", "model './nowhere': no such folder; check ASSISTANT_MODEL"),
        ("/a/b/c", "model '/a/b/c': no such folder; check ASSISTANT_MODEL"),
        ("", "model '': no such folder; check ASSISTANT_MODEL"),
        (
            "tests",
            "model 'tests': no sentence-transformers model, the folder has no modules.json",
        ),
    ],
)
def test_a_model_that_is_not_there_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(IndexingError) as caught:
        Model.find(name)
    assert str(caught.value) == message


def test_a_hub_name_without_network_is_one_clear_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "index", "build"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"ASSISTANT_MODEL": "no-one/no-model", "HF_HUB_OFFLINE": "1"},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("model 'no-one/no-model': not installed, no folder of that name")
    assert done.stderr.count("\n") == 1


def test_an_export_of_another_model_is_noticed_and_made_again(
    corpus: Path, index: Index, var: Path, own_var: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (own_var / "models").unlink()
    [shared] = [folder for folder in (var / "models").iterdir() if folder.is_dir()]
    export = own_var / "models" / shared.name
    export.mkdir(parents=True)
    for file in shared.iterdir():
        (export / file.name).symlink_to(file)
    probes = np.load(export / "probes.npy")
    (export / "probes.npy").unlink()
    np.save(export / "probes.npy", probes[::-1])
    with pytest.raises(Damaged, match="gives other vectors than the model it was made from"):
        Embedder(export)
    again = open_index(corpus, own_var, MODEL)
    assert "index: exporting the model: " in capfd.readouterr().err
    np.testing.assert_allclose(again.embed(["Redis"]), index.embed(["Redis"]), atol=1e-6)
    again.close()


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "shape.json", "probes.npy"])
def test_an_export_with_a_file_cut_short_is_damaged(
    tmp_path: Path, index: Index, var: Path, name: str
) -> None:
    [shared] = [folder for folder in (var / "models").iterdir() if folder.is_dir()]
    for file in shared.iterdir():
        (tmp_path / file.name).symlink_to(file)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Damaged, match="cannot be read"):
        Embedder(tmp_path)
