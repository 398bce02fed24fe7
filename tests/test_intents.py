"""What kind of question it is, by its nearest examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from engine_stage import TODAY

from assistant.cues.adjusting import adjusted
from assistant.forms.counting import counts_entries
from assistant.intents import ABSENT, Intents
from assistant.mentions import Mentions
from assistant.reader import Reader
from assistant.tables import table
from index import Index

pytest_plugins = ["engine_fixtures"]

Intent = Callable[[str], str]


@pytest.fixture
def intent(noor_reader: Reader) -> Intent:
    """The likeliest intent of a question on the small portfolio."""
    return lambda question: noor_reader.read(question, TODAY).intent


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Has she ever worked with Redis?", "skill"),
        ("In which of her jobs was Kafka used?", "where_used"),
        ("For how many years has she used Python?", "skill_years"),
        ("Could you list all of her experiments?", "list"),
        ("How many deep dives has she written?", "count"),
        ("For which firms has she worked?", "employers"),
        ("Who employs her at the moment?", "current"),
        ("What was her very first job?", "first"),
        ("For how long did she stay at Harbour Data?", "duration"),
        ("How many years has she worked altogether?", "total"),
        ("In what year did she join Tramline Labs?", "start"),
        ("In which month did she quit Harbour Data?", "end"),
        ("What was she busy with in 2020?", "in_year"),
        ("In what city is Harbour Data?", "location"),
        ("What is her title at Civic Lab?", "position"),
        ("Had she any time off between two jobs?", "gaps"),
        ("Did two of the jobs run at the same time?", "overlap"),
        ("Which of the jobs did she have the longest?", "longest"),
        ("Could you compare Delay Radar with Stop Finder?", "compare"),
        ("Give me a summary of her, please", "overview"),
        ("What are the best arguments for hiring her?", "strengths"),
        ("Is Stop Finder finished and released?", "status"),
        ("Hello, nice to see you", "greeting"),
        ("Thanks a lot for that", "thanks"),
        ("Are you a human being?", "identity"),
        ("Please write a poem about buses", "decline_text"),
        ("What is the capital of Peru?", "decline_general"),
        ("What salary is she looking for?", "absent:salary"),
        ("Is she married or single?", "absent:family"),
        ("Which university did she go to?", "absent:education"),
    ],
)
def test_a_question_gets_the_intent_of_its_nearest_examples(
    intent: Intent, question: str, name: str
) -> None:
    assert intent(question) == name


def test_every_intent_and_topic_is_ranked_once_likeliest_first(
    noor_intents: Intents, noor_index: Index
) -> None:
    question = "Which job lasted longest?"
    ranked = noor_intents.of(question, noor_index.embed([question])[0])
    names = [intent.name for intent in ranked]
    assert sorted(names) == sorted([*table("intents"), *(ABSENT + t for t in table("absent"))])
    assert [intent.score for intent in ranked] == sorted((i.score for i in ranked), reverse=True)
    assert ranked[0].score <= 1.0 + 1e-5


def test_the_nearest_example_counts_double(noor_intents: Intents, noor_index: Index) -> None:
    question = "Are there gaps between the jobs?"
    vector = noor_index.embed([question])[0]
    likeness = np.sort(noor_index.embed(table("intents")["gaps"]) @ vector)[::-1]
    first = noor_intents.of(question, vector)[0]
    assert first.name == "gaps"
    assert first.score == pytest.approx((2 * likeness[0] + likeness[1]) / 3, abs=1e-5)


def test_the_words_of_an_intent_are_those_of_its_examples(noor_intents: Intents) -> None:
    assert "overlap" in noor_intents.words("overlap")
    assert "salari" in noor_intents.words("absent:salary")
    assert "salari" not in noor_intents.words("overlap")


class Embedder:
    """An index that counts what it embeds."""

    def __init__(self, index: Index) -> None:
        self.manifest = index.manifest
        self.calls = 0
        self._index = index

    def embed(self, texts: list[str]) -> object:
        self.calls += 1
        return self._index.embed(texts)


def test_examples_are_embedded_once_and_a_broken_file_is_written_anew(
    noor_index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"intents": {"greeting": ["Hello"]}, "absent": {"age": {"examples": ["How old?"]}}}
    monkeypatch.setattr("assistant.intents.table", few.__getitem__)
    embedder = Embedder(noor_index)
    for expected in (1, 1):
        Intents(embedder, tmp_path)  # type: ignore[arg-type]
        assert embedder.calls == expected
    (file,) = tmp_path.glob("intents-*.npy")
    file.write_bytes(b"not an array")
    vector = noor_index.embed(["Hello"])[0]
    assert Intents(embedder, tmp_path).of("Hello", vector)[0].name == "greeting"  # type: ignore[arg-type]
    assert embedder.calls == 2
    assert list(tmp_path.glob("intents-*")) == [file]
    assert not list(tmp_path.glob("*.tmp"))
    few["intents"] = {"greeting": ["Hello", "Good day"]}
    Intents(embedder, tmp_path)  # type: ignore[arg-type]
    assert embedder.calls == 3


def test_a_folder_that_cannot_be_written_does_no_harm(noor_index: Index, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    intents = Intents(noor_index, tmp_path / "file" / "models")
    assert intents.of("Hello", noor_index.embed(["Hello"])[0])[0].name == "greeting"


# What the form of a question shows beyond doubt


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("How many projects are there?", True),
        ("How many of the projects are live?", True),
        ("the number of deep dives", True),
        ("How many spoken languages?", True),
        ("How many vehicles are on the map?", False),
        ("How many years was she there?", False),
        ("Which projects?", False),
    ],
)
def test_a_count_of_entries_is_told_from_a_figure(question: str, counts: bool) -> None:
    assert counts_entries(question) is counts


@pytest.mark.parametrize(
    ("question", "not_meant"),
    [
        ("How long ago did she join Harbour Data?", "duration"),
        ("Why did she move to Docker in 2020?", "in_year"),
        ("Which projects are the best?", "longest"),
        ("Where did she work in Ghent?", "gaps"),
    ],
)
def test_intents_need_their_words(intent: Intent, question: str, not_meant: str) -> None:
    assert intent(question) != not_meant


def test_adjusting_keeps_every_intent_and_their_order(
    noor_intents: Intents, noor_index: Index
) -> None:
    question = "How many projects are there?"
    ranked = noor_intents.of(question, noor_index.embed([question])[0])
    changed = adjusted(ranked, question, Mentions(kinds=("project",)))
    assert sorted(i.name for i in changed) == sorted(i.name for i in ranked)
    assert [i.score for i in changed] == sorted((i.score for i in changed), reverse=True)
    assert changed[0].name == "count"
