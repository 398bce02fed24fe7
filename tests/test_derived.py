"""Questions derived from a portfolio's own fields, and how the answers to them are counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Statement, Turn
from evals import derived
from evals.derived_portfolios import VARIANTS, is_told, put, variant_of
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
    assert date_.facts == (("November 2022", "Nov 2022", "2022-11", "11/2022"),)
    year = one(questions, "whole", "In which year was the award Golden Signal won?").case
    assert year.facts == (("2022",),)


def test_the_end_is_demanded_where_it_is_asked_for(questions: list[Derived]) -> None:
    start = one(questions, "whole", "When did Ilse volunteer at Museum Tramway?").case
    assert start.facts == (("2015",),)
    both = one(
        questions, "whole", "volunteering at Museum Tramway, start and end date for Ilse?"
    ).case
    assert both.facts == (("2015",), ("2017",))
    end = one(questions, "whole", "When did Ilse graduate from HTL Bruck?").case
    assert end.facts == (("June 2011", "Jun 2011", "2011-06", "06/2011", "6/2011"),)


def test_a_degree_may_be_written_out_and_is_demanded_where_it_is_asked_for(
    questions: list[Derived],
) -> None:
    both = one(questions, "whole", "Hochschule Leoben degree and subject").case
    assert both.facts == (
        ("BSc", "Bachelor of Science", "BS", "B.S.", "B.Sc."),
        ("Mechatronics",),
    )
    subject = one(questions, "whole", "What did Ilse study at Hochschule Leoben?").case
    assert subject.facts == (("Mechatronics",),)


def test_prose_has_to_be_told_not_only_cited(questions: list[Derived]) -> None:
    found = [q.case for q in questions if q.case.any_of == ("project/timetable-diff",)]
    [fact] = next(case.facts for case in found if case.id.startswith("project-about"))
    assert "operators" in fact
    assert "timetable" not in fact


def test_an_interest_may_be_told_by_what_it_consists_of(questions: list[Derived]) -> None:
    case = one(questions, "whole", "What hobbies does Ilse have? I need something for small talk.")
    assert case.case.facts == (("Maps", "Tram maps", "Sea charts"),)


def test_what_is_told_in_other_words_is_not_expected_to_be_missing(
    questions: list[Derived], entries: tuple[Entry, ...]
) -> None:
    # A reference calls her by her name, and a project may still be told by the work in a role.
    assert not any(each.variant == "without name" for each in questions)
    assert not any(
        each.variant == "without kinds" and each.case.id.startswith("all-project")
        for each in questions
    )
    left = variant_of(entries, "without fields", ())
    [role] = [entry for entry in entries if entry.id == "role/nordbahn"]

    def told(field: str, text: str) -> bool:
        changed = [e.model_copy(update={"text": text}) if e.id == role.id else e for e in left]
        return is_told(field, [role], changed)

    assert not told("period", "Signals.") and told("period", "Signals since 2021.")
    assert not told("position", "With engineers.") and told("position", "Safety engineer.")
    assert not told("location", "Signals.") and told("location", "Signals in Graz.")


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
    assert phone.status == ("not_in_portfolio",)
    assert {"+43 555 010", "43-555-010", "43555010"} <= set(phone.forbidden)
    street = one(questions, "whole", "What is Ilse's home address?").case
    assert street.forbidden == ("Gleisweg 4, 8010", "Gleisweg 4", "8010")
    links = one(questions, "whole", "any socials for Ilse?").case
    assert "codeberg.example/ilse" in links.forbidden


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
