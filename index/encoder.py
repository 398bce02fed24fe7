"""The model in sentence-transformers: embeds passages at build time and is exported once.

Takes seconds to import and hundreds of megabytes: nothing on the way of a question imports it.
"""

from __future__ import annotations

import os

# Read when the libraries below are imported. Some loads call home in spite of `local_files_only`.
os.environ |= {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TOKENIZERS_PARALLELISM": "false",
}

import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from index.embedder import PROBES


class Encoder:
    """A sentence-transformers model, loaded from a folder."""

    def __init__(self, folder: Path) -> None:
        # The environment above comes too late where something else imported the libraries before.
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self._model.eval()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimension) vectors of unit length."""
        vectors: NDArray[np.float32] = self._model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    def export(self, folder: Path) -> None:
        """Write what `Embedder` reads: the graph, the tokenizer, and the vectors of `PROBES`."""
        features = self._model.preprocess(list(PROBES[:2]))
        names = [name for name, value in features.items() if torch.is_tensor(value)]
        axes = {name: {0: "batch", 1: "length"} for name in names}
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                _Graph(self._model, names).eval(),
                tuple(features[name] for name in names),
                str(folder / "model.onnx"),
                input_names=names,
                output_names=["embedding"],
                dynamic_axes=axes | {"embedding": {0: "batch"}},
                # The newer exporter needs onnxscript, takes four times as long, and gives this
                # graph two outputs of one name.
                dynamo=False,
            )
        tokenizer = self._model.tokenizer
        tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
        np.save(folder / "probes.npy", self.encode(PROBES))
        shape = {
            "inputs": names,
            "max_length": self._model.max_seq_length or tokenizer.model_max_length,
            "pad_id": tokenizer.pad_token_id,
            "pad_token": tokenizer.pad_token,
        }
        (folder / "shape.json").write_text(json.dumps(shape))


class _Graph(torch.nn.Module):
    """All modules of a model as one function of tensors, ending in vectors of unit length."""

    def __init__(self, model: SentenceTransformer, names: Sequence[str]) -> None:
        super().__init__()
        self._model = model
        self._names = names

    def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
        features = self._model(dict(zip(self._names, tensors, strict=True)))
        return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)
