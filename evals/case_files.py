"""Reads case files: YAML, each about one portfolio.

Every problem of every file is reported at once, with file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from assistant.answer import Turn
from evals.case import Case, CaseFile
from evals.located_yaml import Located, NotYamlError, read_located

_FIELDS = {*CaseFile.model_fields, *Case.model_fields, *Turn.model_fields} - {"cases"}


@dataclass(frozen=True)
class CaseSet:
    """A case file that was read without problems."""

    path: Path
    head: CaseFile
    lines: dict[str, int] = field(default_factory=dict)
    """The line on which each case begins, by its id."""

    def over(self, portfolio: str) -> CaseSet:
        """The same cases about another portfolio."""
        return replace(self, head=self.head.model_copy(update={"portfolio": portfolio}))


@dataclass(frozen=True)
class CaseProblem:
    """One problem of a case file."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class CaseError(Exception):
    """Case files that cannot be used; `problems` holds all that is wrong with them."""

    def __init__(self, problems: Sequence[CaseProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def load_cases(
    paths: Iterable[Path], entry_ids: Callable[[str], Collection[str]]
) -> tuple[CaseSet, ...]:
    """Read case files and check the ids that they name.

    `entry_ids` gives the ids of the entries of a portfolio, by the name in the file's head.
    Raises CaseError with every problem of every file.
    """
    problems: list[CaseProblem] = []
    loaded: list[CaseSet] = []
    seen: dict[str, str] = {}
    for path in paths:
        try:
            located = read_located(path)
            head = CaseFile.model_validate(located.data)
        except NotYamlError as error:
            problems.append(CaseProblem(path, error.line, str(error)))
            continue
        except ValidationError as error:
            problems += _validation_problems(path, located, error)
            continue
        case_set = CaseSet(
            path, head, {case.id: located.line("cases", at) for at, case in enumerate(head.cases)}
        )
        problems += _duplicate_ids(case_set, located, seen)
        problems += _unknown_sources(case_set, located, frozenset(entry_ids(head.portfolio)))
        loaded.append(case_set)
    if problems:
        raise CaseError(sorted(problems, key=lambda problem: (str(problem.path), problem.line)))
    return tuple(loaded)


def _validation_problems(
    path: Path, located: Located, error: ValidationError
) -> Iterator[CaseProblem]:
    """One problem for each place: pydantic reports every branch of a union apart."""
    seen: set[tuple[int, str]] = set()
    details = error.errors()
    for detail in details:
        place = detail["loc"]
        # Items with problems do not count as items; their own problems say more.
        if detail["type"] == "too_short" and any(
            other is not detail and other["loc"][: len(place)] == place for other in details
        ):
            continue
        unknown = detail["type"] == "extra_forbidden"
        message = "unknown field" if unknown else detail["msg"].removeprefix("Value error, ")
        names = place[-1:] if unknown else [name for name in place if name in _FIELDS]
        problem = ": ".join([".".join(map(str, names)), message]) if names else message
        line = located.line(*place)
        if (line, problem) not in seen:
            seen.add((line, problem))
            yield CaseProblem(path, line, problem)


def _duplicate_ids(
    case_set: CaseSet, located: Located, seen: dict[str, str]
) -> Iterator[CaseProblem]:
    for at, case in enumerate(case_set.head.cases):
        line = located.line("cases", at, "id")
        if case.id in seen:
            yield CaseProblem(
                case_set.path, line, f"id {case.id!r} is already used at {seen[case.id]}"
            )
        else:
            seen[case.id] = f"{case_set.path}:{line}"


def _unknown_sources(
    case_set: CaseSet, located: Located, known: frozenset[str]
) -> Iterator[CaseProblem]:
    for at, case in enumerate(case_set.head.cases):
        for name in ("any_of", "all_of", "none_of"):
            for position, source in enumerate(getattr(case, name)):
                if source not in known:
                    yield CaseProblem(
                        case_set.path,
                        located.line("cases", at, name, position),
                        f"{name}: {case_set.head.portfolio} has no entry {source!r}",
                    )
