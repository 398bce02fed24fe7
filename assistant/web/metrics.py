"""What is counted, for Prometheus: no question, no address, no label with unbounded values."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import Response

SECONDS = (0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one server."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.answers = Counter(
            "assistant_answers_total",
            "Answers given, by status, mode and the way they were asked for.",
            ("status", "mode", "via"),
            registry=registry,
        )
        self.answer_seconds = Histogram(
            "assistant_answer_seconds",
            "Seconds from a question's arrival to the end of its answer.",
            ("mode",),
            buckets=SECONDS,
            registry=registry,
        )
        self.in_flight = Gauge(
            "assistant_answers_in_flight",
            "Questions being answered or waiting.",
            registry=registry,
        )
        self.open_requests = Gauge(
            "assistant_open_requests", "Requests open, streams included.", registry=registry
        )
        self.refused = Counter(
            "assistant_refused_total",
            "Requests refused, by kind of problem.",
            ("reason",),
            registry=registry,
        )
        self.requests = Counter(
            "assistant_requests_total",
            "Requests, by route and status code.",
            ("route", "method", "code"),
            registry=registry,
        )
        self.feedback = Counter(
            "assistant_feedback_total", "Thumbs up and down.", ("vote",), registry=registry
        )
        self.inbox_failures = Counter(
            "assistant_inbox_failures_total",
            "Questions that could not be kept in the inbox.",
            registry=registry,
        )
        self.entries = Gauge(
            "assistant_entries", "Entries of the portfolio.", ("kind",), registry=registry
        )

    def response(self) -> Response:
        """The metrics in Prometheus' text format."""
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)
