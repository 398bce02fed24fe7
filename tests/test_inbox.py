"""The owner's inbox: what is kept, for how long, and what becomes of it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from web_stage import NO_KAFKA, Stage

from assistant.answer import Turn
from assistant.inbox import Inbox, Item, Note
from assistant.inbox_case import append_case, case_of
from assistant.inbox_groups import groups_of, suggestion
from evals.case_files import load_cases

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
KAFKA = Note(
    reason="unanswered",
    status="not_in_portfolio",
    question="Does the engineer know Kafka?",
    missing=("The portfolio does not mention Kafka.",),
    nearest=("role/brandlock",),
)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def kept(stage: Stage) -> list[Item]:
    """What is in the inbox once everything is written."""
    stage.app.state.service.close()
    return stage.app.state.service.inbox.items()


def test_what_the_portfolio_lacks_is_kept_and_what_it_answers_is_not(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    history = [{"role": "user", "content": "Redis?"}, {"role": "assistant", "content": "Yes."}]
    stage.ask("And Kafka?", history=history)
    stage.client.post("/api/ask/stream", json={"question": "Kafka?"})
    stage.ask("Onboarding?")
    by_stream, by_ask = kept(stage)
    assert (by_ask.question, by_stream.question) == ("And Kafka?", "Kafka?")
    assert by_ask.history == tuple(Turn(**turn) for turn in history)
    assert by_ask.missing == ("The portfolio does not mention Kafka.",)
    assert by_ask.nearest == ("role/brandlock",)
    assert by_ask.answer == NO_KAFKA.text


def test_nothing_about_who_asked_is_kept(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.client.headers.update({"User-Agent": "Recruiter/7.0", "Referer": "https://jobs.example"})
    stage.ask("Kafka?")
    assert len(kept(stage)) == 1
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("inbox.sqlite*"))
    for trace in (b"192.0.2.1", b"Recruiter", b"jobs.example"):
        assert trace not in raw
    assert (tmp_path / "inbox.sqlite").stat().st_mode & 0o077 == 0


def test_an_inbox_that_is_off_keeps_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path, inbox=False)
    stage.ask("Kafka?")
    stage.client.post("/api/feedback", json={"question": "Kafka?", "vote": "down"})
    stage.app.state.service.close()
    assert list(tmp_path.iterdir()) == []


def test_the_same_question_counts_up(inbox: Inbox) -> None:
    inbox.add(KAFKA, NOON)
    inbox.add(KAFKA.model_copy(update={"question": "does the  engineer know kafka?"}), NOON)
    inbox.add(KAFKA.model_copy(update={"history": (Turn(role="user", content="Hi"),)}), NOON)
    assert [item.times for item in inbox.items(NOON)] == [1, 2]


def test_a_question_is_forgotten_after_its_days(inbox: Inbox) -> None:
    inbox.add(KAFKA, NOON)
    assert len(inbox.items(NOON + timedelta(days=90))) == 1
    assert inbox.items(NOON + timedelta(days=90, seconds=1)) == []
    assert inbox.items(NOON) == []


def test_only_the_newest_are_kept_when_somebody_floods_it(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.inbox.MAX_ITEMS", 3)
    for number in range(5):
        inbox.add(KAFKA.model_copy(update={"question": f"{number}?"}), NOON)
    assert [item.question for item in inbox.items(NOON)] == ["4?", "3?", "2?"]


def test_many_threads_and_connections_lose_nothing(tmp_path: Path) -> None:
    def write(number: int) -> None:
        own = Inbox(tmp_path)
        for each in range(10):
            own.add(KAFKA.model_copy(update={"question": f"{number} {each}"}))
            own.add(KAFKA)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    items = Inbox(tmp_path).items()
    assert len(items) == 8 * 10 + 1
    assert max(item.times for item in items) == 8 * 10


def test_disk_trouble_never_reaches_the_reader(tmp_path: Path) -> None:
    blocked = tmp_path / "var"
    blocked.write_text("a file where the folder should be")
    stage = Stage(blocked)
    assert stage.ask("Kafka?").status_code == 200
    assert (
        stage.client.post("/api/feedback", json={"question": "x", "vote": "down"}).status_code
        == 204
    )
    stage.app.state.service.close()
    assert "assistant_inbox_failures_total 2.0" in stage.client.get("/metrics").text


def test_a_damaged_inbox_never_reaches_the_reader(tmp_path: Path) -> None:
    (tmp_path / "inbox.sqlite").write_bytes(b"no database" * 100)
    stage = Stage(tmp_path)
    assert stage.ask("Kafka?").status_code == 200
    stage.app.state.service.close()
    assert "assistant_inbox_failures_total 1.0" in stage.client.get("/metrics").text
    with pytest.raises(sqlite3.DatabaseError):
        Inbox(tmp_path).items()


def test_a_full_queue_drops_notes_and_counts_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.web.service.MAX_WAITING_NOTES", 0)
    stage = Stage(tmp_path)
    assert stage.ask("Kafka?").status_code == 200
    assert kept(stage) == []
    assert "assistant_inbox_failures_total 1.0" in stage.client.get("/metrics").text


def test_items_can_be_removed(inbox: Inbox) -> None:
    assert inbox.remove(1) is False
    assert inbox.clear() == 0
    for question in ("a?", "b?"):
        inbox.add(KAFKA.model_copy(update={"question": question}))
    first = inbox.items()[-1]
    assert inbox.item(first.id).question == "a?"
    assert inbox.remove(first.id) is True
    with pytest.raises(KeyError):
        inbox.item(first.id)
    assert inbox.clear() == 1


def items_of(inbox: Inbox, *notes: Note) -> list[Item]:
    for note in notes:
        inbox.add(note, NOON)
    return inbox.items(NOON)


def test_groups_are_by_what_was_missing_the_most_wanted_first(inbox: Inbox) -> None:
    degree = "The portfolio does not mention education or degrees."
    items = items_of(
        inbox,
        KAFKA,
        KAFKA,
        KAFKA.model_copy(
            update={
                "question": "Rust and Kafka?",
                "missing": ("The portfolio does not mention Rust or Kafka.",),
            }
        ),
        KAFKA.model_copy(update={"question": "A PhD?", "missing": (degree,), "nearest": ()}),
        KAFKA.model_copy(update={"reason": "thumbs_down", "missing": ()}),
    )
    groups = groups_of(items)
    assert [(group.topic, group.times) for group in groups] == [
        ("Kafka", 3),
        (degree, 1),
        ("Rust", 1),
    ]
    assert "name it in `role/brandlock`" in suggestion(groups[0])
    assert suggestion(groups[1]) == "If there is something to say, write an entry about it."


def test_an_item_becomes_a_case_that_the_evals_can_read(inbox: Inbox, tmp_path: Path) -> None:
    tricky = 'Kafka: "yes" # or\nno? — é'
    (thumb, asked) = items_of(
        inbox,
        KAFKA.model_copy(
            update={"question": tricky, "history": (Turn(role="user", content="- Redis?"),)}
        ),
        Note(reason="thumbs_down", status="", question="Redis?", comment="wrong: year"),
    )
    file = tmp_path / "cases" / "inbox.yaml"
    for item in (asked, thumb):
        append_case(item, file, Path("corpus"), date(2026, 3, 1))
    (cases,) = load_cases([file], lambda _portfolio: ())
    assert cases.head.portfolio == "corpus"
    first, second = cases.head.cases
    assert (first.question, first.history[0].content) == (tricky, "- Redis?")
    assert first.status == ("not_in_portfolio",)
    assert first.id == f"inbox-{asked.id}-kafka-yes-or-no"
    assert second.reason is not None and second.reason.endswith("The reader: wrong: year")


def test_a_question_without_letters_still_makes_an_id(inbox: Inbox) -> None:
    (item,) = items_of(inbox, KAFKA.model_copy(update={"question": "???"}))
    assert case_of(item)["id"] == f"inbox-{item.id}"
