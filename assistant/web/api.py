"""The HTTP API: ask, ask with a stream, suggestions, feedback."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response, StreamingResponse

from assistant.answer import Answer
from assistant.asking import Asking
from assistant.web import sse
from assistant.web.api_examples import ANSWER_EXAMPLE, STREAM_RESPONSE
from assistant.web.owner import Owner
from assistant.web.problems import KINDS
from assistant.web.service import Feedback, Service

Responses = dict[int | str, dict[str, Any]]


class Suggestions(BaseModel):
    """Questions to start from, and who they are about."""

    suggestions: tuple[str, ...]
    owner: str
    """The engineer's name, or "the engineer"."""
    greeting: str


def _problems(*kinds: str) -> Responses:
    """The documentation of the problems that a route answers with."""
    statuses: dict[int, list[str]] = {}
    for kind in kinds:
        statuses.setdefault(KINDS[kind].status, []).append(KINDS[kind].title)
    return {
        status: {
            "description": "; or: ".join(titles),
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            },
        }
        for status, titles in statuses.items()
    }


LIMITS = ("malformed", "origin-not-allowed", "body-too-large", "invalid", "rate-limited")
ASKING = _problems(*LIMITS, "body-too-slow", "busy", "overdue")
ANSWER: Responses = {
    200: {"content": {"application/json": {"example": ANSWER_EXAMPLE}}},
    **ASKING,
}


def api_router(service: Service, owner: Owner) -> APIRouter:
    """The routes under `/api`."""
    router = APIRouter(prefix="/api", tags=["assistant"])

    @router.post("/ask", summary="Answer a question", responses=ANSWER)
    async def ask(asking: Asking) -> Answer:
        """Every statement of the answer names the citations that support it."""
        return await service.ask(asking, via="api")

    @router.post(
        "/ask/stream",
        summary="Answer a question as server-sent events",
        response_class=StreamingResponse,
        responses={200: STREAM_RESPONSE, **ASKING},
    )
    async def ask_stream(asking: Asking) -> Response:
        """`status`, one `statement` a sentence, `citations`, `follow_ups`, `done`.

        `done` has the whole answer and is authoritative. `error` has a problem document and is
        the last event, too.
        """
        events = service.stream(asking, via="stream")
        first = await anext(events)
        return StreamingResponse(
            sse.encoded(events, first), media_type="text/event-stream", headers=sse.HEADERS
        )

    @router.get(
        "/suggestions",
        summary="Questions to start from",
        responses=_problems("origin-not-allowed", "rate-limited"),
    )
    async def suggestions() -> Suggestions:
        return Suggestions(
            suggestions=service.suggestions(), owner=owner.called, greeting=owner.greeting
        )

    @router.post(
        "/feedback",
        summary="Say whether an answer helped",
        status_code=204,
        responses=_problems(*LIMITS, "body-too-slow"),
    )
    async def feedback(feedback: Feedback) -> None:
        """A thumb down puts the question into the owner's inbox."""
        service.take_feedback(feedback)

    return router
