"""Questions on the person as a whole: fit, career, lines of business, sides of a career."""

from __future__ import annotations

import pytest
from engine_stage import faults, sources

from assistant.answer import Answer
from assistant.aspects import aspects
from assistant.assistant import Assistant
from assistant.forms.needs import need_words, needed, states_need
from assistant.lines_of_business import industries_in, is_on_industry
from assistant.routes import ROUTES
from assistant.tables import table
from assistant.words import stem

pytest_plugins = ["engine_fixtures", "portfolio_fixtures"]


def ask(noor: Assistant, question: str) -> Answer:
    """The answer, with its promises held."""
    answer = noor.ask(question)
    assert faults(answer, noor.entries) == []
    return answer


# What is needed


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("We run a chain of zoos. Is she our person?", ["chain", "zoos"]),
        ("Would he suit a team of glaciologists?", ["glaciologists"]),
        ("I'm hiring for a dental lab; worth a call?", ["dental", "lab"]),
        ("Why should we hire her?", []),
        ("Give me three reasons to interview him", []),
    ],
)
def test_a_need_is_what_is_left_without_the_question_of_fit(message: str, words: list[str]) -> None:
    assert [token.text for token in need_words(needed(message))] == words


@pytest.mark.parametrize(
    ("message", "states"),
    [
        ("I staff clinics. Would you call her?", True),
        ("Our firm makes kites. Anything for us?", True),
        ("We have an office in Ghent. Where does she live?", False),
        ("I need a phone number. Can you help us?", False),
        ("I have a question. Who is she?", False),
    ],
)
def test_a_statement_is_a_need_where_nothing_else_is_asked(message: str, states: bool) -> None:
    assert states_need(message) is states


def test_what_the_reader_needs_decides_which_lines_are_shown(noor: Assistant) -> None:
    harbour = ask(noor, "I hire for a harbour authority. Would you call her?")
    assert sources(harbour)[0] == "role/harbour"
    buses = ask(noor, "We run buses in a big city. Why would I want to meet her?")
    assert buses.status == "answered"
    assert {"project/ghost-bus-detector", "publication/ghost-buses"} & set(sources(buses))
    assert "role/harbour" not in sources(buses)


def test_where_nothing_is_near_a_need_the_strengths_are_given_and_no_judgement(
    noor: Assistant,
) -> None:
    answer = ask(noor, "We are a bakery. Worth a call?")
    assert answer.status == "partial"
    assert "does not say whether that meets the need" in answer.text
    assert "5 hours to 35 minutes" in answer.text


def test_a_technology_that_is_needed_and_not_there_is_named(noor: Assistant) -> None:
    answer = ask(noor, "Our stack is Haskell and SAP. Is she suitable?")
    assert answer.status == "not_in_portfolio"
    assert "Haskell" in answer.text and "SAP" in answer.text


# Lines of business


def test_a_line_of_business_is_known_by_its_words() -> None:
    assert industries_in("Booking for hotels") == {"travel and hospitality"}
    assert industries_in("A tool for telemedicine and hospitals") == {"health and medicine"}
    assert industries_in("Kernel modules in C") == frozenset()


def test_a_word_stands_for_one_line_of_business() -> None:
    stems = [
        each
        for words in table("industries").values()
        for each in {stem(word.replace("-", "")) for word in str(words).split()}
    ]
    assert sorted({each for each in stems if stems.count(each) > 1}) == []


@pytest.mark.parametrize(
    ("question", "on_one"),
    [
        ("Has she worked in healthcare?", True),
        ("any fintech background?", True),
        ("What did she do with the parcels?", False),
        ("Does she know banks of registers in FPGAs?", False),
        ("Which robots did he build?", False),
    ],
)
def test_a_question_is_on_a_line_of_business_when_it_names_nothing_else(
    question: str, on_one: bool
) -> None:
    assert is_on_industry(question) is on_one


def test_for_each_job_is_told_for_whom_it_was(noor: Assistant) -> None:
    answer = ask(noor, "Which industries has she worked in?")
    assert {"role/tramline", "role/harbour", "role/civic-lab"} <= set(sources(answer))
    assert "pilots of the harbour" in answer.text


def test_a_line_of_business_without_work_is_not_mentioned(noor: Assistant) -> None:
    answer = ask(noor, "Has she worked in healthcare?")
    assert answer.status == "not_in_portfolio"
    assert "does not mention healthcare" in answer.text


# Career and sides of it


def test_a_career_is_told_from_its_first_job_on(noor: Assistant) -> None:
    answer = ask(noor, "Trace her career from the first job to the current one.")
    assert sources(answer) == ["role/harbour", "role/civic-lab", "role/tramline"]


def test_a_pitch_has_as_many_sentences_as_are_asked_for(noor: Assistant) -> None:
    assert len(ask(noor, "Pitch her to my boss in two sentences").statements) == 2
    assert len(ask(noor, "Sum her up for a client in one line").statements) == 1


def test_what_only_leads_somewhere_is_no_leading_of_people(noor: Assistant) -> None:
    answer = ask(noor, "Has she ever taught or mentored anyone?")
    assert set(sources(answer)) == {"role/tramline", "role/civic-lab"}


def test_talks_publications_and_volunteering_are_told_together(noor: Assistant) -> None:
    cited = set(sources(ask(noor, "What does she do for the community?")))
    assert {"talk/timetables", "publication/ghost-buses", "volunteer/repair-cafe"} <= cited


def test_the_way_of_working_is_in_the_principles(noor: Assistant) -> None:
    cited = set(sources(ask(noor, "Describe her way of working.")))
    assert cited == {"principle/boring-pipelines", "principle/small-queues"}


def test_every_aspect_has_a_route_and_examples() -> None:
    assert set(aspects()) <= set(ROUTES)
    assert all(len(table("intents")[name]) >= 20 for name in aspects())


def test_no_aspect_is_asked_for_or_shown_by_nothing() -> None:
    for each in aspects().values():
        assert each.asked.search("") is None
        assert each.shown.search("") is None


@pytest.mark.parametrize(
    "need",
    [
        "We process millions of events. Would they fit?",
        "We run a high-traffic shop. Is this a match?",
    ],
)
def test_work_at_scale_is_met_by_the_lines_with_the_largest_figures(
    shipped: Assistant, need: str
) -> None:
    answer = shipped.ask(need)
    assert answer.status == "answered"
    assert answer.statements[0].text.startswith("Anomaly Detection Engine")
    assert "1M+ records" in answer.text
