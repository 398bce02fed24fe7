"""PDF résumés: the text layer is read as text, and what has none says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_parts import pdf
from pypdf import PdfWriter

from index import CorpusError, load_corpus

PAGES = [
    [
        "Mira Kovac",
        "Hamburg, Germany | mira@kovac.example | +49 40 555 0100",
        "",
        "EXPERIENCE",
        "",
        "Harbour Systems GmbH",
        "Lead Backend Engineer, Apr 2019 – Present",
        "   Cut container lookup from 9 seconds to 300 ms",
        "   Led a team of five (in two cities)",
        "",
        "Tide & Sons",
        "Software Developer, Feb 2014 – Mar 2019",
        "   Imported 14 invoice formats",
    ],
    ["EDUCATION", "", "MSc Computer Science, University of Zagreb, 2011 – 2013"],
]


def test_a_resume_is_read_over_its_pages_and_drawn_lists_are_lists(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(pdf(PAGES))
    profile, harbour, tide, zagreb = load_corpus(tmp_path / "cv.pdf")
    assert (profile.name, profile.location) == ("Mira Kovac", "Hamburg, Germany")
    assert (profile.email, profile.phone) == ("mira@kovac.example", "+49 40 555 0100")
    assert harbour.document == (
        "Harbour Systems GmbH\nLead Backend Engineer\nApr 2019 — Present\n"
        "Cut container lookup from 9 seconds to 300 ms\nLed a team of five (in two cities)"
    )
    assert harbour.highlights[1] == "Led a team of five (in two cities)"
    assert tide.period == "Feb 2014 — Mar 2019"
    assert zagreb.position == "MSc Computer Science"


def test_a_pdf_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "resume.txt").write_bytes(pdf(PAGES))
    assert len(load_corpus(tmp_path / "resume.txt")) == 4


def refused(file: Path) -> str:
    with pytest.raises(CorpusError) as caught:
        load_corpus(file)
    [problem] = caught.value.problems
    return problem.message


def test_a_pdf_without_a_text_layer_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(pdf([[]]))
    assert refused(tmp_path / "cv.pdf").startswith("the PDF has no text, only pictures")


def test_a_locked_pdf_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "open.pdf").write_bytes(pdf(PAGES))
    writer = PdfWriter(clone_from=tmp_path / "open.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "cv.pdf")
    assert refused(tmp_path / "cv.pdf").startswith("the PDF is locked with a password")


def test_a_broken_pdf_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.4\nnothing more")
    assert refused(tmp_path / "cv.pdf").startswith("the PDF cannot be read: ")


PRINTED = [
    [
        "Lena Brandt",
        "",
        "Leipzig, Germany | lena@brandt.example",
        "Experience",
        "",
        "Bahnblick GmbH — Data Engineer",
        "",
        "March 2021 – present, Leipzig",
        "",
        "      Built the delay feed that 14 operators read, in Python and Apache Kafka",
        "      Cut the nightly load from 5 hours to 35 minutes with Spark, in the offices of",
        "      United Trains",
        "",
        "Stadtwerke Halle — Junior Developer",
        "",
        "Sep 2017 – Feb 2021",
        "",
        "      Wrote the import of meter readings",
    ]
]


def test_what_a_browser_prints_has_empty_lines_between_a_job_and_its_date(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(pdf(PRINTED))
    _, bahnblick, stadtwerke = load_corpus(tmp_path / "cv.pdf")
    assert (bahnblick.title, bahnblick.position) == ("Bahnblick GmbH", "Data Engineer")
    assert (bahnblick.period, bahnblick.location) == ("Mar 2021 — Present", "Leipzig")
    assert bahnblick.highlights == (
        "Built the delay feed that 14 operators read, in Python and Apache Kafka",
        "Cut the nightly load from 5 hours to 35 minutes with Spark, in the offices of"
        " United Trains",
    )
    assert (stadtwerke.title, stadtwerke.period) == ("Stadtwerke Halle", "Sep 2017 — Feb 2021")
