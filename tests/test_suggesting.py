"""Questions worth asking next: each has an answer here, and none was asked already."""

from __future__ import annotations

import pytest
from engine_stage import asked

from assistant.assistant import Assistant
from assistant.portfolio import Portfolio
from assistant.suggesting import follow_ups, starters
from index import Entry

pytest_plugins = ["engine_fixtures"]

OWN = "How did the nightly import get faster?"


def test_five_starters_the_owners_own_first(noor_portfolio: Portfolio) -> None:
    suggested = starters(noor_portfolio)
    assert len(suggested) == 5
    assert suggested[0] == OWN
    assert "Which projects are in production?" in suggested
    assert starters(noor_portfolio, ["What is Delay Radar?"])[:2] == ("What is Delay Radar?", OWN)


def test_starters_are_never_more_than_five_and_never_alike(noor_portfolio: Portfolio) -> None:
    chosen = [f"What happened in {year}?" for year in range(2012, 2022)]
    assert starters(noor_portfolio, chosen) == tuple(chosen[:5])
    again = starters(noor_portfolio, [OWN, OWN.lower(), "How did the nightly import get faster"])
    assert [question for question in again if "nightly import" in question.lower()] == [OWN]


def test_every_starter_has_an_answer(noor: Assistant) -> None:
    for question in noor.suggestions():
        assert noor.ask(question).status == "answered", question


QUESTIONS = [
    "Who is Noor?",
    "What did she do at Tramline Labs?",
    "How long was she at Harbour Data?",
    "Does she know Kafka?",
    "Does she know Scala?",
    "Which projects are there?",
    "What is Delay Radar?",
    "Which principles does she follow?",
    "What has she studied in depth?",
    "What did she study?",
    "Where was PostgreSQL used?",
    "What is the most impressive project?",
    "Hello!",
    "What does she earn?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_follow_up_has_an_answer_after_the_question_that_offers_it(
    noor: Assistant, question: str
) -> None:
    offered = noor.ask(question).follow_ups
    assert 0 < len(offered) <= 3
    assert len(set(offered)) == len(offered)
    for follow_up in offered:
        answer = noor.ask(follow_up, asked(question))
        assert answer.status in {"answered", "partial"}, follow_up
        assert answer.citations


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("How long was she at Harbour Data?", "How long was Noor Haddad at Harbour Data?"),
        ("For how long was Noor at Harbour Data?", "How long was Noor Haddad at Harbour Data?"),
        ("Which projects are in production?", "Which projects are in production?"),
        ("Does the candidate know Kafka?", "Does Noor Haddad know Kafka?"),
    ],
)
def test_what_was_asked_is_not_offered(noor: Assistant, question: str, offered: str) -> None:
    assert offered not in noor.ask(question).follow_ups
    later = noor.ask("Hello", asked(question))
    answer = noor.ask("Where does she live?", asked(question))
    assert offered not in answer.follow_ups
    assert later.status == "chat"


def entries(portfolio: Portfolio, *names: str) -> list[Entry]:
    return [portfolio.index.entry(name) for name in names]


def test_follow_ups_lead_on_from_the_entries_of_an_answer(noor_portfolio: Portfolio) -> None:
    on_job = follow_ups(noor_portfolio, entries(noor_portfolio, "role/harbour"), [])
    assert on_job[:2] == (
        "How long was Noor Haddad at Harbour Data?",
        "Which technologies were used at Harbour Data?",
    )
    on_current = follow_ups(noor_portfolio, entries(noor_portfolio, "role/tramline"), [])
    assert on_current[0] == "How long has Noor Haddad been at Tramline Labs?"
    on_project = follow_ups(noor_portfolio, entries(noor_portfolio, "project/delay-radar"), [])
    assert "What is Kafka Log Compaction about?" in on_project  # they share Kafka


def test_without_entries_the_general_questions_are_offered(noor_portfolio: Portfolio) -> None:
    assert follow_ups(noor_portfolio, [], []) == (
        "What did Noor Haddad do at Tramline Labs?",
        "Which projects are in production?",
        "Does Noor Haddad know Kafka?",
    )
    assert "Which projects are in production?" not in follow_ups(
        noor_portfolio, [], ["which projects are in production"]
    )
