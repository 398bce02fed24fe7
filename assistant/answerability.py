"""Whether evidence contains what a question asks for, as a number between 0 and 1.

    answerability("When did she join Acme?", ["She joined Acme in March 2020."], 0.71)  -> high
    answerability("When did she leave Acme?", ["She joined Acme in March 2020."], 0.69) -> low

A similarity cannot tell the two apart: what is counted here is which words of the question the
evidence lacks, and whether it holds anything of the kind that the question wants.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.support import support
from assistant.terms import Rarity, by_length


def answerability(
    question: str,
    passages: Sequence[str],
    similarities: Sequence[float],
    rarity: Rarity = by_length,
) -> float:
    """The likelihood that `passages` answer `question`: 0.5 is the point of doubt.

    `passages` are the texts of the best hits, best first, with their cosine `similarities`.
    """
    if not passages:
        return 0.0
    covered = max(support(question, [text], rarity).score for text in passages)
    return 0.5 * covered + 0.5 * max(0.0, min(1.0, max(similarities) / 0.7))
