"""Cases: questions about a portfolio with what a right answer has to show.

A case file is YAML. Every problem of every file is reported at once, with file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from assistant.answer import AnswerStatus, Model, Turn
from evals.located_yaml import Located, NotYamlError, read_located

Category = Literal[
    "entry",
    "skill",
    "skill-absent",
    "list",
    "count",
    "time",
    "figure",
    "comparison",
    "overview",
    "absent",
    "false-premise",
    "follow-up",
    "smalltalk",
    "attack",
    "language",
    "decline",
]
CATEGORIES: tuple[Category, ...] = get_args(Category)
Split = Literal["work", "held_out"]
SPLITS: tuple[Split, ...] = get_args(Split)


def _as_text(value: object) -> object:
    """YAML reads `- 4` as a number; the answer is text."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return str(value)


Text = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
Fact = Text | tuple[Text, ...]
"""A text that must appear, or several of which one must."""


class Case(Model):
    """One question and what a right answer to it has to show."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    question: str
    """May be empty: an empty question is a case, too."""
    history: tuple[Turn, ...] = ()
    category: Category
    split: Split
    status: tuple[AnswerStatus, ...] = Field(min_length=1)
    """Any one of these is right."""
    any_of: tuple[str, ...] = ()
    """Entry ids of which at least one is cited."""
    all_of: tuple[str, ...] = ()
    """Entry ids that are all cited."""
    none_of: tuple[str, ...] = ()
    """Entry ids that are not cited."""
    facts: tuple[Fact, ...] = ()
    """Texts that appear in the answer, in any letter case; of a list inside, one does."""
    forbidden: tuple[Text, ...] = ()
    """Texts that do not appear in the answer."""
    reason: str | None = None
    """Why this is right, where it is not obvious."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the entries that answer the question."""
        return tuple(dict.fromkeys((*self.all_of, *self.any_of)))

    @property
    def follows_up(self) -> bool:
        """Whether something was said before the question."""
        return bool(self.history)

    @property
    def asked(self) -> str:
        """The question with what was said before it."""
        return "\n".join([*(turn.content for turn in self.history), self.question])

    @model_validator(mode="after")
    def _does_not_contradict_itself(self) -> Case:
        if both := set(self.sources) & set(self.none_of):
            raise ValueError(f"{', '.join(sorted(both))} is both wanted and in none_of")
        return self


class CaseFile(Model):
    """The head of a case file and its cases."""

    portfolio: str
    """Folder or file of the portfolio, relative to the project's root."""
    today: date
    """The day on which the questions are asked: tenure depends on it."""
    cases: tuple[Case, ...] = Field(min_length=1)


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
    for detail in error.errors():
        line = located.line(*detail["loc"])
        unknown = detail["type"] == "extra_forbidden"
        message = "unknown field" if unknown else detail["msg"].removeprefix("Value error, ")
        names = detail["loc"][-1:] if unknown else [n for n in detail["loc"] if n in _FIELDS]
        problem = ": ".join([".".join(map(str, names)), message]) if names else message
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
