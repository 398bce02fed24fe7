"""The model in sentence-transformers: embeds passages at build time and is exported once.

Heavy (seconds to import, hundreds of megabytes): nothing on the way of a question imports this.
"""

from __future__ import annotations

import os

# Before the imports: some loads call home in spite of `local_files_only`.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import json
import logging
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import transformers
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

PROBES = (
    "How long was the engineer at the studio?",
    "Node.js",
    "Größe, 時間 and 50K+ operations per minute. " * 60,
)
"""Texts by which an exported model is compared with the original: plain, short, too long."""


class Encoder:
    """A sentence-transformers model, loaded from a folder."""

    def __init__(self, folder: Path) -> None:
        transformers.utils.logging.disable_progress_bar()
        transformers.utils.logging.set_verbosity_error()
        logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self._model.eval()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimension) vectors of unit length."""
        vectors: NDArray[np.float32] = self._model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    def export(self, folder: Path) -> None:
        """Write the graph, the tokenizer and the vectors of `PROBES` into `folder`."""
        features = self._model.preprocess(list(PROBES[:2]))
        names = [name for name, value in features.items() if torch.is_tensor(value)]
        axes = {name: {0: "batch", 1: "length"} for name in names}
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                _Graph(self._model, names),
                tuple(features[name] for name in names),
                str(folder / "model.onnx"),
                input_names=names,
                output_names=["embedding"],
                dynamic_axes=axes | {"embedding": {0: "batch"}},
                dynamo=False,  # The newer exporter names two outputs alike for this graph.
            )
        tokenizer = self._model.tokenizer
        tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
        shape = {
            "inputs": names,
            "max_length": self._model.max_seq_length or tokenizer.model_max_length,
            "pad_id": tokenizer.pad_token_id,
            "pad_token": tokenizer.pad_token,
        }
        (folder / "shape.json").write_text(json.dumps(shape))
        np.save(folder / "probes.npy", self.encode(PROBES))


class _Graph(torch.nn.Module):
    """The whole model as a function of tensors, ending in vectors of unit length."""

    def __init__(self, model: SentenceTransformer, names: Sequence[str]) -> None:
        super().__init__()
        self._model = model
        self._names = names

    def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
        features = self._model(dict(zip(self._names, tensors, strict=True)))
        return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)
