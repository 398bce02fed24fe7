"""Problem documents (RFC 9457): the one form in which this server says no.

A problem never shows an input, a path of this machine or a stack trace.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response


class Kind(NamedTuple):
    """One sort of problem: its status code, and its title, which never varies."""

    status: int
    title: str


KINDS = {
    "malformed": Kind(400, "The request could not be read"),
    "origin-not-allowed": Kind(403, "This site may not use the assistant"),
    "not-found": Kind(404, "There is nothing at this address"),
    "method-not-allowed": Kind(405, "This address does not take that method"),
    "body-too-slow": Kind(408, "The request took too long to arrive"),
    "body-too-large": Kind(413, "The request is too large"),
    "invalid": Kind(422, "The request is not valid"),
    "rate-limited": Kind(429, "Too many requests"),
    "internal": Kind(500, "Something went wrong here"),
    "busy": Kind(503, "The assistant is busy"),
    "overdue": Kind(503, "The answer took too long"),
    "not-ready": Kind(503, "The assistant is not ready"),
}
BY_STATUS = {400: "malformed", 404: "not-found", 405: "method-not-allowed"}


class FieldError(BaseModel):
    """What is wrong with one field of the request."""

    field: str = Field(examples=["question"])
    message: str = Field(examples=["String should have at least 1 character"])


class Problem(BaseModel):
    """A problem document."""

    type: str = Field(examples=["/docs#problem-invalid"])
    """Address of the description of this kind of problem."""
    title: str = Field(examples=["The request is not valid"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["question: String should have at least 1 character"])
    errors: tuple[FieldError, ...] | None = None
    """Only of `invalid`: one for each field that is wrong."""


class Refusal(Exception):
    """Raised to answer with a problem."""

    def __init__(self, kind: str, detail: str, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after

    @property
    def problem(self) -> Problem:
        """The document."""
        return make(self.kind, self.detail)


def make(kind: str, detail: str, errors: tuple[FieldError, ...] | None = None) -> Problem:
    """The document of a problem of this kind."""
    status, title = KINDS[kind]
    return Problem(
        type=f"/docs#problem-{kind}", title=title, status=status, detail=detail, errors=errors
    )


def response(problem: Problem, retry_after: int | None = None) -> Response:
    """The problem as a response."""
    headers = {"Cache-Control": "no-store"}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        problem.status,
        headers,
        media_type="application/problem+json",
    )


def refused(refusal: Refusal) -> Response:
    """A refusal as a response."""
    return response(refusal.problem, refusal.retry_after)


def _field(location: tuple[Any, ...]) -> str:
    return ".".join(str(part) for part in location if part != "body")[:100] or "body"


async def _on_invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    errors = tuple(
        FieldError(field=_field(each["loc"]), message=each["msg"].removeprefix("Value error, "))
        for each in found[:20]
    )
    if any(each["type"] == "json_invalid" for each in found):
        return response(make("malformed", "The body is not JSON."))
    detail = "; ".join(f"{each.field}: {each.message}" for each in errors[:3])
    return response(make("invalid", detail, errors))


async def _on_http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = BY_STATUS.get(error.status_code, "malformed")
    answer = response(make(kind, f"{KINDS[kind].title}."))
    answer.status_code = error.status_code
    answer.headers.update(error.headers or {})
    return answer


async def _on_refusal(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return refused(error)


def install(app: FastAPI) -> None:
    """Answer every error of the app's own routes with a problem."""
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Refusal, _on_refusal)
