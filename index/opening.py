"""Opens the index of a corpus; builds it first where it is missing, stale or damaged."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.errors import ChromaError

from index import chroma, stored
from index.build import build
from index.corpus import load_corpus
from index.errors import Damaged, IndexingError, first_line
from index.export import open_embedder
from index.home import Home, locked
from index.manifest import Manifest, Source
from index.progress import Progress, terminal_progress
from index.search import Index
from index.stored import Contents


def open_index(
    corpus: Path,
    var: Path,
    model: str,
    chroma_url: str | None = None,
    progress: Progress | None = None,
) -> Index:
    """The index of a corpus, ready to search.

    Where it has to be built first, one line on standard error says why. Until the new one is
    whole, the old one stays. Raises CorpusError, or IndexingError where model, disk or Chroma fail.
    """
    source = Source.of(corpus, model, chroma_url)
    home = Home.of(corpus, var)
    try:
        return _open(source, home, var)
    except Damaged:
        pass  # say why only when it turns out that no other process is building it
    try:
        with locked(home.folder):
            try:
                return _open(source, home, var)
            except Damaged as reason:
                entries = load_corpus(corpus)
                print(f"index: building the index of {corpus}: {reason}", file=sys.stderr)
            with terminal_progress() as bar:
                build(source, entries, home, progress or bar)
        return _open(source, home, var)
    except OSError as error:
        raise IndexingError(f"cannot write in {var}: {error.strerror or error}") from None
    except Damaged as damage:
        raise IndexingError(f"the index in {home.folder} cannot be read: {damage}") from None


@dataclass(frozen=True)
class State:
    """How the index of a corpus stands."""

    manifest: Manifest | None
    """Of the build that serves."""
    folder: Path
    """Of that build, or where it would be."""
    reason: str | None
    """Why it would be built again when it is next opened; None where it would not."""


def state_of(corpus: Path, var: Path, model: str, chroma_url: str | None = None) -> State:
    """Look at the index of a corpus and leave it as it is. Raises as `open_index` does."""
    source = Source.of(corpus, model, chroma_url)
    home = Home.of(corpus, var)
    folder = home.current()
    manifest = None
    try:
        manifest = stored.read_manifest(folder) if folder else None
        client = _read(source, home)[2]
    except Damaged as damage:
        return State(manifest, folder or home.folder, str(damage))
    client.close()
    return State(manifest, folder or home.folder, None)


def _open(source: Source, home: Home, var: Path) -> Index:
    return Index(*_read(source, home), open_embedder(source, var))


def _read(source: Source, home: Home) -> tuple[Manifest, Contents, Client, Collection]:
    """The build that serves. Raises Damaged where it is missing, stale or damaged."""
    folder = home.current()
    if folder is None:
        raise Damaged("there is none yet")
    manifest = stored.read_manifest(folder)
    if reason := manifest.staleness(source):
        raise Damaged(reason)
    contents = stored.read(folder, manifest)
    ids = [passage.id for passage in contents.passages]
    try:
        client = chroma.connect(folder / stored.CHROMA, source.chroma_url)
        collection = chroma.checked(client, manifest.collection, ids, contents.vectors)
    except ChromaError as error:
        raise Damaged(f"Chroma cannot read it: {first_line(error)}") from None
    return manifest, contents, client, collection
