"""The editor's report on a portfolio, finding by finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import WriteCorpus

from index import Entry, load_corpus
from index.__main__ import main
from index.check import CHECKS, QUOTABLE, Finding, findings, report

TODAY = date(2026, 11, 22)


def role(slug: str, **fields: object) -> Entry:
    return Entry.model_validate(
        {"id": f"role/{slug}", "kind": "role", "title": slug.title(), "text": "Work."} | fields
    )


def found(topic: str, *entries: Entry) -> list[tuple[str | None, str]]:
    assert topic in CHECKS
    return [(f.entry, f.message) for f in findings(entries, TODAY) if f.topic == topic]


def test_a_good_portfolio_has_nothing_to_look_at(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(
        {
            "profile.md": (
                "---\ntitle: Profile\nname: Ada Novak\nheadline: Builds mills\nlocation: Graz\n"
                "contact: public\nemail: ada@novak.example\n---\n"
                "Looking for remote work; a citizen of Austria, fluent in German.\n"
            ),
            "roles/mill.md": (
                "---\ntitle: Mill\nposition: Engineer\nstart: 2020\n---\n"
                "- Led a team of 4 and cut waste by 30% with Go\n"
            ),
            "projects/dam.md": "---\ntitle: Dam\nstart: 2021\nend: 2021\n---\nHolds water.\n",
            "education/tu.md": "---\ntitle: TU Graz\nstart: 2010\nend: 2015\n---\nMechanics.\n",
            "certificates/x.md": "---\ntitle: Diver\nstart: 2016\nend: 2016\n---\n",
            "skills/go.md": "---\ntitle: Languages\ntechnologies: [Go]\n---\n",
            "references/jo.md": "---\ntitle: Jo\n---\nGood.\n",
        }
    )
    entries = load_corpus(folder)
    assert findings(entries, TODAY) == []
    assert report(entries, []) == "7 entries, nothing to look at."


def test_missing_dates_are_named() -> None:
    dated = role("acme", start="2020")
    assert found("Missing dates", dated, role("mill")) == [
        ("role/mill", "no date, so when and how long stays open")
    ]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (("2019-01", "2020-06"), ("2020-03", "2021-01"), "about 4 months"),
        (("2015-01", "2020-01"), ("2016-01", None), "about 4 years"),
    ],
)
def test_jobs_that_overlap_are_named(
    first: tuple[str, str | None], second: tuple[str, str | None], message: str
) -> None:
    jobs = [
        role(name, start=start, end=end)
        for name, (start, end) in (("acme", first), ("mill", second))
    ]
    [(entry, said)] = found("Periods that do not fit", *jobs)
    assert entry == "role/acme"
    assert said.startswith(f"overlaps role/mill by {message}")


@pytest.mark.parametrize("start", ["2020-06", "2020-07", "2020"])
def test_a_change_of_jobs_within_a_month_or_a_year_is_no_overlap(start: str) -> None:
    before = role("acme", start="2019", end="2020-06" if "-" in start else "2020")
    assert found("Periods that do not fit", before, role("mill", start=start)) == []


def test_a_beginning_in_the_future_is_named() -> None:
    assert found("Periods that do not fit", role("acme", start="2027-01")) == [
        ("role/acme", "begins in the future: Jan 2027")
    ]


def test_claims_without_a_number_are_named() -> None:
    entry = role(
        "acme",
        text="I improved everything. It was fun.",
        highlights=("Reduced waste by 30%", "Reduced noise"),
    )
    assert found("Claims without a number", entry) == [
        ("role/acme", "“improved” without a number: I improved everything."),
        ("role/acme", "“Reduced” without a number: Reduced noise"),
    ]


def test_skills_that_no_work_shows_are_named() -> None:
    skills = Entry(id="skill/x", kind="skill", title="X", technologies=("Go", "C", "Rust"))
    assert found("Skills that are only listed", skills, role("acme", text="I use go.")) == [
        ("skill/x", "never shown in work: C, Rust")
    ]


def test_what_is_too_long_to_quote_is_named() -> None:
    long = "Word" + " word" * (QUOTABLE // 5)
    entry = role("acme", text=f"Short. {long}.", highlights=("x" * QUOTABLE,))
    [(_, message)] = found("Too long to quote", entry)
    assert message.startswith(f"{QUOTABLE + 5} characters without a full stop: Word word")


@pytest.mark.parametrize("text", ["Call +43 316 555 010 2 now.", "Write to jo@mill.example."])
def test_contact_details_in_the_text_are_named(text: str) -> None:
    [(entry, message)] = found("Contact details in the text", role("acme", text=text))
    assert (entry, message) == (
        "role/acme",
        f"would be quoted with its contact details: {text}",
    )


def test_questions_that_stay_open_are_listed_and_answered_ones_are_not() -> None:
    topic = "Questions that recruiters ask and that stay open"
    entry = role("acme", position="Head of Milling", start="2020")
    asked = [message for _, message in found(topic, entry)]
    assert "What is your education?" in asked
    assert "Where have you worked?" not in asked
    assert "Have you led a team?" not in asked


def test_private_contact_details_are_mentioned() -> None:
    profile = Entry(id="profile", kind="profile", title="Profile", email="ada@novak.example")
    topic = "Questions that recruiters ask and that stay open"
    assert found(topic, profile)[-1] == (
        "profile",
        "e-mail and links are there but private: contact: public shows them",
    )


def test_entries_with_the_same_finding_share_a_line() -> None:
    same = [Finding("Missing dates", name, "no date") for name in ("role/a", "role/b")]
    assert report([role("a"), role("b")], same) == (
        "2 entries, 2 to look at.\n\nMissing dates\n  role/a, role/b: no date"
    )


def test_the_command_reports_and_succeeds(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--corpus", str(corpus)]) == 0
    assert capsys.readouterr().out.startswith("27 entries, ")


def test_the_command_names_what_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--corpus", str(tmp_path)]) == 2
    assert "no entries" in capsys.readouterr().err
