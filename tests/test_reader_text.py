"""Plain-text and Markdown résumés: what is told apart, and that nothing else is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index import CorpusError, Entry, load_corpus

RESUMES = Path(__file__).with_name("data") / "resumes"

PLAIN = {
    "profile": (
        "Profile\nMira Kovac\nLead Backend Engineer\nBackend engineer with eleven years in shipping"
        " and payments. I like systems that say what they are doing.\nSeamanship\n"
        "Sailing licence, inland waters."
    ),
    "role/harbour-systems-gmbh": (
        "Harbour Systems GmbH\nLead Backend Engineer\nApr 2019 — Present\nHamburg\n"
        "Cut container lookup from 9 seconds to 300 ms by moving the index to PostgreSQL\n"
        "Led a team of five\nGo, PostgreSQL, NATS"
    ),
    "role/tide-sons": (
        "Tide & Sons\nSoftware Developer\nFeb 2014 — Mar 2019\n"
        "Wrote the invoicing service. It still runs.\nImported 14 invoice formats\n"
        "Trained 3 juniors"
    ),
    "education/university-of-zagreb": "University of Zagreb\nMSc Computer Science\n2011 — 2013",
    "education/university-of-zagreb-2": "University of Zagreb\nBSc Computer Science\n2008 — 2011",
    "skill/languages": "Languages\nGo, Python, SQL",
    "skill/infrastructure": "Infrastructure\nDocker, Kubernetes (EKS, GKE), Terraform",
    "skill/skills": "Skills\nNegotiation",
    "certificate/kubernetes-administrator": "Kubernetes Administrator\n2022",
    "certificate/cloud-architect": "Cloud Architect\nExample Cloud\nMay 2020",
    "language/croatian": "Croatian\nnative",
    "language/german": "German\nC1",
    "language/english": "English\nC2",
    "interest/sailing": "Sailing",
    "interest/chess-problems": "chess problems",
    "reference/references": "References\nAvailable on request.",
}

MARKDOWN = {
    "profile": (
        "Profile\nAda Lovelock\nData Scientist\nOslo, Norway\nI like small data.\nBoat building\n"
        "Two dinghies so far."
    ),
    "role/acme-as": (
        "Acme AS\nLead Data Scientist\nJan 2021 — Present\nOslo\nBuilt churn models for 4 shops\n"
        "Saved 12% of returns"
    ),
    "role/acme-as-2": "Acme AS\nData Scientist\n2018 — 2020\nWrote reports",
    "role/fjord-research": "Fjord Research\nStatistician\n2015 — 2018\nWorked on surveys.",
    "project/tide": "Tide\n2020\na tide table in Rust (2020)",
    "project/whale-watch": "Whale Watch\ncounts whales",
    "education/university-of-oslo": "University of Oslo\nMSc in Statistics\n2013 — 2015",
    "skill/languages": "Languages\nPython, R",
    "skill/tools": "Tools\nDocker, dbt",
    "talk/counting-whales-pydata-oslo": '"Counting whales", PyData Oslo\n2022',
    "language/norwegian": "Norwegian\nnative",
    "language/english": "English\nfluent",
}


def read(folder: Path, text: str, name: str = "cv.txt") -> dict[str, Entry]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return {entry.id: entry for entry in load_corpus(file)}


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize(
    ("name", "documents"), [("plain.txt", PLAIN), ("resume.md", MARKDOWN)], ids=["text", "markdown"]
)
def test_a_resume_becomes_entries(name: str, documents: dict[str, str]) -> None:
    found = {entry.id: entry.document for entry in load_corpus(RESUMES / name)}
    assert found == documents


@pytest.mark.parametrize("name", ["plain.txt", "resume.md"])
def test_no_word_of_a_resume_is_lost(name: str) -> None:
    source = (RESUMES / name).read_text("utf-8")
    entries = load_corpus(RESUMES / name)
    kept = " ".join(
        f"{entry.document} {entry.model_dump()}".replace("\\n", " ") for entry in entries
    )
    headings = words(
        "curriculum vitae profile experience education skills languages certifications interests"
        " references about work projects talks technologies"
    )
    # A comment, the words of a link, and dates, which are typed.
    others = words("too short codeberg present jan feb mar apr may")
    lost = words(source) - words(kept) - headings - others
    assert {word for word in lost if not word.isdigit()} == set()


def test_contact_details_are_kept_and_not_quoted() -> None:
    profile = load_corpus(RESUMES / "plain.txt")[0]
    assert profile.email == "mira@kovac.example"
    assert profile.phone == "+49 40 555 0100"
    assert profile.address == "Hafenstrasse 12, 20457 Hamburg"
    assert load_corpus(RESUMES / "resume.md")[0].links == ("https://codeberg.example/ada",)


@pytest.mark.parametrize(
    "opening",
    [
        "Senior Engineer, Acme GmbH, Graz | Jan 2020 – Mar 2021",
        "Acme GmbH, Graz      Jan 2020 - Mar 2021\nSenior Engineer",
        "Acme GmbH, Graz\nSenior Engineer\n01/2020 – 03/2021",
        "01/2020 – 03/2021   Senior Engineer, Acme GmbH, Graz",
        "Senior Engineer at Acme GmbH, Graz (January 2020 to March 2021)",
        "Jan 2020 — Mar 2021\nAcme GmbH — Graz\nSenior Engineer",
    ],
)
def test_a_job_is_read_in_the_usual_forms(tmp_path: Path, opening: str) -> None:
    job = read(tmp_path, f"Ada Novak\n\nExperience\n\n{opening}\n- Built a mill\n")[
        "role/acme-gmbh"
    ]
    assert (job.position, job.location, job.period) == (
        "Senior Engineer",
        "Graz",
        "Jan 2020 — Mar 2021",
    )
    assert job.highlights == ("Built a mill",)


def test_jobs_without_empty_lines_between_them_are_told_apart_by_their_dates(
    tmp_path: Path,
) -> None:
    text = """Ada Novak
Experience
Acme
Engineer II          Jan 2020 - Present
• Owned the dashboard used by 40 teams, which
reduced paging by 30%
Engineer I           Jan 2018 - Dec 2019
• Built the thing
Mill Group
Intern               May 2016 - Aug 2016
• Wrote a crawler
Education
"""
    entries = read(tmp_path, text)
    assert [(e.title, e.position, e.period, e.highlights) for e in entries.values()][1:] == [
        (
            "Acme",
            "Engineer II",
            "Jan 2020 — Present",
            ("Owned the dashboard used by 40 teams, which reduced paging by 30%",),
        ),
        ("Acme", "Engineer I", "Jan 2018 — Dec 2019", ("Built the thing",)),
        ("Mill Group", "Intern", "May 2016 — Aug 2016", ("Wrote a crawler",)),
    ]


def test_a_job_without_dates_is_a_job(tmp_path: Path) -> None:
    entries = read(tmp_path, "Ada Novak\n\nExperience\n\nThe Mill — Miller\n- Ground flour\n")
    assert entries["role/the-mill"].document == "The Mill\nMiller\nGround flour"


def test_a_year_in_a_sentence_is_no_date(tmp_path: Path) -> None:
    text = "Ada Novak\n\nExperience\n\nAcme, 2019 – 2021\nHandled 2000 requests in 2020 alone.\n"
    [_, job] = read(tmp_path, text).values()
    assert job.text == "Handled 2000 requests in 2020 alone."


def test_sections_in_other_languages_are_known(tmp_path: Path) -> None:
    text = (
        "Lebenslauf\nMax Müller\nGeboren: 01.02.1990\n\nBerufserfahrung\n"
        "01/2019 – heute   Softwareentwickler, Blitz AG\n\nSprachen\nDeutsch (Muttersprache)\n"
    )
    entries = read(tmp_path, text)
    assert list(entries) == ["profile", "role/blitz-ag", "language/deutsch"]
    assert entries["role/blitz-ag"].period == "Jan 2019 — Present"
    assert "1990" not in entries["profile"].document


def test_a_script_without_known_headings_stays_text(tmp_path: Path) -> None:
    text = "אורה בן דוד\n\nניסיון\nI built a mill. <b>Bold</b> & 🚀\n"
    assert read(tmp_path, text)["profile"].document == (
        "Profile\nאורה בן דוד\nניסיון\nI built a mill. <b>Bold</b> & 🚀"
    )


def test_a_contact_section_is_private(tmp_path: Path) -> None:
    text = "# Ada\n\n## Contact\nMain Street 5\nPhone: 0316 555 010\nNationality: Atlantis\n"
    profile = read(tmp_path, text, "cv.md")["profile"]
    assert profile.document == "Profile\nAda"
    assert profile.phone == "0316 555 010"


def test_front_matter_of_a_markdown_resume_is_left_aside(tmp_path: Path) -> None:
    entries = read(tmp_path, "---\nlayout: cv\n---\n# Ada\n\n## Skills\nGo, Rust\n", "cv.md")
    assert entries["skill/skills"].technologies == ("Go", "Rust")


def test_a_reversed_period_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        read(tmp_path, "Ada Novak\n\nExperience\n\nAcme, Mar 2021 – Jan 2020\n- Built a mill\n")
    [problem] = caught.value.problems
    assert (problem.line, problem.message) == (5, "end Jan 2020 is before start Mar 2021")


@pytest.mark.parametrize("content", [b"", b"\n\n  \n"])
def test_an_empty_file_is_no_portfolio(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cv.txt").write_bytes(content)
    with pytest.raises(CorpusError, match="no entries"):
        load_corpus(tmp_path / "cv.txt")


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_bytes("Ada\nMüller".encode("latin-1"))
    with pytest.raises(CorpusError, match=r"cv\.txt:2: not UTF-8"):
        load_corpus(tmp_path / "cv.txt")


def test_a_date_over_its_title_does_not_take_the_line_above_the_gap(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(
        "Ada Novak\n\nExperience\n\n2021 - 2023\nAcme\nEngineer\n- Built a crane\n\nOslo office\n\n"
        "2019 - 2020\nBolt\nEngineer\n- Built a dam\n"
    )
    acme, bolt = (entry for entry in load_corpus(tmp_path / "cv.txt") if entry.kind == "role")
    assert (acme.title, acme.period) == ("Acme", "2021 — 2023")
    assert (bolt.title, bolt.period) == ("Bolt", "2019 — 2020")
