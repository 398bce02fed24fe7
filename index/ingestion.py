"""Passages into Chroma, by a llama-index pipeline. Used at build time only: heavy to import."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from chromadb.api.models.Collection import Collection
from llama_index.core import Document
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.ingestion import IngestionPipeline
from llama_index.vector_stores.chroma import ChromaVectorStore
from numpy.typing import NDArray
from pydantic import PrivateAttr

from index.passage import Passage

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

BATCH = 256
"""Documents in one run of the pipeline: bounds the memory that vectors as lists take."""


def ingest(
    passages: Sequence[Passage], collection: Collection, encode: Encode
) -> Iterator[NDArray[np.float32]]:
    """Store the passages, batch by batch; yields the (n, dimension) vectors of each batch."""
    pipeline = IngestionPipeline(
        transformations=[_Embedding(encode)],
        vector_store=ChromaVectorStore(chroma_collection=collection),
        disable_cache=True,
    )
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        nodes = pipeline.run(documents=[_document(passage) for passage in batch])
        yield np.array([node.get_embedding() for node in nodes], dtype=np.float32)


def _document(passage: Passage) -> Document:
    metadata = passage.model_dump(include={"entry_id", "kind", "part", "start", "end"})
    return Document(
        id_=passage.id,
        text=passage.searched,
        metadata=metadata,
        excluded_embed_metadata_keys=list(metadata),
        excluded_llm_metadata_keys=list(metadata),
    )


class _Embedding(BaseEmbedding):
    """Gives llama-index the vectors of `encode`."""

    _encode: Encode = PrivateAttr()

    def __init__(self, encode: Encode, **data: Any) -> None:
        super().__init__(model_name="passages", embed_batch_size=BATCH, **data)
        self._encode = encode

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._encode(texts).tolist()
        return vectors

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)
