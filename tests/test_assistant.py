"""The assistant as a whole: opened from settings, shared between threads, streamed, dated."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from engine_stage import NOOR, TODAY, asked, faults, sources

from assistant.answer import Answer, Turn
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.stream import Event, events
from index import CorpusError, Index

pytest_plugins = ["engine_fixtures"]

QUESTIONS = [
    "Who is Noor Haddad?", "Where does she work now?", "How long was she at Harbour Data?",
    "Does she know Kafka?", "Does she know Scala?", "And Redis?", "Which projects are there?",
    "Which projects are in production?", "What is Delay Radar?", "Is it in production?",
    "Compare Tramline Labs and Harbour Data", "How many years of experience does she have?",
    "What did she do in 2020?", "Do the jobs overlap?", "What is her salary?", "Hello!",
    "Write me a poem", "¿Conoce ella Kafka?", "What did she do at Google?", "Where was Kafka used?",
]  # fmt: skip


async def streamed(
    assistant: Assistant, question: str, history: tuple[Turn, ...] = ()
) -> list[Event]:
    return [event async for event in assistant.stream(question, history)]


def test_opening_finds_the_index_that_was_built(
    noor: Assistant, noor_settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    opened = Assistant.open(noor_settings, TODAY)
    assert capfd.readouterr().err == ""
    assert opened.settings is noor_settings
    assert opened.entries == noor.entries
    assert opened.ask("Where does she work now?") == noor.ask("Where does she work now?")
    opened.index.close()


def test_a_corpus_with_faults_is_not_opened(own_var: Path, tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles" / "acme.md").write_text("---\ntitle: Acme\nstrat: 2020\n---\nWork.")
    with pytest.raises(CorpusError, match="strat"):
        Assistant.open(Settings(corpus=tmp_path, var=own_var))


def test_entries_stand_in_the_order_of_the_source(noor: Assistant) -> None:
    ids = [entry.id for entry in noor.entries]
    assert ids[:4] == ["profile", "role/tramline", "role/harbour", "role/civic-lab"]
    assert len(ids) == len(set(ids)) == 25


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gets_the_same_answer(noor: Assistant, question: str) -> None:
    history = asked("What is Stop Finder?")
    first = noor.ask(question, history)
    noor.ask("Something else entirely, on buses?", asked("Does she know Rust?"))
    assert noor.ask(question, history) == first


def test_eight_threads_get_the_answers_that_one_would(
    noor: Assistant, noor_index: Index, noor_settings: Settings
) -> None:
    history = asked("What is Delay Radar?", "Does she know Kafka?")
    serial = [noor.ask(question, history) for question in QUESTIONS]
    shared = Assistant(noor_index, noor_settings, TODAY)  # nothing of it is remembered yet

    def all_in_turn(first: int) -> list[Answer]:
        order = [(first + step) % len(QUESTIONS) for step in range(len(QUESTIONS))]
        answers = {at: shared.ask(QUESTIONS[at], history) for at in order}
        return [answers[at] for at in range(len(QUESTIONS))]

    with ThreadPoolExecutor(8) as pool:
        for answers in pool.map(all_in_turn, range(0, 24, 3)):
            assert answers == serial


async def test_events_come_in_the_order_in_which_a_reader_can_use_them(noor: Assistant) -> None:
    question = "Does she know Kafka and Scala?"
    answer = noor.ask(question)
    assert answer.status == "partial"
    received = await streamed(noor, question)
    assert [event.event for event in received] == [
        "status",
        *["statement"] * len(answer.statements),
        "citations",
        "follow_ups",
        "done",
    ]
    assert received == list(events(answer))
    status, *statements, citations, offered, done = received
    assert (status.status, status.mode) == ("partial", "extractive")
    assert [(each.text, each.citations) for each in statements] == [
        (statement.text, statement.citations) for statement in answer.statements
    ]
    assert (citations.citations, citations.related) == (answer.citations, answer.related)
    assert offered.follow_ups == answer.follow_ups
    assert done.answer == answer


async def test_a_stream_takes_the_history_into_account(noor: Assistant) -> None:
    history = asked("Does she know Kafka?")
    received = await streamed(noor, "And Redis?", history)
    assert received[-1].answer == noor.ask("And Redis?", history)
    assert sources(received[-1].answer) == ["project/delay-radar"]


def test_suggestions_can_be_answered(noor: Assistant) -> None:
    suggested = noor.suggestions()
    assert len(suggested) == 5
    for question in suggested:
        answer = noor.ask(question)
        assert answer.status == "answered", question
        assert faults(answer, noor.entries) == []


def test_suggestions_of_the_settings_come_first(noor_index: Index, var: Path) -> None:
    settings = Settings(corpus=NOOR, var=var, questions=("What is Delay Radar?",))
    suggested = Assistant(noor_index, settings, TODAY).suggestions()
    assert suggested[:2] == ("What is Delay Radar?", "How did the nightly import get faster?")
    assert len(suggested) == 5


@pytest.mark.parametrize(
    ("today", "length"),
    [(date(2022, 4, 1), "1 month"), (date(2024, 3, 31), "2 years"), (TODAY, "3 years 6 months")],
)
def test_today_is_the_day_that_is_passed_in(
    noor_index: Index, noor_settings: Settings, today: date, length: str
) -> None:
    answer = Assistant(noor_index, noor_settings, today).ask(
        "How long has she been at Tramline Labs?"
    )
    assert answer.text == f"About {length} at Tramline Labs, since March 2022. [1]"


def test_without_a_day_it_is_today(noor_index: Index, noor_settings: Settings) -> None:
    question = "How long has she been at Tramline Labs?"
    before = date.today()
    answer = Assistant(noor_index, noor_settings).ask(question)
    possible = {
        Assistant(noor_index, noor_settings, day).ask(question) for day in (before, date.today())
    }
    assert answer in possible


def test_citations_lead_where_the_settings_say(noor_index: Index, var: Path) -> None:
    settings = Settings(corpus=NOOR, var=var, portfolio_url="https://noor.example/work")
    answer = Assistant(noor_index, settings, TODAY).ask("Does she know Redis?")
    assert [c.url for c in answer.citations] == ["https://noor.example/work#project/delay-radar"]


def test_the_portfolio_that_ships_is_answered_for_too(index: Index, var: Path) -> None:
    """No name, no pronouns: the engineer, and they."""
    assistant = Assistant(index, Settings(var=var), TODAY)
    for question in (
        "Does the engineer know Redis?",
        "And Kafka?",
        "How long was the engineer at Soulofox Studio?",
        *assistant.suggestions(),
    ):
        assert faults(assistant.ask(question), assistant.entries) == []
    answer = assistant.ask("Does the engineer know Redis?", asked("Do they know Kafka?"))
    assert answer.status == "answered"
    assert "they" in answer.text.lower()
    answer = assistant.ask("How long was the engineer at Soulofox Studio?")
    assert (
        answer.text == "About 1 year 1 month at Soulofox Studio, from March 2022 to April 2023. [1]"
    )
