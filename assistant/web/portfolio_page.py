"""The portfolio as one page, rendered once: it changes only with the portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from assistant.settings import Settings
from assistant.web.figures import figures_of
from assistant.web.json_ld import json_ld
from assistant.web.owner import Owner
from assistant.web.pages import environment
from assistant.web.portfolio_sections import page_of
from assistant.web.static_files import Asset
from index import Entry

ACCENT: str = Settings.model_fields["accent"].default


def render(
    entries: Sequence[Entry], owner: Owner, questions: Iterable[str] = (), accent: str = ACCENT
) -> str:
    """The page as HTML."""
    return (
        environment()
        .get_template("portfolio.html")
        .render(
            owner=owner,
            page=page_of(entries),
            figures=figures_of(entries),
            facts=facts_of(entries),
            links=_public_links(entries),
            questions=tuple(questions),
            accent=accent,
            json_ld=json_ld(entries, owner),
        )
    )


def facts_of(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """What a reader looks for first: the role now, the one before, the place, what there is."""
    roles = sorted(
        (entry for entry in entries if entry.kind == "role" and entry.start),
        key=lambda entry: entry.start.ordinal if entry.start else 0,
        reverse=True,
    )
    now = [entry for entry in roles if not entry.end]
    before = [entry for entry in roles if entry.end]
    profile = next((entry for entry in entries if entry.kind == "profile"), None)
    places = [profile.location if profile else None, *(entry.location for entry in now)]
    facts = [
        ("Now", _job(now[0]) if now else None),
        ("Before", _job(before[0]) if before else None),
        ("Based in", next((place for place in places if place), None)),
    ]
    return [(label, value) for label, value in facts if value]


def _job(role: Entry) -> str:
    return f"{role.position}, {role.title}" if role.position else role.title


def _public_links(entries: Sequence[Entry]) -> list[str]:
    profile = next((entry for entry in entries if entry.kind == "profile"), None)
    if profile is None or profile.contact != "public":
        return []
    return [link for link in profile.links if link.startswith(("https://", "http://"))]


def portfolio_router(
    entries: Sequence[Entry], owner: Owner, questions: Iterable[str], accent: str
) -> APIRouter:
    """`/portfolio`."""
    router = APIRouter(include_in_schema=False)
    page = Asset(render(entries, owner, questions, accent).encode(), "text/html; charset=utf-8")

    @router.api_route("/portfolio", methods=["GET", "HEAD"])
    def portfolio(request: Request) -> Response:
        return page.response(request)

    @router.api_route("/portfolio/", methods=["GET", "HEAD"])
    def with_slash() -> Response:
        return RedirectResponse("/portfolio", 308)

    return router
