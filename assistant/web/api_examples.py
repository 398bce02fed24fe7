"""What an answer and a stream look like, for the API's documentation."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation, Statement
from assistant.stream import (
    CitationsEvent,
    DoneEvent,
    Event,
    FollowUpsEvent,
    StatementEvent,
    StatusEvent,
    events,
)
from assistant.web.problems import make
from assistant.web.sse import encode, encode_error

ANSWER = Answer(
    status="answered",
    text="Merchant onboarding went from 15 days to 20 minutes. [1]",
    statements=(
        Statement(text="Merchant onboarding went from 15 days to 20 minutes.", citations=(1,)),
    ),
    citations=(
        Citation(
            number=1,
            source="project/client-onboarding-automation",
            kind="project",
            title="Client Onboarding Automation",
            quote="Reduced merchant onboarding from 15 days to 20 minutes through automated"
            " workflows, cron jobs, and self-service configuration.",
            url="/portfolio#project/client-onboarding-automation",
        ),
    ),
    follow_ups=("How was the caching layer built?",),
)
ANSWER_EXAMPLE: dict[str, Any] = ANSWER.model_dump(mode="json")
PROBLEM = make("overdue", "There was no answer within 30 seconds.")

DESCRIPTIONS: dict[type[Event], str] = {
    StatusEvent: "First: the status and the mode of the answer.",
    StatementEvent: "One checked sentence, with the numbers of its citations.",
    CitationsEvent: "All citations, and related evidence that supports no statement.",
    FollowUpsEvent: "Questions that can be asked next.",
    DoneEvent: "Last: the whole answer, in place of what came before.",
}


def _stream_examples() -> dict[str, Any]:
    examples: dict[str, Any] = {
        "whole": {
            "summary": "A whole stream",
            "value": "".join(encode(event) for event in events(ANSWER)),
        }
    }
    for event in events(ANSWER):
        examples[event.event] = {"summary": DESCRIPTIONS[type(event)], "value": encode(event)}
    examples["error"] = {
        "summary": "Last, in place of `done`: a problem document.",
        "value": encode_error(PROBLEM),
    }
    return examples


def _event_schema(name: str, data: str) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["event", "data"],
        "properties": {
            "event": {"const": name},
            "data": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {"$ref": f"#/components/schemas/{data}"},
            },
        },
    }


EVENTS = tuple(DESCRIPTIONS)
STREAM_RESPONSE: dict[str, Any] = {
    "description": "Server-sent events: status, statement, citations, follow_ups, done, error",
    "content": {
        "text/event-stream": {
            # OpenAPI 3.2: the schema of each event.
            "itemSchema": {
                "oneOf": [
                    *(
                        _event_schema(event.model_fields["event"].default, event.__name__)
                        for event in EVENTS
                    ),
                    _event_schema("error", "Problem"),
                ]
            },
            "examples": _stream_examples(),
        }
    },
}


def event_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of the data of the events; the name of an event stands outside its data."""
    schemas = {}
    for event in EVENTS:
        schema = event.model_json_schema(ref_template="#/components/schemas/{model}")
        schema.pop("$defs", None)
        schema["properties"].pop("event")
        schemas[event.__name__] = schema
    return schemas
