"""The API against its own OpenAPI document, with requests that nobody would think of."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from web_stage import sse

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web.server import create_app
from index import Index

MANY = "100000/second"


@pytest.fixture(scope="module")
def assistant(index: Index, var: Path) -> Assistant:
    return Assistant(index, Settings(var=var), date(2026, 11, 22))


@pytest.fixture
def app(assistant: Assistant, tmp_path: Path) -> Any:
    own = Settings(var=tmp_path, rate_limit=MANY, page_limit=MANY)
    return create_app(assistant, own)


ROUTES = [
    ("POST", "/api/ask"),
    ("POST", "/api/ask/stream"),
    ("GET", "/api/suggestions"),
    ("POST", "/api/feedback"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/metrics"),
]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        *((method, path, GenerationMode.POSITIVE) for method, path in ROUTES),
        *((method, path, GenerationMode.NEGATIVE) for method, path in ROUTES if method == "POST"),
    ],
)
def test_no_request_breaks_the_server_or_its_promises(
    app: Any, method: str, path: str, mode: GenerationMode
) -> None:
    operation = schemathesis.openapi.from_asgi("/openapi.json", app)[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def hold(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    hold()


def test_every_route_of_the_document_is_tried(app: Any) -> None:
    paths = app.openapi()["paths"]
    assert [(method.upper(), path) for path in paths for method in paths[path]] == ROUTES


def test_examples_of_the_document_are_true_to_its_schemas(app: Any) -> None:
    document = app.openapi()
    components = {"components": document["components"]}
    ask = document["paths"]["/api/ask"]["post"]
    request = ask["requestBody"]["content"]["application/json"]["schema"]
    answer = ask["responses"]["200"]["content"]["application/json"]
    asking = document["components"]["schemas"]["Asking"]
    assert request == {"$ref": "#/components/schemas/Asking"}
    for each in asking["examples"]:
        Draft202012Validator({**request, **components}).validate(each)
    Draft202012Validator({**answer["schema"], **components}).validate(answer["example"])
    stream = document["paths"]["/api/ask/stream"]["post"]["responses"]["200"]["content"]
    documented = stream["text/event-stream"]
    schemas = {
        each["properties"]["event"]["const"]: each["properties"]["data"]["contentSchema"]
        for each in documented["itemSchema"]["oneOf"]
    }
    events = sse(documented["examples"]["whole"]["value"])
    assert [name for name, _ in events] == [name for name in schemas if name != "error"]
    for name, data in [*events, *sse(documented["examples"]["error"]["value"])]:
        Draft202012Validator({**schemas[name], **components}).validate(json.loads(data))
