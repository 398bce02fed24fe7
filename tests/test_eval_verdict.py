"""Whether an answer says what its case expects."""

from __future__ import annotations

from datetime import date

import pytest
from eval_stage import ENTRY, says

from assistant.answer import Answer, Statement
from evals.case import Case
from evals.support import Portfolio
from evals.verdict import Verdict, judge

PORTFOLIO = Portfolio.of((ENTRY,), date(2026, 11, 22))


def case(**expected: object) -> Case:
    fields = {"id": "one", "question": "How fast?", "category": "figure", "split": "work"}
    return Case.model_validate({**fields, "status": ["answered"], **expected})


def verdict(text: str, **expected: object) -> Verdict:
    return judge(case(**expected), says(text), PORTFOLIO)


@pytest.mark.parametrize(
    ("fact", "is_said"),
    [
        ("20 minutes", True),
        ("20 MINUTES", True),
        ("20 minute", True),
        ("2", False),
        ("0 minutes", False),
        (["an hour", "20 minutes"], True),
        (["an hour", "a day"], False),
        ("15 days to 20", True),
        ("boarding", False),
    ],
)
def test_a_fact_is_said_as_words_and_whole_numbers(fact: object, is_said: bool) -> None:
    found = verdict("Onboarding went from 15 days to 20 minutes.", facts=[fact])
    assert found.passed is is_said


@pytest.mark.parametrize(
    ("text", "is_said"), [("merchant", True), ("mercha", False), ("15 day", False), ("5", False)]
)
def test_a_forbidden_text_is_said_as_a_whole_word(text: str, is_said: bool) -> None:
    found = verdict("The merchant had waited 15 days.", forbidden=[text])
    assert (found.forbidden == (text,)) is is_said


def test_markers_and_typographic_marks_do_not_stand_between() -> None:
    text = "Onboarding – 15 days [1] before – took “20 minutes”."
    assert verdict(text, facts=['15 days before - took "20 minutes"']).missing == ()


def test_any_of_all_of_and_none_of_look_at_citations() -> None:
    text = "Onboarding took 15 days."
    assert verdict(text, any_of=["project/onboarding", "profile"]).passed
    assert verdict(text, all_of=["project/onboarding", "profile"]).sources == (
        "does not cite profile",
    )
    assert verdict(text, none_of=["project/onboarding"]).sources == ("cites project/onboarding",)
    assert verdict(text, any_of=["profile"]).sources == ("cites none of profile",)


def test_related_evidence_does_not_count_as_cited() -> None:
    said = says("Onboarding took 15 days.")
    silent = Answer(
        status="answered",
        text="The portfolio does not say so.",
        statements=(Statement(text="The portfolio does not say so."),),
        related=said.citations,
    )
    found = judge(case(any_of=["project/onboarding"]), silent, PORTFOLIO)
    assert found.problems == ("cites none of project/onboarding",)


def test_any_of_the_allowed_statuses_is_right() -> None:
    assert verdict("Onboarding took 15 days.", status=["partial", "answered"]).passed
    assert verdict("Onboarding took 15 days.", status=["partial", "chat"]).status == (
        "answered, expected partial or chat"
    )
