"""Portfolios of any size for measuring: the same ones every time.

Entries are sentences put together from word lists, and no two entries have the same title. They
show how time and memory grow, and nothing about the quality of answers.
"""

from __future__ import annotations

import random
from pathlib import Path

_FIELDS = (
    "billing", "search", "telemetry", "routing", "inventory", "payments", "messaging", "identity",
    "scheduling", "reporting", "streaming", "mapping", "pricing", "archiving", "translation",
)  # fmt: skip
_THINGS = (
    "engine", "dashboard", "pipeline", "gateway", "service", "library", "compiler", "scheduler",
    "monitor", "planner", "index", "simulator", "toolkit", "console", "broker",
)  # fmt: skip
_VERBS = ("Built", "Designed", "Rewrote", "Measured", "Automated", "Documented", "Migrated")
_TECHNOLOGIES = (
    "Python", "Go", "Rust", "PostgreSQL", "Redis", "Kafka", "React", "Docker", "Kubernetes",
    "GraphQL", "TypeScript", "Terraform", "Elasticsearch", "RabbitMQ", "SQLite", "Java",
)  # fmt: skip
_PURPOSES = (
    "so that nightly jobs finish before the office opens",
    "for teams that share one cluster",
    "with a review of every change",
    "after an outage had shown the limits of the old one",
    "so that support sees what customers see",
)


def write_portfolio(folder: Path, entries: int) -> list[str]:
    """Write a profile and projects, `entries` files in all; gives questions about them."""
    pick = random.Random(entries)
    projects = folder / "projects"
    projects.mkdir(parents=True)
    (folder / "profile.md").write_text(
        "---\ntitle: Profile\n---\n\nAn engineer who was made up to measure with.\n"
    )
    questions = []
    for number in range(1, entries):
        title = f"{pick.choice(_FIELDS).title()} {pick.choice(_THINGS).title()} {number}"
        (projects / f"project-{number}.md").write_text(_project(title, pick))
        questions.append(pick.choice(("What is {}?", "Which tools did {} use?")).format(title))
    questions += [f"Does the engineer know {name}?" for name in _TECHNOLOGIES]
    return pick.sample(questions, min(200, len(questions)))


def _project(title: str, pick: random.Random) -> str:
    lines = [
        f"{pick.choice(_VERBS)} the {pick.choice(_FIELDS)} {pick.choice(_THINGS)} with "
        f"{pick.choice(_TECHNOLOGIES)}, {pick.choice(_PURPOSES)}"
        for _ in range(4)
    ]
    text = f"{lines[0]}. It handles {pick.randrange(10, 900)} requests per second."
    highlights = "\n".join(f"- {line}" for line in lines[1:])
    return f"---\ntitle: {title}\n---\n\n{text}\n\n{highlights}\n"
