"""What to search for when a question leans on the turns before it.

    retrieval_query("How do I delete it?", [Turn(role="user", content="What is a Kafka topic?")])
    -> Query(text="How do I delete it? kafka topic", parts=(("How do I delete it?", 1.0),
                                                            ("What is a Kafka topic?", 0.52)))

The rare words of earlier questions are carried over for the search by words; for the search by
vectors those of the turns are added up, as Rocchio adds what is known to be relevant to a query
(Rocchio 1971, "Relevance feedback in information retrieval"). A question that says much itself
takes less from before. The weights were chosen on public conversations, see `evals/external`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Turn
from assistant.terms import Rarity, by_length, terms

TURNS = 4
"""Earlier questions that are looked at."""
DECAY = 0.4
"""What a question counts for against the one after it."""
REPLY = 0.3
"""What the beginning of the last reply counts for; it names what "it" and "those" are."""
REPLY_LENGTH = 300
"""Characters of that beginning."""
CARRIED = 0.5
"""How rare (rarity squared) a word must be to be carried over; names and numbers always are."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for search."""

    text: str
    """For the search by words: the question, then the words carried over."""
    parts: tuple[tuple[str, float], ...]
    """For the search by vectors: texts and what each counts for, the question first."""

    def vector(self, embed: Callable[[Sequence[str]], Vector]) -> Vector:
        """The weighted sum of the vectors of the parts, of unit length.

        Each part is embedded alone, so that an embedder that remembers texts has the earlier ones.
        """
        total = sum(weight * embed([text])[0] for text, weight in self.parts)
        vector: Vector = np.asarray(total / np.linalg.norm(total), dtype=np.float32)
        return vector


def retrieval_query(question: str, history: Sequence[Turn], rarity: Rarity = by_length) -> Query:
    """`question` completed for search from `history`, oldest turn first."""
    earlier = [turn.content for turn in reversed(history) if turn.role == "user"][:TURNS]
    replies = [turn.content[:REPLY_LENGTH] for turn in history if turn.role == "assistant"][-1:]
    lean = _lean(question, rarity)
    parts = [(question, 1.0)]
    parts += [(text, lean * DECAY ** (n + 1)) for n, text in enumerate(earlier) if text.strip()]
    parts += [(text, lean * REPLY) for text in replies if text.strip()]
    return Query(" ".join([question, *_carried(question, earlier, rarity)]), tuple(parts))


def _lean(question: str, rarity: Rarity) -> float:
    """How much a question leans on what was said: 1.3 for "And then?", 0.3 for a full one.

    Falls by a quarter for every rare word that the question has itself.
    """
    own = {term.stem: 1.0 if term.number else rarity(term.word) ** 2 for term in terms(question)}
    return max(0.3, min(1.3, 1.6 - 0.25 * sum(own.values())))


def _carried(question: str, earlier: Sequence[str], rarity: Rarity) -> list[str]:
    """The rare words of earlier questions that this one has not, latest question first."""
    seen = {term.stem for term in terms(question)}
    words: list[str] = []
    for text in earlier:
        for term in terms(text):
            rare = term.name or term.number or rarity(term.word) ** 2 >= CARRIED
            if rare and term.stem not in seen:
                seen.add(term.stem)
                words.append(term.word)
    return words
