"""Chroma, embedded or as a server: opening, and the nearest passages.

Read directly: importing llama-index takes seconds, and its Chroma store turns cosine distances
into `exp(-distance)`.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from numpy.typing import NDArray

from index.errors import IndexingError

_COSINE = {"hnsw": {"space": "cosine"}}  # The default is l2.


def embedded_client(folder: Path) -> ClientAPI:
    """Chroma inside this process, kept in `folder`."""
    return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))


def server_client(url: str) -> ClientAPI:
    """A Chroma server at `http://host:port`. Raises IndexingError where none answers."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise IndexingError(f"Chroma server {url!r}: write it as http://host:port")
    try:
        return chromadb.HttpClient(
            host=parts.hostname,
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            settings=Settings(anonymized_telemetry=False),
        )
    except Exception as error:
        raise IndexingError(
            f"Chroma server {url}: does not answer ({error}); check ASSISTANT_CHROMA_URL"
        ) from None


def new_collection(client: ClientAPI, name: str) -> Collection:
    """The collection of that name, created where it is missing."""
    # embedding_function=None: the default one downloads a model.
    return client.get_or_create_collection(
        name, embedding_function=None, configuration=_COSINE  # type: ignore[arg-type]
    )


def collection(client: ClientAPI, name: str) -> Collection:
    """The existing collection of that name."""
    return client.get_collection(name, embedding_function=None)


def nearest(passages: Collection, vector: NDArray[np.float32], limit: int) -> list[str]:
    """The ids of the nearest passages, nearest first."""
    found = passages.query(query_embeddings=[vector], n_results=limit, include=[])
    return found["ids"][0]
