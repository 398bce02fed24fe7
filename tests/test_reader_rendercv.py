"""RenderCV: all types of entry, sections of any name, dates as they may be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import CorpusError, Entry, load_corpus

FULL = Path(__file__).with_name("data") / "resumes" / "full.yaml"


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in load_corpus(FULL)}


@pytest.mark.parametrize(
    ("entry_id", "document"),
    [
        (
            "profile",
            "Profile\nNoor Haddad\nHydrologist who codes\nLyon, France\nWelcome to my cv\n"
            "I measure rivers.\nPatents pending\nA float that counts",
        ),
        (
            "role/rhone-lab",
            "Rhône Lab\nData Engineer\nSep 2020 — Present\nLyon\nRuns the gauge network.\n"
            "Brought 140 gauges online with Zarr",
        ),
        ("role/rhone-lab-2", "Rhône Lab\nIntern\n2019\nSummer 2019"),
        ("project/flood-clock", "Flood clock\n2022\nRings 2 hours early"),
        (
            "education/ecole-des-eaux",
            "École des Eaux\nMSc, Hydrology\n2017 — 2019\nGPA: 17/20",
        ),
        ("skill/languages", "Languages\nPython, Fortran"),
        (
            "publication/rivers-in-a-grid",
            "Rivers in a grid\nJournal of Gauges\nMay 2021\nAuthors: Noor Haddad, A. Weir\n"
            "DOI: 10.0000/rivers",
        ),
        ("talk/grids", "Grids\nHydroConf\n2022"),
        ("certificate/diver", "Diver\n2016"),
        ("certificate/drone-pilot", "Drone pilot\n2023"),
        ("language/arabic", "Arabic\nnative"),
        ("language/french", "French\nC2"),
        ("interest/kayaking", "Kayaking"),
        ("interest/maps", "maps"),
    ],
)
def test_every_type_of_entry_becomes_one_of_ours(
    entries: dict[str, Entry], entry_id: str, document: str
) -> None:
    assert entries[entry_id].document == document


def test_there_is_nothing_else(entries: dict[str, Entry]) -> None:
    assert len(entries) == 14


def test_links_in_names_and_identifiers_become_addresses(entries: dict[str, Entry]) -> None:
    assert entries["project/flood-clock"].url == "https://flood.example"
    assert entries["publication/rivers-in-a-grid"].url == "https://doi.org/10.0000/rivers"


def test_contact_details_are_kept_and_not_quoted(entries: dict[str, Entry]) -> None:
    profile = entries["profile"]
    assert (profile.email, profile.phone) == ("noor@haddad.example", "+33 555 010")
    assert profile.links == ("https://haddad.example", "https://github.com/noorh", "Pixelfed: noor")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("cv:\n  name: [Ada", 2, "broken YAML: did not find expected ',' or ']'"),
        ("cv: Ada", 1, "not a RenderCV file: cv must be a mapping"),
        ("cv:\n  name: Ada\n  sections: []x", 3, "broken YAML: did not find expected key"),
        ("cv:\n  name: Ada\n  sections:\n    - x", 3, "sections must be a mapping"),
        ("cv:\n  sections:\n    skills: Go", 3, "section skills must be a list"),
        (
            "cv:\n  sections:\n    experience:\n      - company: Mill\n        start_date: soon",
            5,
            "start: 'soon' is not a date",
        ),
    ],
)
def test_a_problem_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    file = tmp_path / "cv.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_corpus(file)
    [problem] = caught.value.problems
    assert problem.line == line
    assert problem.message.startswith(message)


def test_another_yaml_file_is_no_portfolio(tmp_path: Path) -> None:
    file = tmp_path / "compose.yaml"
    file.write_text("services:\n  work: {}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="not a portfolio: expected a PDF résumé; a JSON Resume"):
        load_corpus(file)
