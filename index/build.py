"""Opens the index of a corpus; builds it first where it is missing, stale or damaged."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from filelock import FileLock
from pydantic import TypeAdapter

from index import chroma
from index.corpus import corpus_hash, load_corpus
from index.embedder import Embedder
from index.entry import Entry
from index.keywords import Keywords
from index.manifest import Manifest, code_hash, file_hash, fingerprint_of, library_versions
from index.model import Model
from index.passage import Passage, passages_of
from index.search import Index

_ENTRIES = TypeAdapter(tuple[Entry, ...])
_PASSAGES = TypeAdapter(tuple[Passage, ...])


def open_index(corpus: Path, var: Path, model: str, chroma_url: str | None = None, progress: Callable[[int, int], None] | None = None) -> Index:
    found = Model.find(model)
    source = corpus_hash(corpus)
    fingerprint = fingerprint_of(source, found.hash)
    import hashlib
    home = var / "index" / f"{corpus.resolve().stem}-{hashlib.blake2b(str(corpus.resolve()).encode(), digest_size=4).hexdigest()}"
    home.mkdir(parents=True, exist_ok=True)
    models = var / "models" / f"{Path(model).name}-{found.hash[:12]}"
    with FileLock(home / "lock"):
        if not (models / "shape.json").exists():
            from index.encoder import Encoder
            temp = models.with_name(models.name + f".{secrets.token_hex(3)}")
            temp.mkdir(parents=True)
            Encoder(found.folder).export(temp)
            temp.rename(models)
        current = home / "current"
        build = home / current.read_text() if current.exists() else None
        if build and (build / "manifest.json").exists():
            manifest = Manifest.model_validate_json((build / "manifest.json").read_bytes())
            if manifest.fingerprint != fingerprint:
                build = None
        else:
            build = None
        if build is None:
            print("index: building", file=sys.stderr)
            began = time.time()
            entries = load_corpus(corpus)
            passages = passages_of(entries)
            build = home / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
            build.mkdir()
            from index.encoder import Encoder
            from index.ingestion import ingest
            client = chroma.embedded_client(build / "chroma")
            collection = chroma.new_collection(client, "passages")
            vectors = np.concatenate(list(ingest(passages, collection, Encoder(found.folder).encode)))
            np.save(build / "vectors.npy", vectors)
            (build / "entries.json").write_bytes(_ENTRIES.dump_json(entries))
            (build / "passages.json").write_bytes(_PASSAGES.dump_json(passages))
            Keywords.build(p.searched for p in passages).save(build / "bm25")
            manifest = Manifest(fingerprint=fingerprint, corpus=str(corpus), corpus_hash=source, model=model, model_hash=found.hash, code_hash=code_hash(), dimension=vectors.shape[1], entries=len(entries), passages=len(passages), embedded=len(passages), built_at=datetime.now(UTC), seconds=time.time()-began, chroma_url=chroma_url, collection="passages", versions=library_versions(), files={})
            (build / "manifest.json").write_text(manifest.model_dump_json(indent=1))
            client.close()
            current.with_suffix(".new").write_text(build.name)
            os.replace(current.with_suffix(".new"), current)
    return Index(
        _ENTRIES.validate_json((build / "entries.json").read_bytes()),
        _PASSAGES.validate_json((build / "passages.json").read_bytes()),
        manifest,
        np.load(build / "vectors.npy"),
        chroma.collection(chroma.embedded_client(build / "chroma"), manifest.collection),
        Keywords.load(build / "bm25"),
        Embedder(models),
    )
