"""Embeds questions with onnxruntime, on the weights that embedded the passages.

The graph is exported once, by `index.encoder`, and compared with the original whenever it is
opened: a few probe texts must get the vectors that sentence-transformers gave them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

BATCH = 32
THREADS = 2
"""More do not help one short question, and several are answered at a time."""


class Embedder:
    """A model exported into a folder. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        shape = json.loads((folder / "shape.json").read_text())
        self._inputs: list[str] = shape["inputs"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(int(shape["max_length"]))
        self._tokenizer.enable_padding(pad_id=shape["pad_id"], pad_token=shape["pad_token"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The arena keeps the memory of the longest batch for good.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._remember = lru_cache(maxsize=1024)(self._embed_one)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimension) vectors of unit length. Single texts are remembered."""
        if len(texts) == 1:
            return self._remember(texts[0]).copy()
        if not texts:
            return self._run([""])[:0]
        # Texts of like length together: padding costs time.
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
        found = np.concatenate([self._run([texts[n] for n in batch]) for batch in batches])
        vectors = np.empty_like(found)
        vectors[order] = found
        return vectors

    def _embed_one(self, text: str) -> NDArray[np.float32]:
        return self._run([text])

    def _run(self, texts: Sequence[str]) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode_batch(list(texts))
        features = {
            "input_ids": [e.ids for e in encoded],
            "attention_mask": [e.attention_mask for e in encoded],
            "token_type_ids": [e.type_ids for e in encoded],
        }
        feed = {name: np.array(features[name], dtype=np.int64) for name in self._inputs}
        vectors: NDArray[np.float32] = self._session.run(None, feed)[0]
        return vectors
