"""Embeds questions with onnxruntime, on the weights that embedded the passages.

`index.encoder` exports the graph. Whenever it is opened, a few probe texts must get the vectors
that sentence-transformers gave them: a damaged or unfaithful export is noticed before it answers.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import Damaged, first_line

PROBES = ("Node.js", "How long was the engineer at the studio: 13 months?", "Größe 時間 50K+ " * 12)
FAITHFUL = 0.9999
"""The cosine that a probe's vector has at least with the original."""

_BATCH = 32
_REMEMBERED = 1024
_FEW = 8
_THREADS = 2


class Embedder:
    """An exported model. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Raises Damaged where `folder` does not hold a faithful export."""
        try:
            shape = json.loads((folder / "shape.json").read_bytes())
            probes = np.load(folder / "probes.npy")
            self._inputs: list[str] = shape["inputs"]
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.enable_truncation(int(shape["max_length"]))
            self._tokenizer.enable_padding(pad_id=shape["pad_id"], pad_token=shape["pad_token"])
            self._session = _session(folder / "model.onnx")
            cosines = np.sum(self._run(PROBES) * probes, axis=1)
        except Exception as error:  # each of the libraries raises its own
            raise Damaged(f"{folder.name} cannot be read: {first_line(error)}") from None
        if not cosines.min() > FAITHFUL:
            raise Damaged(f"{folder.name} gives other vectors than the model it was made from")
        self._remembered: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, dimension) vectors of unit length. Those of a few texts are remembered."""
        if 0 < len(texts) <= _FEW:
            return self._few(texts)
        # Texts of like length go together: padding costs time.
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._run([texts[row] for row in rows])
        return vectors

    def _few(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What is not remembered is embedded at once."""
        with self._lock:
            known = {text: self._remembered[text] for text in texts if text in self._remembered}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= zip(new, self._run(new), strict=True)
        with self._lock:
            for text in texts:
                self._remembered[text] = known[text]
                self._remembered.move_to_end(text)
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return np.stack([known[text] for text in texts])

    @property
    def _dimension(self) -> int:
        return int(self._session.get_outputs()[0].shape[1])

    def word_rank(self, word: str) -> int | None:
        """Place of a lower-case word in the vocabulary, frequent words first; None if absent."""
        rank: int | None = self._tokenizer.token_to_id(word)
        return rank

    def _run(self, texts: Sequence[str]) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode_batch(list(texts))
        features = {
            "input_ids": [text.ids for text in encoded],
            "attention_mask": [text.attention_mask for text in encoded],
            "token_type_ids": [text.type_ids for text in encoded],
        }
        feed = {name: np.array(features[name], dtype=np.int64) for name in self._inputs}
        vectors: NDArray[np.float32] = self._session.run(None, feed)[0]
        return vectors


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    # Waiting threads that spin win 0.7 ms on an idle machine and lose 8 ms on a busy one.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The arena would keep the memory of the longest batch for good.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
