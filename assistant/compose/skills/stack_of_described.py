"""The technologies of a job that a question describes and does not name: `the tools at the laundry
robot firm`."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.choosing.sides import entry_meant, topic_of
from assistant.compose.sentences.telling import JOBS
from assistant.compose.skills.stack import technologies_at
from assistant.compose.skills.tools_of_each import tools_of_each
from assistant.reading import Reading
from assistant.tables import pattern

_STACK = pattern("described_stack", "stack")
_AT = pattern("described_stack", "at")
_OTHERWISE = pattern("described_stack", "otherwise")


def stack_of_described(reading: Reading) -> Draft | None:
    """Speaks when the technologies of one job are asked for that only a description tells."""
    question, mentions = reading.question, reading.mentions
    if reading.named or mentions.technologies or _OTHERWISE.search(question):
        return None
    if any(group.title.lower() in question.lower() for group in mentions.groups):
        return None
    at = _AT.search(question) if _STACK.search(question) else None
    if at is None or not topic_of(at["what"]):
        return None
    job = entry_meant(reading, at["what"], {"role"})
    if job is None or job.kind not in JOBS:
        return None
    if of_sort := tools_of_each(reading, [job]):
        return of_sort
    claim = technologies_at(reading.portfolio, job)
    if claim is None:
        return None
    draft = Draft()
    draft.add(*claim)
    return draft
