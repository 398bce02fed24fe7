"""A question as it arrives, from the API, the chat or a batch file, with its limits."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from assistant.answer import Model, Turn

QUESTION_CHARS = 2_000
HISTORY_TURNS = 20
HISTORY_CHARS = 20_000


def _encodable(text: str) -> str:
    """JSON can carry half a surrogate pair, which no reply or database could then hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("the text is not valid Unicode") from None
    return text


def _short_enough(history: tuple[Turn, ...]) -> tuple[Turn, ...]:
    for turn in history:
        _encodable(turn.content)
    chars = sum(len(turn.content) for turn in history)
    if chars > HISTORY_CHARS:
        raise ValueError(f"the history has {chars} characters, {HISTORY_CHARS} are allowed")
    return history


QuestionText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=QUESTION_CHARS),
    AfterValidator(_encodable),
]
History = Annotated[
    tuple[Turn, ...], Field(max_length=HISTORY_TURNS), AfterValidator(_short_enough)
]


class Asking(Model):
    """One question with the conversation before it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "question": "And Kafka?",
                    "history": [
                        {"role": "user", "content": "Does the engineer know Redis?"},
                        {"role": "assistant", "content": "Yes, from production work. [1]"},
                    ],
                }
            ]
        }
    )

    question: QuestionText
    """1 to 2,000 characters after trimming."""
    history: History = ()
    """Up to 20 earlier messages, oldest first, 20,000 characters together."""
