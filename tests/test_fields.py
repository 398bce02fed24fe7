"""One field of a named entry is asked for: it is told where it is there, and said to be lacking
where it is not."""

from __future__ import annotations

import pytest
from engine_stage import sources
from mira_stage import ask

from assistant.assistant import Assistant

pytest_plugins = ["mira_fixtures"]


@pytest.mark.parametrize(
    ("question", "text", "source"),
    [
        (
            "Who issued the Terraform Associate certificate?",
            "HashiCorp issued the certificate Terraform Associate.",
            "certificate/terraform",
        ),
        (
            "Who gave her the Harbour Hack Prize?",
            "The award Harbour Hack Prize was given by Port of Bergen.",
            "award/hack",
        ),
        (
            "Where was Quiet Engines published?",
            "“Quiet Engines” was published by Journal of Slow Ships.",
            "publication/engines",
        ),
        (
            "At which conference did she give Hull Scanners?",
            "The talk “Hull Scanners” was given at NordConf in Oslo.",
            "talk/hulls",
        ),
        (
            "Which company is Ingrid Dahl from?",
            "Ingrid Dahl, CTO is named with Kelp Robotics.",
            "reference/ingrid",
        ),
        (
            "How well does she speak Norwegian?",
            "Mira Solberg speaks Norwegian (native speaker).",
            "language/norwegian",
        ),
        (
            "What was her GPA at Oslo University?",
            "The GPA given for Oslo University is 3.7.",
            "education/oslo",
        ),
        (
            "Which courses did she take at Oslo University?",
            "The courses listed for Oslo University are Compilers, Graph Theory, Statistics.",
            "education/oslo",
        ),
        (
            "Which degree did she get at Oslo University?",
            "Mira Solberg studied BSc, Informatics at Oslo University, from 2010 to 2013.",
            "education/oslo",
        ),
        (
            "What was her position at Fjord Freight?",
            "Mira Solberg was a Software Engineer at Fjord Freight"
            " from March 2016 to December 2020.",
            "role/fjord",
        ),
        (
            "In which role did she volunteer at Coast Watch?",
            "Mira Solberg has been a Treasurer at Coast Watch since 2018.",
            "volunteer/coast",
        ),
        (
            "What was her role in Sonar Deck?",
            "In Sonar Deck, Mira Solberg is given as maintainer.",
            "project/sonar",
        ),
        (
            "Where was the job at Fjord Freight?",
            "The job at Fjord Freight was in Bergen.",
            "role/fjord",
        ),
        (
            "Where is the job at Kelp Robotics?",
            "The job at Kelp Robotics is in Tromsø.",
            "role/kelp",
        ),
        (
            "In which city is Oslo University?",
            "The course of study at Oslo University was in Oslo.",
            "education/oslo",
        ),
    ],
)
def test_a_field_that_is_there_is_told_alone(
    mira: Assistant, question: str, text: str, source: str
) -> None:
    answer = ask(mira, question)
    assert answer.status == "answered"
    assert [statement.text for statement in answer.statements] == [text]
    assert sources(answer) == [source]


@pytest.mark.parametrize(
    ("question", "unsaid", "source"),
    [
        ("Who issued the Diving Licence?", "who issued “Diving Licence”", "certificate/diving"),
        ("Who gave her the Poster Medal?", "who gave the award “Poster Medal”", "award/poster"),
        (
            "Who published Notes on Ropes?",
            "where “Notes on Ropes” was published",
            "publication/ropes",
        ),
        (
            "Where was Anchors for Beginners given?",
            "where “Anchors for Beginners” was given",
            "talk/anchors",
        ),
        (
            "Which company is Olav Berg from?",
            "for which company Olav Berg speaks",
            "reference/olav",
        ),
        (
            "How well does she speak Danish?",
            "how well Mira Solberg speaks Danish",
            "language/danish",
        ),
        ("What is her level in Cloud?", "at which level Cloud is", "skill/cloud"),
        (
            "What grade did she get at Voss Folk School?",
            "which grade Mira Solberg got at Voss Folk School",
            "education/voss",
        ),
        (
            "Which courses did she take at Voss Folk School?",
            "which courses Mira Solberg took at Voss Folk School",
            "education/voss",
        ),
        (
            "Which degree did she get at Voss Folk School?",
            "which degree Mira Solberg got at Voss Folk School",
            "education/voss",
        ),
        (
            "What was her position at City Archive?",
            "which position Mira Solberg held at City Archive",
            "role/archive",
        ),
        (
            "What was her role at Whale Museum?",
            "in which role Mira Solberg volunteered at Whale Museum",
            "volunteer/museum",
        ),
        (
            "What was her role in Tide Tables?",
            "which role Mira Solberg had in “Tide Tables”",
            "project/tides",
        ),
        ("What position does Olav Berg hold?", "which position Olav Berg holds", "reference/olav"),
        ("In which city was City Archive?", "where the job at City Archive was", "role/archive"),
        ("Where is Voss Folk School?", "where Voss Folk School is", "education/voss"),
    ],
)
def test_a_field_that_is_lacking_is_said_to_be_and_nothing_else_is_told(
    mira: Assistant, question: str, unsaid: str, source: str
) -> None:
    answer = ask(mira, question)
    assert (answer.status, answer.citations) == ("not_in_portfolio", ())
    assert answer.text == f"The portfolio does not say {unsaid}."
    assert [citation.source for citation in answer.related] == [source]


def test_of_several_entries_each_is_told_or_said_to_lack_the_field(mira: Assistant) -> None:
    answer = ask(mira, "Who issued her certificates?")
    assert answer.status == "partial"
    assert [statement.text for statement in answer.statements] == [
        "HashiCorp issued the certificate Terraform Associate.",
        "The portfolio does not say who issued “Diving Licence”.",
    ]
    assert sources(answer) == ["certificate/terraform"]


@pytest.mark.parametrize(
    ("question", "source", "other", "said"),
    [
        (
            "What does Ingrid Dahl say about her?",
            "reference/ingrid",
            "ropes",
            "Mira asks before she builds",
        ),
        ("What does Olav Berg say?", "reference/olav", "builds", "Mira counts every rope"),
    ],
)
def test_a_reference_is_told_by_the_name_of_who_gave_it(
    mira: Assistant, question: str, source: str, other: str, said: str
) -> None:
    answer = ask(mira, question)
    assert (answer.status, sources(answer)) == ("answered", [source])
    assert said in answer.text
    assert other not in answer.text


def test_a_quote_of_a_reference_stands_in_one_pair_of_quotation_marks(mira: Assistant) -> None:
    text = ask(mira, "What does Olav Berg say?").text
    assert text.startswith("A reference from Olav Berg says: “Mira counts every rope.”")


@pytest.mark.parametrize(
    ("question", "text", "source"),
    [
        (
            "What is listed under Databases?",
            "Under Databases (advanced), the skills listed are PostgreSQL and Redis.",
            "skill/databases",
        ),
        (
            "What are her Databases skills?",
            "Under Databases (advanced), the skills listed are PostgreSQL and Redis.",
            "skill/databases",
        ),
        (
            "Which technologies belong to Cloud?",
            "Under Cloud, the skills listed are AWS and Terraform.",
            "skill/cloud",
        ),
    ],
)
def test_a_group_of_skills_is_told_by_its_heading(
    mira: Assistant, question: str, text: str, source: str
) -> None:
    answer = ask(mira, question)
    assert [statement.text for statement in answer.statements] == [text]
    assert sources(answer) == [source]


def test_whether_there_are_skills_under_a_heading_is_shown_by_work(mira: Assistant) -> None:
    answer = ask(mira, "Does she have Databases skills?")
    assert answer.text.startswith("Yes, at work: at Fjord Freight")
    assert sources(answer)[0] == "role/fjord"


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("What is Sonar Deck Viewer?", "project/viewer"),
        ("What is Sonar Deck?", "project/sonar"),
        ("Is the Sonar Deck Viewer an experiment?", "project/viewer"),
        ("Is Sonar Deck in production?", "project/sonar"),
    ],
)
def test_of_names_within_each_other_the_longest_is_meant(
    mira: Assistant, question: str, source: str
) -> None:
    answer = ask(mira, question)
    assert (answer.status, sources(answer)) == ("answered", [source])
