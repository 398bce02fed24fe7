"""Citation precision and recall, after ALCE (Gao et al. 2023, section 3.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from assistant.answer import Model

C = TypeVar("C")


class Citing(Model):
    """What was counted in one answer."""

    sentences: int = 0
    """Sentences that need a citation."""
    supported: int = 0
    """Those that their citations together support."""
    citations: int = 0
    """Citations of these sentences."""
    precise: int = 0
    """Those that help to support their sentence."""

    @property
    def recall(self) -> float | None:
        """supported / sentences; None where no sentence needs a citation."""
        return self.supported / self.sentences if self.sentences else None

    @property
    def precision(self) -> float | None:
        """precise / citations; None where nothing is cited."""
        return self.precise / self.citations if self.citations else None


def citing(
    sentences: Sequence[tuple[str, Sequence[C]]], supports: Callable[[str, Sequence[C]], bool]
) -> Citing:
    """Count over the sentences of one answer that need a citation, each with its citations.

    A sentence has recall 1 where `supports(sentence, all its citations)`. One of its citations is
    precise where the sentence has recall 1 and the citation is not idle; idle is one that does
    not support the sentence alone and without which the others still support it.
    """
    supported = citations = precise = 0
    for text, cited in sentences:
        citations += len(cited)
        if not cited or not supports(text, cited):
            continue
        supported += 1
        for at, citation in enumerate(cited):
            others = [*cited[:at], *cited[at + 1 :]]
            idle = not supports(text, [citation]) and bool(others) and supports(text, others)
            precise += not idle
    return Citing(
        sentences=len(sentences), supported=supported, citations=citations, precise=precise
    )
