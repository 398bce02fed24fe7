"""Answers on the state of projects: in production, shipped, an experiment."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import fields_quote
from assistant.reading import Reading
from index import Entry


def status_of(reading: Reading) -> Draft | None:
    """Whether the projects in question are in production, shipped or experiments."""
    named = [*reading.mentions.titles, *reading.focus]
    projects = [entry for entry in named if entry.kind == "project"]
    if not projects:
        projects = [
            item.entry
            for item in reading.evidence[:1]
            if item.entry.kind == "project" and item.coverage >= 0.5
        ]
    draft = Draft()
    for entry in projects[:3]:
        if not entry.status:
            draft.missing.append(f"whether {entry.title} is in production")
            continue
        asked = reading.mentions.statuses
        verdict = ""
        if len(asked) == 1:
            verdict = "Yes, " if entry.status in asked else "No, "
        draft.add(
            f"{verdict}{entry.title} is {_status_word(entry)}.", fields_quote(entry, "status")
        )
    return draft if projects else None


def _status_word(entry: Entry) -> str:
    says = status_says(entry.status or "")
    return says
