"""Whether the server lives, and whether it can answer."""

from __future__ import annotations

import asyncio
import logging
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from assistant.web.problems import Problem, Refusal
from assistant.web.service import Service

logger = logging.getLogger("assistant.web")


class Health(BaseModel):
    """The server runs."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The portfolio can be searched."""

    status: Literal["ready"] = "ready"
    entries: int
    passages: int


def health_router(service: Service) -> APIRouter:
    """`/healthz`, `/readyz` and `/metrics`."""
    router = APIRouter(tags=["operation"])

    @router.get("/healthz", summary="Whether the server runs")
    async def healthz() -> Health:
        return Health()

    @router.get(
        "/readyz",
        summary="Whether the assistant can answer",
        responses={503: {"model": Problem, "description": "The index cannot be searched."}},
    )
    async def readyz() -> Readiness:
        index = service.assistant.index
        try:
            await asyncio.to_thread(index.search, "ready", 1)
        except Exception:
            logger.exception("not ready")
            raise Refusal("not-ready", "The index cannot be searched.", 5) from None
        return Readiness(entries=len(index.entries), passages=len(index.passages))

    @router.get(
        "/metrics", summary="Counters for Prometheus", response_class=Response, responses=METRICS
    )
    async def metrics() -> Response:
        return service.metrics.response()

    return router


METRICS: dict[int | str, dict[str, object]] = {
    200: {
        "description": "Prometheus text format.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
}
