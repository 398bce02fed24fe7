"""The assistant over awkward portfolios: answers come from the right entry, quotes are verbatim."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from awkward import AWKWARD

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.settings import Settings

Ask = Callable[[str, str], Answer]


@pytest.fixture
def ask(tmp_path: Path, own_var: Path) -> Ask:
    """Asks a question about one of the awkward portfolios."""

    def answer(portfolio: str, question: str) -> Answer:
        file = tmp_path / "resume.json"
        file.write_text(json.dumps(AWKWARD[portfolio]), encoding="utf-8")
        assistant = Assistant.open(Settings(corpus=file, var=own_var))
        given = assistant.ask(question)
        for citation in given.citations:
            assert citation.quote in assistant.index.entry(citation.source).document
        assistant.index.close()
        return given

    return answer


@pytest.mark.parametrize(
    ("portfolio", "question", "source", "said"),
    [
        ("one job", "What did the engineer do at The Mill?", "role/the-mill", "Miller"),
        ("scripts", "What did José do at Яблоко?", "role/yabloko", "Инженер"),
        ("markup", "Who is Tess?", "profile", "<script>alert(1)</script> & <br> tags"),
        ("60 jobs", "What did Maxi do at Werk Goda?", "role/werk-goda", "275 turbines"),
        ("long", "What about box 700?", "role/archive", "box 700"),
    ],
)
def test_an_answer_comes_from_the_right_entry(
    ask: Ask, portfolio: str, question: str, source: str, said: str
) -> None:
    answer = ask(portfolio, question)
    assert answer.status == "answered"
    assert source in {citation.source for citation in answer.citations}
    assert said in answer.text


def test_without_dates_nothing_is_said_on_when(ask: Ask) -> None:
    answer = ask("no dates", "When did Runa work at Fjordbro?")
    assert (answer.status, answer.citations) == ("not_in_portfolio", ())
