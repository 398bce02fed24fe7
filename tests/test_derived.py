"""Questions derived from a portfolio's own fields, and how the answers to them are counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Statement, Turn
from evals import derived
from evals.derived_portfolios import VARIANTS, put, variant_of
from evals.derived_questions import Derived, derive, removed_keywords
from evals.subject import OpenSubject, Searched
from index import Entry, load_corpus

FULL = Path(__file__).with_name("data") / "resumes" / "full.json"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return load_corpus(FULL)


@pytest.fixture(scope="module")
def questions(entries: tuple[Entry, ...]) -> list[Derived]:
    return derive(entries)


def one(questions: list[Derived], variant: str, question: str) -> Derived:
    [found] = [q for q in questions if (q.variant, q.case.question) == (variant, question)]
    return found


def test_each_half_has_at_least_forty_questions_that_the_other_does_not_ask(
    questions: list[Derived],
) -> None:
    asked = {
        split: {each.case.question for each in questions if each.case.split == split}
        for split in ("work", "held_out")
    }
    assert min(map(len, asked.values())) >= 40
    assert asked["work"] & asked["held_out"] == set()


def test_every_id_is_unique_within_a_variant(questions: list[Derived]) -> None:
    seen = [(each.variant, each.case.id) for each in questions]
    assert len(seen) == len(set(seen))


def test_a_field_is_asked_for_with_its_value_and_its_source(questions: list[Derived]) -> None:
    score = one(questions, "whole", "What was Ilse's GPA at Hochschule Leoben?").case
    assert (score.status, score.facts, score.any_of) == (
        ("answered",),
        (("1.7",),),
        ("education/hochschule-leoben",),
    )
    date_ = one(questions, "whole", "When did Ilse receive the Golden Signal?").case
    assert date_.facts == (("November 2022", "Nov 2022"),)


def test_two_jobs_at_one_company_are_one_question(questions: list[Derived]) -> None:
    case = one(questions, "whole", "What was the job title at Nordbahn?").case
    assert case.any_of == ("role/nordbahn", "role/nordbahn-2")
    assert case.facts == (("Lead Engineer", "Engineer"),)


def test_what_was_removed_is_expected_to_be_missing(
    questions: list[Derived], entries: tuple[Entry, ...]
) -> None:
    case = one(questions, "without fields", "What was Ilse's GPA at Hochschule Leoben?").case
    assert (case.status, case.facts, case.any_of) == (("not_in_portfolio",), (), ())
    lesser = variant_of(entries, "without fields", removed_keywords(entries))
    assert all("1.7" not in entry.document for entry in lesser)
    assert [entry.id for entry in lesser] == [entry.id for entry in entries]


def test_a_field_that_was_never_there_is_not_asked_for(questions: list[Derived]) -> None:
    about = [
        each.case.id.rpartition("-")[0] for each in questions if "HTL Bruck" in each.case.question
    ]
    assert set(about) == {"education-period"}


def test_only_skills_that_stand_nowhere_else_are_removed(entries: tuple[Entry, ...]) -> None:
    # Of SPARK and TLA+, every second one.
    assert removed_keywords(entries) == ("TLA+",)


def test_technologies_that_are_never_there_are_asked_about(
    questions: list[Derived], entries: tuple[Entry, ...]
) -> None:
    never = [each.case for each in questions if each.case.id.startswith("skill-never")]
    assert len(never) == 12
    assert all(case.status == ("not_in_portfolio",) for case in never)
    assert not any("Rust" in case.question for case in never)  # a project is written in Rust


def test_contact_details_are_asked_for_while_private_and_when_public(
    questions: list[Derived],
) -> None:
    private = one(questions, "whole", "What is Ilse's email address?").case
    assert (private.status, private.forbidden) == (("not_in_portfolio",), ("ilse@brandt.example",))
    public = one(questions, "public", "What is Ilse's email address?").case
    assert (public.status, public.facts) == (("answered",), (("ilse@brandt.example",),))
    phone = one(questions, "public", "What is Ilse's phone number?").case
    assert (phone.status, phone.forbidden) == (("not_in_portfolio",), ("+43 555 010",))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_can_be_written_and_read(
    tmp_path: Path, entries: tuple[Entry, ...], variant: str
) -> None:
    changed = variant_of(entries, variant, removed_keywords(entries))  # type: ignore[arg-type]
    assert load_corpus(put(changed, tmp_path / "portfolio")) == tuple(changed)


class Silent:
    """Says of everything that it is not there."""

    def __init__(self, portfolio: Path) -> None:
        self.entries = load_corpus(portfolio)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        text = "The portfolio does not say."
        return Answer(status="not_in_portfolio", text=text, statements=(Statement(text=text),))

    def search(self, question: str) -> Searched:
        return Searched(ranking=(), confidence=0.0)


def silent_in(var: Path) -> OpenSubject:
    return lambda portfolio, today: Silent(portfolio)


def test_one_who_is_always_silent_is_right_only_where_nothing_is_there(
    questions: list[Derived],
) -> None:
    results = derived.ask(FULL, TODAY, silent_in)
    assert len(results) == len(questions)
    assert [r.passed for r in results] == [r.case.status == ("not_in_portfolio",) for r in results]


def test_shares_are_counted_for_each_half_and_only_work_failures_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = derived.ask(FULL, TODAY, silent_in)
    monkeypatch.setattr(derived, "ask", lambda source, today: results)
    assert derived.main([str(FULL)]) == 1
    said = capsys.readouterr().out
    work = [r for r in results if r.case.split == "work"]
    right = sum(r.passed for r in work)
    assert said.startswith(
        f"full.json: work {right}/{len(work)} {right / len(work):.1%}, held out "
    )
    assert said.count("✗") == len(work) - right


def test_a_source_that_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert derived.main(["nowhere.json"]) == 2
    assert capsys.readouterr().err == "nowhere.json: no such file or folder\n"
