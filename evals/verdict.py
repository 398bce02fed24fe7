"""Whether an answer is what its case expects."""

from __future__ import annotations

import re

from assistant.answer import Answer, Model
from evals.case import Case, Fact
from evals.support import Portfolio, unsupported

_MARKER = re.compile(r"\s*\[\d+\]")
_SAME = str.maketrans("’‘“”–—‑\u00a0", "''\"\"--- ")
"""Typographic marks that a case need not spell as the answer does."""


class Verdict(Model):
    """What an answer lacks, by check; a case passes when nothing is listed."""

    error: str | None = None
    """What was raised in place of an answer."""
    status: str | None = None
    """`answered, expected not_in_portfolio`."""
    sources: tuple[str, ...] = ()
    """What is wrong with the cited entries."""
    missing: tuple[str, ...] = ()
    """Facts that the answer does not give; alternatives are joined with `|`."""
    forbidden: tuple[str, ...] = ()
    """What must not be said and is."""
    unsupported: tuple[str, ...] = ()
    """Sentences that what they cite does not support, each with the reason first."""

    @property
    def passed(self) -> bool:
        """Whether the answer is right."""
        return not self.problems

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything that is wrong, a line each."""
        return (
            *((f"raised {self.error}",) if self.error else ()),
            *((f"status {self.status}",) if self.status else ()),
            *self.sources,
            *(f"missing {fact!r}" for fact in self.missing),
            *(f"says {text!r}" for text in self.forbidden),
            *(f"unsupported: {text}" for text in self.unsupported),
        )


def judge(case: Case, answer: Answer, portfolio: Portfolio) -> Verdict:
    """Compare an answer with what its case expects."""
    said = _same(_MARKER.sub("", answer.text))
    wrong = answer.status not in case.status
    return Verdict(
        status=f"{answer.status}, expected {' or '.join(case.status)}" if wrong else None,
        sources=_wrong_sources(case, {citation.source for citation in answer.citations}),
        missing=tuple(" | ".join(_options(fact)) for fact in case.facts if not _says(said, fact)),
        forbidden=tuple(text for text in case.forbidden if _contains(said, text, whole=True)),
        unsupported=unsupported(answer, portfolio, case.asked),
    )


def _wrong_sources(case: Case, cited: set[str]) -> tuple[str, ...]:
    problems = [f"does not cite {source}" for source in case.all_of if source not in cited]
    if case.any_of and not cited & set(case.any_of):
        problems.append(f"cites none of {', '.join(case.any_of)}")
    problems += [f"cites {source}" for source in case.none_of if source in cited]
    return tuple(problems)


def _options(fact: Fact) -> tuple[str, ...]:
    return (fact,) if isinstance(fact, str) else fact


def _says(text: str, fact: Fact) -> bool:
    return any(_contains(text, option, whole=False) for option in _options(fact))


def _same(text: str) -> str:
    return " ".join(text.translate(_SAME).split())


def _contains(text: str, part: str, *, whole: bool) -> bool:
    """`4` is not in `40` or `14`, `microservice` is in `microservices` unless `whole`."""
    part = _same(part)
    before = r"(?<![\w])" if part[:1].isalnum() else ""
    after = ""
    if part[-1:].isdigit():
        after = r"(?![\d]|[.,]\d)"
    elif whole and part[-1:].isalnum():
        after = r"(?!\w)"
    return re.search(before + re.escape(part) + after, text, re.I) is not None
