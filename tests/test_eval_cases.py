"""Case files: what is read, and what is said about a file that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.case_files import CaseError, CaseSet, load_cases

HEAD = "portfolio: corpus\ntoday: 2026-11-22\ncases:\n"
GOOD = """
  - id: redis-known
    question: Does the engineer know Redis?
    category: skill
    split: work
    status: [answered]
    any_of: [role/brandlock]
    facts: [2022, [Redis, cache]]
"""


def entry_ids(portfolio: str) -> set[str]:
    return {"role/brandlock", "profile"}


def read(tmp_path: Path, text: str) -> CaseSet:
    file = tmp_path / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    return load_cases([file], entry_ids)[0]


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(CaseError) as caught:
        read(tmp_path, text)
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_a_case_is_read_with_the_line_on_which_it_begins(tmp_path: Path) -> None:
    case_set = read(tmp_path, HEAD + GOOD)
    (case,) = case_set.head.cases
    assert case_set.lines == {"redis-known": 5}
    assert case.sources == ("role/brandlock",)
    assert case.facts == ("2022", ("Redis", "cache"))


def test_every_problem_is_reported_at_once_with_its_line(tmp_path: Path) -> None:
    bad = """
  - id: one
    question: Who?
    catgory: skill
    split: work
    status: [answered]
  - id: two
    question: Who?
    category: skill
    split: sometimes
    status: [unsure]
"""
    assert problems(tmp_path, HEAD + bad) == [
        "cases.yaml:5: category: Field required",
        "cases.yaml:7: catgory: unknown field",
        "cases.yaml:13: split: Input should be 'work' or 'held_out'",
        "cases.yaml:14: status: Input should be 'answered', 'partial', 'not_in_portfolio', 'chat' "
        "or 'declined'",
    ]


def test_a_source_that_does_not_exist_is_an_error_with_its_line(tmp_path: Path) -> None:
    text = HEAD + GOOD.replace("[role/brandlock]", "\n      - profile\n      - role/google")
    assert problems(tmp_path, text) == ["cases.yaml:12: any_of: corpus has no entry 'role/google'"]


def test_an_id_is_used_once_over_all_files(tmp_path: Path) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(HEAD + GOOD)
    second.write_text(HEAD + GOOD)
    with pytest.raises(CaseError, match=rf"second.yaml:5: id 'redis-known' .*{first}:5"):
        load_cases([first, second], entry_ids)


def test_a_key_that_is_given_twice_is_an_error(tmp_path: Path) -> None:
    text = HEAD + GOOD + "    split: held_out\n"
    assert problems(tmp_path, text) == ["cases.yaml:12: split: given twice, also on line 8"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"cases: ]", "cases.yaml:1: not YAML"),
        (b"\xff\xfe", "cases.yaml:1: is not UTF-8"),
        (b"", "cases.yaml:1: "),
        (b"portfolio: corpus\ntoday: soon\ncases: []", "cases.yaml:2: today: "),
    ],
)
def test_a_file_that_is_no_case_file_says_so(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "cases.yaml"
    file.write_bytes(content)
    with pytest.raises(CaseError) as caught:
        load_cases([file], entry_ids)
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(message)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"none.yaml:1: cannot be read: No such file"):
        load_cases([tmp_path / "none.yaml"], entry_ids)


def test_a_source_cannot_be_wanted_and_unwanted(tmp_path: Path) -> None:
    text = HEAD + GOOD + "    none_of: [role/brandlock]\n"
    assert problems(tmp_path, text) == [
        "cases.yaml:5: role/brandlock is both wanted and in none_of"
    ]


def test_yes_and_no_without_quotes_are_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    text = HEAD + GOOD + "    forbidden: [No]\n"
    assert problems(tmp_path, text) == [
        "cases.yaml:12: forbidden: write it in quotes: YAML reads yes and no as true and false"
    ]
