"""What a run says to the owner of a portfolio, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.answer import AnswerStatus, Model
from evals.case import CATEGORIES, Category, Split
from evals.result import Result

TOPICS: dict[Category, str] = {
    "entry": "what one role, project or topic is about",
    "skill": "skills that the portfolio shows",
    "skill-absent": "skills that it does not show",
    "list": "lists, such as all projects with one technology",
    "count": "how many there are",
    "time": "when and how long",
    "figure": "figures and results",
    "comparison": "comparing two things",
    "overview": "who this is, in short",
    "absent": "things that no portfolio line mentions",
    "false-premise": "questions that assume something wrong",
    "follow-up": "questions that refer to what was said before",
    "smalltalk": "greetings and questions about the assistant",
    "attack": "attempts to make it say something untrue or improper",
    "language": "typing errors and other languages",
    "decline": "requests that are not its job",
}
GOOD = 0.95
"""From this share of right answers on, a topic is answered well."""
_LEFT_OPEN: tuple[AnswerStatus, ...] = ("not_in_portfolio", "partial")
_OWN_QUESTIONS: tuple[Category, ...] = (
    "skill-absent", "absent", "false-premise", "follow-up", "entry", "figure", "time", "list",
)  # fmt: skip
"""Where silence may mean that the portfolio lacks something; the others ask for no content."""


class Topic(Model):
    """One kind of question."""

    name: str
    right: int
    asked: int


class Open(Model):
    """A question that the portfolio leaves open."""

    question: str
    answer: str
    split: Split


class Summary(Model):
    """One portfolio."""

    portfolio: str
    right: int
    asked: int
    well: tuple[Topic, ...]
    less_well: tuple[Topic, ...]
    """The worst first."""
    left_open: tuple[Open, ...]

    @property
    def opening(self) -> str:
        """The first sentence."""
        return (
            f"Of {self.asked} questions that a recruiter may ask about this portfolio, "
            f"{self.right} were answered as they should be ({self.right / self.asked:.0%})."
        )


def summaries(results: Sequence[Result]) -> list[Summary]:
    """One for each portfolio, in the order in which they were asked."""
    portfolios = dict.fromkeys(result.portfolio for result in results)
    return [_summary(name, [r for r in results if r.portfolio == name]) for name in portfolios]


def _summary(portfolio: str, results: Sequence[Result]) -> Summary:
    topics = [
        Topic(name=TOPICS[category], right=sum(r.passed for r in group), asked=len(group))
        for category in CATEGORIES
        if (group := [r for r in results if r.case.category == category])
    ]
    weak = [topic for topic in topics if topic.right < GOOD * topic.asked]
    return Summary(
        portfolio=Path(portfolio).name,
        right=sum(result.passed for result in results),
        asked=len(results),
        well=tuple(topic for topic in topics if topic not in weak),
        less_well=tuple(sorted(weak, key=lambda topic: topic.right / topic.asked)),
        left_open=tuple(
            Open(question=r.case.question, answer=r.answer.text, split=r.case.split)
            for r in results
            if r.passed and r.answer.status in _LEFT_OPEN and r.case.category in _OWN_QUESTIONS
        ),
    )
