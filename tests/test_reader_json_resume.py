"""JSON Resume: every field of the schema, what may be missing, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from awkward import AWKWARD, Resume, many_jobs

from index import CorpusError, Entry, load_corpus

FULL = Path(__file__).with_name("data") / "resumes" / "full.json"


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in load_corpus(FULL)}


def load(folder: Path, resume: Resume | str) -> tuple[Entry, ...]:
    file = folder / "resume.json"
    file.write_text(resume if isinstance(resume, str) else json.dumps(resume), encoding="utf-8")
    return load_corpus(file)


def test_ids_are_the_kind_and_the_name_in_the_order_of_the_kinds(entries: dict[str, Entry]) -> None:
    assert list(entries) == [
        "profile",
        "role/nordbahn",
        "role/nordbahn-2",
        "role/stellwerk-ag",
        "project/timetable-diff",
        "education/hochschule-leoben",
        "education/htl-bruck",
        "skill/safety",
        "skill/juggling",
        "publication/axle-counters-that-forgive",
        "talk/why-trains-wait",
        "award/golden-signal",
        "certificate/functional-safety-engineer",
        "volunteer/museum-tramway",
        "language/slovene",
        "language/english",
        "interest/maps",
        "reference/jo-rail",
    ]


@pytest.mark.parametrize(
    ("entry_id", "document"),
    [
        (
            "profile",
            "Profile\nIlse Brandt\nRailway software engineer\nGraz, Styria\nI keep trains apart.\n"
            "I like signals that fail safe.",
        ),
        (
            "role/nordbahn",
            "Nordbahn\nLead Engineer\nMar 2021 — Present\nGraz, Austria\nRegional railway\n"
            "Responsible for the interlocking software.\nCut false alarms by 40%\n"
            "Led 6 engineers\nAda, SPARK",
        ),
        ("role/nordbahn-2", "Nordbahn\nEngineer\nFeb 2018 — Mar 2021"),
        ("role/stellwerk-ag", "Stellwerk AG\nUntil 2018"),
        (
            "project/timetable-diff",
            "Timetable Diff\nAuthor, Maintainer\nRail Guild\nJan 2022 — Jun 2022\n"
            "Shows what changed between two timetables.\nUsed by 3 operators\nRust, GTFS",
        ),
        (
            "education/hochschule-leoben",
            "Hochschule Leoben\nBSc, Mechatronics\n2012 — 2015\nScore: 1.7\nControl theory\n"
            "Real-time systems",
        ),
        ("education/htl-bruck", "HTL Bruck\nJun 2011"),
        ("skill/safety", "Safety\nExpert\nSPARK, TLA+"),
        (
            "publication/axle-counters-that-forgive",
            "Axle counters that forgive\nSignal Review\n2019\nOn counting twice.",
        ),
        ("talk/why-trains-wait", "Why trains wait\nSep 2023"),
        ("award/golden-signal", "Golden Signal\nRail Guild\nNov 2022\nFor quiet nights."),
        ("certificate/functional-safety-engineer", "Functional Safety Engineer\nTÜV\nMay 2020"),
        (
            "volunteer/museum-tramway",
            "Museum Tramway\nConductor\n2015 — 2017\nWeekends on line 7.\nRestored 2 trams",
        ),
        ("language/slovene", "Slovene\nC1"),
        ("interest/maps", "Maps\nTram maps\nSea charts"),
        ("reference/jo-rail", "Jo Rail\nIlse sleeps well, and so do we."),
    ],
)
def test_every_value_that_can_be_quoted_stands_in_the_document(
    entries: dict[str, Entry], entry_id: str, document: str
) -> None:
    assert entries[entry_id].document == document


def test_contact_details_are_kept_and_not_quoted(entries: dict[str, Entry]) -> None:
    profile = entries["profile"]
    assert (profile.email, profile.phone) == ("ilse@brandt.example", "+43 555 010")
    assert profile.address == "Gleisweg 4, 8010"
    assert profile.links == (
        "https://brandt.example",
        "https://codeberg.example/ilse",
        "Mastodon: @ilse",
    )
    assert profile.contact == "private"


def test_the_owner_may_make_email_and_links_public(tmp_path: Path) -> None:
    resume = json.loads(FULL.read_text("utf-8"))
    resume["basics"] |= {"contact": "public", "pronouns": "she/her", "questions": ["Why trains?"]}
    profile = load(tmp_path, resume)[0]
    assert "ilse@brandt.example" in profile.document
    assert "+43 555 010" not in profile.document
    assert "Gleisweg" not in profile.document
    assert (profile.pronouns, profile.questions) == ("she/her", ("Why trains?",))


def test_single_dates_begin_and_end_on_the_same_day(entries: dict[str, Entry]) -> None:
    award = entries["award/golden-signal"]
    assert award.start == award.end
    assert award.period == "Nov 2022"


def test_a_link_of_an_entry_is_its_address(entries: dict[str, Entry]) -> None:
    assert entries["role/nordbahn"].url == "https://nordbahn.example"
    assert entries["certificate/functional-safety-engineer"].url == "https://tuv.example"


def test_the_same_resume_in_yaml_gives_the_same_entries(tmp_path: Path) -> None:
    file = tmp_path / "resume.yaml"
    file.write_text("work:\n- name: Mill\n  startDate: 2020-01\n  endDate:\n", encoding="utf-8")
    [mill] = load_corpus(file)
    assert (mill.id, mill.period) == ("role/mill", "Jan 2020 — Present")


@pytest.mark.parametrize(
    "nothing",
    ["", "null", "[]", "[null]", "[{}]", '[{"name": null, "highlights": null, "startDate": ""}]'],
)
def test_a_section_with_nothing_in_it_gives_no_entry(tmp_path: Path, nothing: str) -> None:
    text = '{"basics": {"name": "Ada"}%s}' % (f', "work": {nothing}' if nothing else "")
    assert [entry.id for entry in load(tmp_path, text)] == ["profile"]


def test_numbers_single_values_and_bare_names_are_taken_as_they_are_meant(tmp_path: Path) -> None:
    resume = {
        "work": [
            {"name": "Mill", "highlights": "Ground flour", "startDate": 2020, "endDate": "now"}
        ],
        "education": [{"institution": "School", "score": 3.9}],
        "skills": ["Sieving"],
        "interests": [{"keywords": ["Bread"]}],
    }
    mill, school, sieving, interest = load(tmp_path, resume)
    assert (mill.highlights, mill.period) == (("Ground flour",), "2020 — Present")
    assert school.text == "Score: 3.9"
    assert sieving.document == "Sieving"
    assert (interest.title, interest.highlights) == ("Interest", ("Bread",))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("{", 1, "broken JSON: Expecting property name enclosed in double quotes"),
        ('{\n"work": [,]}', 2, "broken JSON: Expecting value"),
        ("[]", 1, "not a JSON Resume: it has none of basics, work, projects"),
        ('{"title": "Mill"}', 1, "not a JSON Resume: it has none of basics, work, projects"),
        ('{\n"work": {"name": "Mill"}}', 2, "work must be a list"),
        ('{\n"work": [["Mill"]]}', 2, "work: item 1 must be an object"),
        ('{\n"basics": "Ada",\n"work": [{"name": "Mill"}]}', 2, "basics must be an object"),
        (
            '{"work": [\n{"name": "Mill",\n"startDate": "soon"}]}',
            3,
            "start: 'soon' is not a date: write 2023-04, 2023 or Apr 2023",
        ),
        (
            '{"work": [\n\t{"name": "Mill",\n\t"startDate": "2023-04",\n\t"endDate": "2022"}]}',
            4,
            "end 2022 is before start Apr 2023",
        ),
        (
            '{"basics":\n{"name": "Ada",\n"contact": "everyone"}}',
            3,
            "contact 'everyone' is not one of",
        ),
        ('{"basics": {}}', None, "no entries: nothing in it can be read as one"),
    ],
)
def test_a_problem_is_named_with_its_line(
    tmp_path: Path, text: str, line: int | None, message: str
) -> None:
    with pytest.raises(CorpusError) as caught:
        load(tmp_path, text)
    [problem] = caught.value.problems
    assert (Path(problem.file).name, problem.line) == ("resume.json", line)
    assert problem.message.startswith(message)


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    jobs = '{"name": "A", "startDate": "x"},\n{"name": "B", "startDate": "y"}'
    text = f'{{"work": [\n{jobs}],\n"awards": 1}}'
    with pytest.raises(CorpusError) as caught:
        load(tmp_path, text)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4]


@pytest.mark.parametrize("resume", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_portfolios_have_unique_ids_and_documents(tmp_path: Path, resume: Resume) -> None:
    entries = load(tmp_path, resume)
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.document for entry in entries)


def test_names_in_any_script_have_readable_ids(tmp_path: Path) -> None:
    ids = [entry.id for entry in load(tmp_path, AWKWARD["scripts"])]
    assert ids == [
        "profile",
        "role/bnk-hglyl",
        "role/shrka-alnwr",
        "role/5317-6597-6570-636e",
        "role/cafe-orsted",
        "role/yabloko",
        "role/rocket",
    ]


def test_sixty_jobs_stay_in_the_order_of_the_source(tmp_path: Path) -> None:
    entries = load(tmp_path, many_jobs())
    assert [entry.start.year for entry in entries[1:] if entry.start] == list(range(1960, 2020))
