"""Cases: questions about a portfolio with what a right answer has to show.

`case_files.py` reads them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator

from assistant.answer import AnswerStatus, Model, Turn

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
    if isinstance(value, bool):
        raise ValueError("write it in quotes: YAML reads yes and no as true and false")
    return str(value) if isinstance(value, int | float) else value


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
