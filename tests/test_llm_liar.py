"""A model that lies in every way we thought of, and one that says the same in other words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from llm_stage import TODAY, CitingModel, ScriptedModel, assistant_with

from assistant.checker_written import WrittenChecker
from assistant.claims import Claim
from assistant.llm.writing import Outcome
from index import Index

STORIES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("llm_sentences.yaml").read_text("utf-8")
)
LIES = [
    pytest.param(story["question"], lie, id=f"{name}: {kind}")
    for name, story in STORIES.items()
    for kind, lie in story["lies"].items()
]
TRUTHS = [(story["question"], truth) for story in STORIES.values() for truth in story["truths"]]


def written(index: Index, var: Path, question: str, *sentences: str) -> Outcome:
    assistant = assistant_with(CitingModel(*sentences), index, var)
    return assistant.write(assistant.compose(question))


def test_the_liar_knows_more_than_sixty_kinds() -> None:
    assert len(LIES) >= 60


@pytest.mark.parametrize(("question", "lie"), LIES)
def test_a_lie_is_withheld_with_a_reason(
    question: str, lie: str, index: Index, own_var: Path
) -> None:
    outcome = written(index, own_var, question, lie)
    assert outcome.shown == ()
    assert [withheld.reason != "" for withheld in outcome.withheld] == [True]
    assert outcome.mode == "fallback"


@pytest.mark.parametrize(("question", "truth"), TRUTHS)
def test_the_same_in_other_words_is_shown(
    question: str, truth: str, index: Index, own_var: Path
) -> None:
    outcome = written(index, own_var, question, truth)
    assert outcome.withheld == ()
    (claim,) = outcome.shown
    assert claim.text.removeprefix("Yes: ") == truth.partition(" {")[0]
    assert len({quote.entry.id for quote in claim.quotes}) == 1


@pytest.mark.parametrize(
    ("question", "truth", "fields"),
    [
        (
            "How long was the engineer at Soulofox Studio?",
            "The engineer worked at Soulofox Studio for 1 year 1 month. {Built real-time}",
            "Soulofox Studio\nFull Stack Developer\nMar 2022 — Apr 2023\nMumbai",
        ),
        (
            "Does the engineer know Redis?",
            "The Distributed Caching Layer is in production. {50K+ cache}",
            "Distributed Caching Layer\nProduction",
        ),
        ("Does the engineer know Redis?", "They used Redis at Brandlock. {Developed micro}", None),
    ],
)
def test_what_only_the_fields_of_an_entry_say_is_cited_from_them(
    question: str, truth: str, fields: str | None, index: Index, own_var: Path
) -> None:
    (claim,) = written(index, own_var, question, truth).shown
    assert [quote.text for quote in claim.quotes[1:]] == ([fields] if fields else [])


def test_between_lies_the_truth_is_shown(index: Index, own_var: Path) -> None:
    story = STORIES["redis"]
    lies = list(story["lies"].values())
    outcome = written(index, own_var, story["question"], lies[0], story["truths"][1], lies[1])
    assert [claim.text for claim in outcome.shown] == [
        "Yes: At Brandlock, the engineer built microservices with Express.js, PostgreSQL, Redis"
        " and RabbitMQ."
    ]
    assert len(outcome.withheld) == 2


def test_a_marker_that_does_not_exist_withholds_the_sentence(index: Index, own_var: Path) -> None:
    model = ScriptedModel("They developed microservices with Redis. [2][99] ")
    assistant = assistant_with(model, index, own_var)
    outcome = assistant.write(assistant.compose("Does the engineer know Redis?"))
    assert outcome.withheld[0].reason == "it cites evidence that does not exist"
    assert outcome.mode == "fallback"


def test_a_line_of_the_portfolio_may_be_told_as_it_stands(index: Index, own_var: Path) -> None:
    portfolio = assistant_with(ScriptedModel(), index, own_var).portfolio
    checker = WrittenChecker(portfolio)
    withheld = []
    for quote in (quote for entry in portfolio.entries for quote in portfolio.quotes(entry)):
        told = portfolio.person.third_person(quote.text.rstrip(".")) + "."
        verdict = checker.check_written(Claim(told, (quote,)), TODAY)
        if not verdict.supported:
            withheld.append((told, verdict.reason))
    assert withheld == []
