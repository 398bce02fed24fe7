"""Technologies and subjects asked for in whatever frame."""

from __future__ import annotations

import pytest
from engine_stage import faults

from assistant.assistant import Assistant

pytest_plugins = ["portfolio_fixtures"]


@pytest.mark.parametrize(
    "question",
    [
        "May I tick the Terraform box?",
        "Nice-to-have: Terraform. Present?",
        "We are moving to Terraform in May, could he help?",
        "Could I put him on our Terraform squad on Friday?",
        "Talk to me about Terraform.",
    ],
)
def test_a_technology_is_told_whatever_the_remark_around_it(
    declan: Assistant, question: str
) -> None:
    answer = declan.ask(question)
    assert answer.status == "answered"
    assert "Terraform" in answer.text
    assert "Ledgerline" in answer.text


def test_since_when_a_technology_is_used_gives_the_earliest_job_with_it(declan: Assistant) -> None:
    answer = declan.ask("Since when has he been using Terraform?")
    assert "Tarn Health" in answer.text
    assert "Western Grid" not in answer.text


@pytest.mark.parametrize("question", ["Is he any good with etcd?", "etcd: beginner or expert?"])
def test_a_name_that_only_a_note_speaks_of_is_a_topic_of_study(
    declan: Assistant, question: str
) -> None:
    answer = declan.ask(question)
    assert any(each.source == "deep-dive/etcd-quorum" for each in answer.citations)


def test_a_field_that_only_says_who_asks_is_not_asked_for(declan: Assistant) -> None:
    answer = declan.ask("Could he follow a talk on Raft with our storage people?")
    assert "does not mention storage" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is his CKS still valid?", "Lapsed."),
        ("Does he have the OSCP?", "Passed on the 2nd try"),
        ("How did he pass the OSCP on the very first go?", "Passed on the 2nd try"),
    ],
)
def test_a_certificate_is_told_with_what_its_entry_says(
    declan: Assistant, question: str, said: str
) -> None:
    answer = declan.ask(question)
    assert said in answer.text
    assert faults(answer, declan.entries) == []


def test_a_certificate_that_ends_is_not_said_to_be_held(declan: Assistant) -> None:
    text = declan.ask("Is his CKS still valid?").text
    assert "obtained the certificate" in text and "holds" not in text


def test_until_when_a_certificate_holds_is_not_asked_of_a_whole_career(declan: Assistant) -> None:
    answer = declan.ask("His CKS is valid until 2028, right?")
    assert {citation.source for citation in answer.citations} == {"certificate/cks"}
    assert "Lapsed" in answer.text
