"""Serves the widget's script to other sites, by a lasting name and by the name of its version."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.web.problems import Refusal
from assistant.web.static_files import IMMUTABLE, SHORT, Asset
from assistant.widget import Widget

# A script tag of another site with an integrity value needs both; the script holds no secret.
FOR_OTHER_SITES = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def widget_router(widget: Widget) -> APIRouter:
    """`/widget.js` and `/widget.<hash>.js`."""
    router = APIRouter(include_in_schema=False)
    asset = Asset(widget.script, "text/javascript; charset=utf-8")

    @router.api_route("/widget.js", methods=["GET", "HEAD"])
    def newest(request: Request) -> Response:
        return asset.response(request, SHORT, FOR_OTHER_SITES)

    @router.api_route("/widget.{version}.js", methods=["GET", "HEAD"])
    def one_version(version: str, request: Request) -> Response:
        if version != widget.hash:
            raise Refusal("not-found", "There is no such version of the widget.")
        return asset.response(request, IMMUTABLE, FOR_OTHER_SITES)

    return router
