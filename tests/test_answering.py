"""Questions to answers, end to end, on a small portfolio whose every answer can be worked out."""

from __future__ import annotations

from typing import Any, cast

import pytest
import yaml
from engine_stage import NOOR, TODAY, Talk, faults, sources

from assistant.answering import Answering, Composed
from assistant.assistant import Assistant
from assistant.claims import Claim, Draft, Quote
from assistant.intents import Intents
from assistant.portfolio import Portfolio
from assistant.reader import Reader
from index import Index

pytest_plugins = ["engine_fixtures"]

TRAMLINE, HARBOUR, CIVIC = "role/tramline", "role/harbour", "role/civic-lab"
ANSWERED = yaml.safe_load(NOOR.with_suffix(".answers.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", ANSWERED, ids=[row["question"] for row in ANSWERED])
def test_what_is_there_is_answered(talk: Talk, row: dict[str, Any]) -> None:
    answer = talk(row["question"])
    assert answer.status == "answered"
    assert [fact for fact in row["says"] if fact not in answer.text] == []
    assert set(row["cites"]) <= set(sources(answer))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Does she know Redis?",
            "Yes, in production: Delay Radar lists Redis among its technologies. [1]",
        ),
        (
            "How long was she at Harbour Data?",
            "About 2 years 5 months at Harbour Data, from January 2019 to June 2021. [1]",
        ),
        (
            "Which projects are in production?",
            "One project is in production: Delay Radar. [1]",
        ),
        ("Does she know Scala?", "The portfolio does not mention Scala."),
        ("What is her salary?", "The portfolio does not mention salary expectations."),
    ],
)
def test_answers_read_as_sentences(talk: Talk, question: str, text: str) -> None:
    assert talk(question).text == text


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Does she know Scala?", "Scala"),
        ("Does she know Go?", "Go"),
        ("Does she have experience with MongoDB?", "MongoDB"),
        ("Does she know Blubberscript?", "Blubberscript"),
        ("What does she earn?", "salary"),
        ("What is her phone number?", "phone"),
        ("How old is she?", "age"),
        ("Is she married?", "family"),
        ("When can she start with us?", "could start in a new job"),
        ("Does she need a visa?", "visa"),
        ("Does she speak Japanese?", "Japanese"),
        ("What did she do at Google?", "no role at Google"),
        ("What did she do in 2005?", "anything in 2005"),
        ("When was Delay Radar made?", "when Delay Radar was made"),
        ("Is Bike Counter in production?", "whether Bike Counter is in production"),
        ("Why did she leave Harbour Data?", "reasons"),
        ("What does she not know?", "weaknesses"),
    ],
)
def test_silence_is_said_and_named(talk: Talk, question: str, named: str) -> None:
    answer = talk(question)
    assert answer.status == "not_in_portfolio"
    notice = answer.statements[0].text
    assert answer.statements[0].citations == ()
    assert notice.startswith(
        (
            "The portfolio does not mention",
            "The portfolio does not say",
            "The portfolio names no role",
        )
    )
    assert named in notice
    assert "Yes" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many tickets did Delay Radar sell?",
        "How many students use Delay Radar?",
        "How many vehicles did she place at Harbour Data?",
        "What percentage of the tickets are blue?",
        "How fast is Ticket Museum?",
        "How many dogs does she have?",
    ],
)
def test_a_figure_of_something_else_is_no_answer(talk: Talk, question: str) -> None:
    answer = talk(question)
    assert answer.status == "not_in_portfolio"
    assert answer.citations == ()


def test_work_convinces_before_projects_and_projects_before_study(talk: Talk) -> None:
    answer = talk("Does she know Kafka?")
    assert sources(answer) == [TRAMLINE, "project/delay-radar", "deep-dive/kafka-compaction"]


@pytest.mark.parametrize(
    ("question", "there", "lacking"),
    [
        ("Does she know Kafka and Scala?", TRAMLINE, "Scala"),
        ("Does she know Redis, MongoDB and Java?", "project/delay-radar", "MongoDB or Java"),
        ("How many years has she used Python?", TRAMLINE, "a number of years with Python"),
    ],
)
def test_what_is_there_in_part_is_answered_in_part(
    talk: Talk, question: str, there: str, lacking: str
) -> None:
    answer = talk(question)
    assert answer.status == "partial"
    assert there in sources(answer)
    assert answer.statements[-1].text == f"The portfolio does not mention {lacking}."


def test_what_is_near_is_shown_apart(talk: Talk) -> None:
    answer = talk("Does she know Go?")
    assert "project/ghost-bus-detector" in [citation.source for citation in answer.related]  # Rust
    assert answer.citations == ()


def test_a_wrong_premise_is_set_right(talk: Talk) -> None:
    answer = talk("What did she do at Google?")
    assert sources(answer) == [TRAMLINE, CIVIC, HARBOUR]
    assert "Tramline Labs (since March 2022)" in answer.text


def test_a_list_is_not_said_to_be_on_what_its_entries_do_not_hold(talk: Talk) -> None:
    answer = talk("How many bugs did Delay Radar find in production?")
    assert not any(
        "bugs" in statement.text for statement in answer.statements if statement.citations
    )


def test_an_address_that_is_private_is_not_given(noor: Assistant, noor_intents: Intents) -> None:
    class Private:
        """The index, with a profile that keeps its contact to itself."""

        entries = tuple(
            entry.model_copy(update={"contact": "private"}) if entry.kind == "profile" else entry
            for entry in noor.entries
        )

        def __getattr__(self, name: str) -> object:
            return getattr(noor.index, name)

    portfolio = Portfolio(cast(Index, Private()))
    answering = Answering(portfolio, Reader(portfolio, noor_intents), "/portfolio")
    for question in ("What is her email address?", "How can I contact her?", "Any links?"):
        answer = answering.answer(question, (), TODAY)
        assert answer.status == "not_in_portfolio"
        assert "transit.example" not in answer.model_dump_json()


def test_what_the_checker_does_not_support_is_withheld(
    noor: Assistant, noor_reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    radar = noor.index.entry("project/delay-radar")
    right = Claim("Delay Radar cut wrong forecasts by 38%.", (Quote(radar, radar.highlights[0]),))
    wrong = Claim("Delay Radar cut wrong forecasts by 83%.", right.quotes)
    answering = Answering(noor.portfolio, noor_reader, "/portfolio")

    def composed(*claims: Claim) -> Composed:
        monkeypatch.setattr("assistant.attempts.draft_for", lambda _: Draft(claims=list(claims)))
        return answering.compose("What is Delay Radar?", (), TODAY)

    both = composed(wrong, right)
    assert (both.status, both.claims) == ("answered", (right,))
    assert both.withheld == ((wrong, "number 83% is not in what is cited"),)
    none = composed(wrong)
    assert (none.status, none.claims) == (
        "not_in_portfolio",
        (Claim("The portfolio does not say."),),
    )


def test_a_phone_number_is_never_shown(talk: Talk) -> None:
    for question in ("What is her phone number?", "How can I contact her?", "mobile?", "+32?"):
        answer = talk(question)
        shown = [answer.text, *(c.quote for c in (*answer.citations, *answer.related))]
        assert [text for text in shown if "470" in text] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Does she know Kafka?", "does the candidate know kafka"),
        ("Does she know Kafka?", "DOES NOOR KNOW KAFKA???"),
        ("Does she know Kafka?", "  Does <b>she</b> know\u200b Kafka?\n"),
        ("How long was she at Harbour Data?", "How long was Noor Haddad at harbour data"),
        ("What is Delay Radar?", "What is Delay Radr?"),
        ("Which projects are in production?", "pls, which projects are in production"),
    ],
)
def test_the_way_of_asking_does_not_matter(talk: Talk, one: str, other: str) -> None:
    assert talk(one).text == talk(other).text


def test_the_day_of_the_question_counts(noor: Assistant, noor_reader: Reader) -> None:
    answering = Answering(noor.portfolio, noor_reader, "/portfolio")
    question = "How long has she been at Tramline Labs?"
    for today, length in (
        (TODAY.replace(2023, 3), "1 year"),
        (TODAY.replace(2026), "4 years 6 months"),
    ):
        answer = answering.answer(question, (), today)
        assert f"About {length} at Tramline Labs" in answer.text
        assert faults(answer, noor.entries, today) == []
