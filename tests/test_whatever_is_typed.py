"""Whatever is typed, the examples of the tables or anything else, gets a sound answer."""

from __future__ import annotations

from itertools import chain

import pytest
from engine_stage import TODAY, asked, faults
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.answering import Answering
from assistant.assistant import Assistant
from assistant.reader import Reader
from assistant.tables import table

pytest_plugins = ["engine_fixtures"]


def filled(example: str) -> str:
    """An example of the tables with names of this portfolio for its stand-ins."""
    stand_ins = {
        "the engineer": "Noor",
        "the company": "Harbour Data",
        "the project": "Delay Radar",
        "the technology": "Kafka",
        "the subject": "queues",
    }
    for stand_in, name in stand_ins.items():
        example = example.replace(stand_in, name)
    return example


TABLES = [*table("intents").values(), *(row["examples"] for row in table("absent").values())]
EXAMPLES = [str(text) for text in chain.from_iterable(TABLES)]


@pytest.mark.parametrize("part", range(4))
def test_no_composer_says_what_the_checker_must_withhold(
    noor: Assistant, noor_reader: Reader, part: int
) -> None:
    """Every example of the tables is asked. A withheld sentence is a composer's mistake."""
    answering = Answering(noor.portfolio, noor_reader, "/portfolio")
    withheld = {}
    for example in EXAMPLES[part::4]:
        composed = answering.compose(filled(example), (), TODAY)
        assert faults(answering.cited(composed), noor.entries) == [], filled(example)
        if composed.withheld:
            withheld[filled(example)] = composed.withheld
    assert withheld == {}


# Whatever is typed

NAMES = st.sampled_from(
    ["Tramline Labs", "Harbour Data", "Delay Radar", "Kafka", "Go", "Scala", "2020", "12,000",
     "15%", "production", "projects", "how long", "when", "Why", "deep dive", "she", "and", "not",
     "?", "[1]", "[the docs](https://a.example)", "<b>", "</script>", "{subject}", "%s", "\\", "'",
     '"', "\u202e", "\u200b", "\x00", "🚌", "שלום", "مرحبا", "日本語", "Ω", "ß", "\n\n",
     "\r", "-", "C++"]
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=300),
    st.lists(NAMES, max_size=12).map(" ".join),
    st.lists(st.one_of(NAMES, st.text(max_size=8)), max_size=12).map("".join),
    st.builds(lambda text, times: text * times, NAMES, st.integers(100, 5000)).map(
        lambda t: t[:5000]
    ),
    st.sampled_from(EXAMPLES).map(filled),
)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(question=TYPED, earlier=st.lists(TYPED, max_size=2))
def test_whatever_is_typed_gets_a_sound_answer(
    noor: Assistant, question: str, earlier: list[str]
) -> None:
    answer = noor.ask(question, asked(*earlier))
    assert faults(answer, noor.entries) == []
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
