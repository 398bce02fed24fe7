"""A process of plain llama-index over the same Chroma, to be measured: `build` or `answer`.

As its documentation shows it: `VectorStoreIndex`, `HuggingFaceEmbedding`, `ChromaVectorStore`; an
answer is the text of the three best chunks.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.settings_source import read_settings
from evals.speed_probe import measure, tell
from index import load_corpus
from index.model import Model

os.environ.setdefault("HF_HUB_OFFLINE", "1")
import chromadb
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore


def main(argv: Sequence[str]) -> None:
    """`build CORPUS VAR`, or `answer CORPUS VAR QUESTIONS`."""
    folder = Model.find(read_settings().model).folder
    embedding = HuggingFaceEmbedding(model_name=str(folder), device="cpu")
    client = chromadb.PersistentClient(str(Path(argv[2]) / "chroma"))
    collection = client.get_or_create_collection(
        "portfolio", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    store = ChromaVectorStore(chroma_collection=collection)
    if argv[0] == "build":
        documents = [
            Document(text=entry.document, id_=entry.id) for entry in load_corpus(Path(argv[1]))
        ]
        VectorStoreIndex.from_documents(
            documents,
            storage_context=StorageContext.from_defaults(vector_store=store),
            embed_model=embedding,
        )
        return
    index = VectorStoreIndex.from_vector_store(store, embed_model=embedding)
    retriever = index.as_retriever(similarity_top_k=3)

    def answer(question: str) -> str:
        return "\n\n".join(node.get_content() for node in retriever.retrieve(question))

    questions = json.loads(Path(argv[3]).read_text(encoding="utf-8"))
    tell(measure(answer, embedding.get_query_embedding, questions))


if __name__ == "__main__":
    main(sys.argv[1:])
