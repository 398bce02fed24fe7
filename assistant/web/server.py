"""The web server without the chat page: routes, limits and headers, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web import docs_page, problems
from assistant.web.api import api_router
from assistant.web.capacity import BodyLimit, RequestCap
from assistant.web.forwarded import ForwardedHeaders
from assistant.web.health import health_router
from assistant.web.inline_scripts import InlineScripts
from assistant.web.limiting import RateLimits
from assistant.web.logs import RequestLog
from assistant.web.metrics import Metrics
from assistant.web.origins import OriginGate
from assistant.web.owner import owner_of
from assistant.web.pages import static_router
from assistant.web.portfolio_page import portfolio_router
from assistant.web.security import SecurityHeaders
from assistant.web.service import Service
from assistant.web.surface import ChatSurface
from assistant.web.widget_route import widget_router
from assistant.widget import Widget


def create_app(assistant: Assistant, settings: Settings) -> FastAPI:
    """The app, with its `Service` at `app.state.service`. The chat page is mounted onto it."""
    metrics = Metrics()
    for kind, count in Counter(entry.kind for entry in assistant.entries).items():
        metrics.entries.labels(kind).set(count)
    service = Service(assistant, settings, metrics)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        service.close()

    owner = owner_of(assistant.entries, settings)
    app = FastAPI(
        title=f"Portfolio Assistant: {owner.called}",
        description=docs_page.INTRODUCTION,
        version=docs_page.version(),
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        # Traces would carry addresses with their queries, which hold questions.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.service = service
    problems.install(app)
    app.include_router(api_router(service, owner))
    app.include_router(health_router(service))
    questions = service.suggestions()
    app.include_router(portfolio_router(assistant.entries, owner, questions, settings.accent))
    app.include_router(static_router(settings.accent))
    app.include_router(widget_router(Widget.shipped()))
    app.include_router(docs_page.docs_router(app, owner))
    _add_middleware(app, settings, metrics)
    return app


def _add_middleware(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    """From the inside out: the last one added sees a request first."""
    origins = settings.allowed_origins
    app.add_middleware(InlineScripts, ancestors=origins)
    app.add_middleware(
        BodyLimit, most=settings.max_body, seconds=settings.request_timeout, metrics=metrics
    )
    app.add_middleware(RequestCap, most=settings.max_requests, metrics=metrics)
    app.add_middleware(
        RateLimits, questions=settings.rate_limit, pages=settings.page_limit, metrics=metrics
    )
    app.add_middleware(ChatSurface)
    app.add_middleware(OriginGate, allowed=origins, metrics=metrics)
    # Without a CORSMiddleware here, a mounted Gradio app would reflect any origin.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=("GET", "POST"),
        allow_headers=("Content-Type",),
        expose_headers=("Retry-After",),
        max_age=600,
    )
    app.add_middleware(RequestLog, metrics=metrics)
    app.add_middleware(SecurityHeaders, ancestors=origins)
    app.add_middleware(ForwardedHeaders, trusted=settings.trusted_proxies)
