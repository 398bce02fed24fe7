"""The exported model of an index: made once from the original, opened ever after.

var/models/all-MiniLM-L6-v2-9b1f6c0d22aa/    model.onnx, tokenizer.json, shape.json, probes.npy
"""

from __future__ import annotations

import secrets
import shutil
import sys
from pathlib import Path

from index.embedder import Embedder
from index.errors import Damaged, IndexingError
from index.home import locked
from index.manifest import Source


def open_embedder(source: Source, var: Path) -> Embedder:
    """The embedder of the source's model, exported first where it is missing or damaged.

    Raises IndexingError where the model cannot be exported faithfully.
    """
    models = var / "models"
    folder = models / f"{source.model.slug}-{source.vectors_hash[:12]}"
    try:
        return _open(folder)
    except Damaged:
        pass
    with locked(models):
        try:
            return _open(folder)  # another process may have made it meanwhile
        except Damaged as damage:
            print(f"index: exporting the model: {damage}", file=sys.stderr)
        _export(source, folder)
    try:
        return _open(folder)
    except Damaged as damage:
        raise IndexingError(f"model {source.model.name!r} cannot be exported: {damage}") from None


def _open(folder: Path) -> Embedder:
    if not folder.is_dir():
        raise Damaged("there is no export of it yet")
    return Embedder(folder)


def _export(source: Source, folder: Path) -> None:
    # Seconds and hundreds of megabytes, once.
    from index.encoder import Encoder

    draft = folder.with_name(f"{folder.name}.{secrets.token_hex(3)}.tmp")
    try:
        draft.mkdir(parents=True)
        Encoder(source.model.folder).export(draft)
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
        _remove_others(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _remove_others(folder: Path) -> None:
    """Remove earlier exports of the model, and what was left by a process that was killed."""
    stem = folder.name.rpartition("-")[0]
    for other in folder.parent.glob(f"{stem}-*"):
        if other != folder and other.name.rpartition("-")[0] == stem:
            shutil.rmtree(other, ignore_errors=True)
