"""The API's documentation as a page, rendered from its OpenAPI document.

The usual viewers load their scripts from elsewhere; this page needs none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from typing import Any, NamedTuple

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import RedirectResponse, Response

from assistant.web.api_examples import event_schemas
from assistant.web.owner import Owner
from assistant.web.pages import environment
from assistant.web.problems import KINDS, FieldError, Problem
from assistant.web.static_files import Asset

INTRODUCTION = (
    "Answers questions about an engineer from the engineer's portfolio. Every statement of an"
    " answer names citations, and every citation quotes an entry of the portfolio word for word."
    " Errors are problem documents (RFC 9457)."
)
_METHODS = ("get", "post")


class Field(NamedTuple):
    """One field of a request or an answer."""

    name: str
    type: str
    required: bool
    text: str


class Example(NamedTuple):
    """What one answer or event looks like."""

    summary: str
    text: str


class Operation(NamedTuple):
    """One route."""

    id: str
    method: str
    path: str
    summary: str
    text: str
    request: tuple[Field, ...]
    request_example: str | None
    responses: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]


def version() -> str:
    """The installed version of this package."""
    try:
        return package_version("portfolio-assistant")
    except PackageNotFoundError:
        return "0"


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the problem documents that its routes refer to."""
    if app.openapi_schema:
        return app.openapi_schema
    document = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for model in (Problem, FieldError):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schema.pop("$defs", None)
        schemas[model.__name__] = schema
    schemas.update(event_schemas())
    app.openapi_schema = document
    return document


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    """The routes of an OpenAPI document, as the page shows them."""
    schemas = document["components"]["schemas"]
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield _operation(path, method, item[method], schemas)


def _operation(
    path: str, method: str, spec: Mapping[str, Any], schemas: Mapping[str, Any]
) -> Operation:
    body = spec.get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = _resolved(body.get("schema", {}), schemas)
    example = next(iter(schema.get("examples", [])), None)
    return Operation(
        id=f"{method}-{path.strip('/').replace('/', '-')}",
        method=method.upper(),
        path=path,
        summary=spec.get("summary", ""),
        text=spec.get("description", ""),
        request=tuple(_fields(schema, schemas)),
        request_example=_pretty(example) if example else None,
        responses=tuple((code, r["description"]) for code, r in spec["responses"].items()),
        examples=tuple(_examples(spec["responses"].get("200", {}))),
    )


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Mapping[str, Any] = schemas[name] if name else schema
    return found


def _fields(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Field]:
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        yield Field(name, _type(field, schemas), name in required, field.get("description", ""))


def _type(field: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    if "enum" in field:
        return " | ".join(json.dumps(value) for value in field["enum"])
    if field.get("type") == "array":
        return f"list of {_type(field.get('items', {}), schemas)}"
    resolved = _resolved(field, schemas)
    if "properties" in resolved:
        return "{" + ", ".join(resolved["properties"]) + "}"
    most = field.get("maxLength")
    return str(resolved.get("type", "any")) + (f", up to {most:,} characters" if most else "")


def _examples(response: Mapping[str, Any]) -> Iterator[Example]:
    for media in response.get("content", {}).values():
        if "example" in media:
            yield Example("Answer", _pretty(media["example"]))
        for example in media.get("examples", {}).values():
            yield Example(example["summary"], example["value"])


def _pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def docs_router(app: FastAPI, owner: Owner) -> APIRouter:
    """`/docs`; the document itself is at `/openapi.json`."""
    router = APIRouter(include_in_schema=False)
    template = environment().get_template("docs.html")

    @router.api_route("/docs", methods=["GET", "HEAD"])
    def docs(request: Request) -> Response:
        document = openapi_document(app)
        html = template.render(
            owner=owner,
            title="HTTP API",
            introduction=INTRODUCTION,
            version=document["info"]["version"],
            operations=list(operations(document)),
            problems=KINDS,
        )
        return Asset(html.encode(), "text/html; charset=utf-8").response(request)

    @router.api_route("/docs/", methods=["GET", "HEAD"])
    def with_slash() -> Response:
        return RedirectResponse("/docs", 308)

    app.openapi = lambda: openapi_document(app)  # type: ignore[method-assign]
    return router
