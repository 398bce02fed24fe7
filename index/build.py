"""Builds an index into a new folder, checks it, and only then lets it serve."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from index import chroma, stored
from index.entry import Entry
from index.errors import Damaged, IndexingError, first_line
from index.home import Home
from index.keywords import Keywords
from index.manifest import Manifest, Source, code_hash, library_versions
from index.passage import Passage, passages_of
from index.progress import Progress
from index.stored import Contents

if TYPE_CHECKING:
    from index.encoder import Encoder

Vectors = NDArray[np.float32]


def build(source: Source, entries: tuple[Entry, ...], home: Home, progress: Progress) -> None:
    """Build an index of the entries and swap it in. Needs the lock of `home`.

    Until the swap, which is one step, the old build serves; an error leaves it alone.
    Raises IndexingError where the build cannot be written.
    """
    folder: Path | None = None
    try:
        folder = home.new_build()
        _fill(folder, source, entries, home.current(), progress)
        home.make_current(folder)
    except BaseException as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError | ChromaError | Damaged):
            reason = getattr(error, "strerror", None) or first_line(error)
            raise IndexingError(f"cannot write the index in {home.folder}: {reason}") from None
        raise


def _fill(
    folder: Path,
    source: Source,
    entries: tuple[Entry, ...],
    previous: Path | None,
    progress: Progress,
) -> None:
    began = time.monotonic()
    passages = passages_of(entries)
    encode = _ReusingEncoder(source, _vectors_of(previous, source))
    collection = f"passages-{source.fingerprint}"
    vectors = _store(folder, source, collection, passages, encode, progress)
    keywords = Keywords.build(passage.searched for passage in passages)
    stored.write(folder, Contents(entries, passages, vectors, keywords))
    manifest = Manifest(
        fingerprint=source.fingerprint,
        corpus=str(source.corpus),
        corpus_hash=source.corpus_hash,
        model=source.model.name,
        vectors_hash=source.vectors_hash,
        code_hash=code_hash(),
        dimension=vectors.shape[1],
        entries=len(entries),
        passages=len(passages),
        embedded=encode.encoded,
        built_at=datetime.now(UTC),
        seconds=round(time.monotonic() - began, 2),
        chroma_url=source.chroma_url,
        collection=collection,
        versions=library_versions(),
        files={},
    )
    stored.finish(folder, manifest)
    _check(folder)


def _store(
    folder: Path,
    source: Source,
    name: str,
    passages: Sequence[Passage],
    encode: _ReusingEncoder,
    progress: Progress,
) -> Vectors:
    # llama-index takes seconds to import.
    from index.ingestion import ingest

    batches: list[Vectors] = []
    with closing(chroma.connect(folder / stored.CHROMA, source.chroma_url)) as client:
        collection = chroma.create(client, name)
        encode.known |= chroma.stored(collection)
        for batch in ingest(passages, collection, encode):
            batches.append(batch)
            progress(sum(map(len, batches)), len(passages))
    return np.concatenate(batches)


def _check(folder: Path) -> None:
    """Read the build as it will be read. Raises Damaged."""
    manifest = stored.read_manifest(folder)
    contents = stored.read(folder, manifest)
    with closing(chroma.connect(folder / stored.CHROMA, manifest.chroma_url)) as client:
        ids = [passage.id for passage in contents.passages]
        chroma.checked(client, manifest.collection, ids, contents.vectors)


def _vectors_of(build: Path | None, source: Source) -> dict[str, Vectors]:
    """The vectors of an earlier build, by text, where they still hold."""
    try:
        if build is None:
            return {}
        manifest = stored.read_manifest(build)
        if manifest.vectors_hash != source.vectors_hash:
            return {}
        contents = stored.read(build, manifest)
    except Damaged:
        return {}
    texts = (passage.searched for passage in contents.passages)
    return dict(zip(texts, contents.vectors, strict=True))


class _ReusingEncoder:
    """Embeds texts; those that already have a vector keep it. Loads the model when it must."""

    def __init__(self, source: Source, known: dict[str, Vectors]) -> None:
        self.known = known
        self.encoded = 0
        self._source = source

    def __call__(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if new:
            self.known |= zip(new, self._encoder.encode(new), strict=True)
            self.encoded += len(new)
        return np.stack([self.known[text] for text in texts])

    @cached_property
    def _encoder(self) -> Encoder:
        # Seconds and hundreds of megabytes.
        from index.encoder import Encoder

        return Encoder(self._source.model.folder)
