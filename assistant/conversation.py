"""What to search for when a question leans on earlier ones.

retrieval_query("How do I delete it?", ["What is a Kafka topic?"])
-> "How do I delete it? Kafka topic"
"""

from __future__ import annotations

from collections.abc import Sequence


def retrieval_query(question: str, earlier: Sequence[str]) -> str:
    """`question` completed for search with words of the `earlier` user turns, oldest first."""
    return " ".join([question, *earlier[-1:]])
