"""Chroma, embedded or as a server: the collection of an index, and the passages nearest in it.

Read directly: importing llama-index takes seconds, and its Chroma store turns cosine distances
into `exp(-distance)`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import NotFoundError
from numpy.typing import NDArray

from index.errors import Damaged, IndexingError, first_line

_PAGE = 1000
_PATIENCE = 20.0
"""Seconds after which a server counts as down; Chroma's client would wait for ever."""
_SAME = 0.999
"""The cosine from which a vector counts as the one that was stored."""


def connect(folder: Path, url: str | None) -> Client:
    """Chroma inside this process, kept in `folder`; or the server at `url`.

    Raises Damaged where the folder cannot be read, IndexingError where no server answers.
    """
    settings = Settings(anonymized_telemetry=False)
    if url is None:
        try:
            return cast(Client, chromadb.PersistentClient(str(folder), settings))
        except Exception as error:  # ValueError, AttributeError, its own: whatever broke first
            raise Damaged(f"Chroma cannot be opened: {first_line(_cause(error))}") from None
    try:
        parts = urlsplit(url)
        secure = {"http": False, "https": True}[parts.scheme]
        port = parts.port or (443 if secure else 80)
        host = parts.hostname or ""
    except (KeyError, ValueError):
        raise IndexingError(f"ASSISTANT_CHROMA_URL {url!r}: write http://host:port") from None
    try:
        client = chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
    except Exception as error:  # Chroma raises ValueError, httpx its own
        raise IndexingError(f"no Chroma server at {url}: {first_line(error)}") from None
    opened = cast(Client, client)
    vars(opened._server)["_session"].timeout = _PATIENCE
    return opened


def _cause(error: BaseException) -> BaseException:
    return _cause(error.__context__) if error.__context__ else error


def create(client: Client, name: str) -> Collection:
    """The collection of that name, new where there is none yet."""
    return client.get_or_create_collection(
        name,
        embedding_function=None,  # the default one downloads a model
        configuration={"hnsw": {"space": "cosine", "ef_search": 200}},  # the default is l2
    )


def checked(
    client: Client, name: str, ids: Sequence[str], vectors: NDArray[np.float32]
) -> Collection:
    """The existing collection of that name, with a few vectors of it looked up.

    Raises Damaged where it is missing or does not hold what was put in.
    """
    try:
        collection = client.get_collection(name, embedding_function=None)
        if (count := collection.count()) != len(ids):
            raise Damaged(f"Chroma holds {count} passages in place of {len(ids)}")
        rows = {passage_id: row for row, passage_id in enumerate(ids)}
        for probe in sorted({0, len(ids) // 2, len(ids) - 1}):
            first = rows.get(nearest(collection, vectors[probe], 1)[0])
            if first is None or vectors[first] @ vectors[probe] < _SAME:
                raise Damaged(f"Chroma does not find {ids[probe]}")
    except NotFoundError:
        raise Damaged(f"Chroma has no collection {name}") from None
    return collection


def nearest(collection: Collection, vector: NDArray[np.float32], limit: int) -> list[str]:
    """The ids of the nearest passages, nearest first."""
    found = collection.query(query_embeddings=vector, n_results=limit, include=[])
    return found["ids"][0]


def stored(collection: Collection) -> dict[str, NDArray[np.float32]]:
    """The vectors that a collection already holds, by the text they were made from."""
    found: dict[str, NDArray[np.float32]] = {}
    for offset in range(0, collection.count(), _PAGE):
        page = collection.get(limit=_PAGE, offset=offset, include=["documents", "embeddings"])
        texts, vectors = page["documents"] or [], page["embeddings"]
        if vectors is not None:
            found |= zip(texts, np.asarray(vectors, dtype=np.float32), strict=True)
    return found
