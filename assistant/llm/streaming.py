"""An answer as events while a model still writes it.

The first event waits for the first sentence that passes, as only then the mode is known. `done` has
the answer to give: where the model failed in the middle, it is the composed one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from dataclasses import replace
from threading import Event as Flag
from threading import Thread

from assistant.answer import Answer, Mode
from assistant.answering import Composed
from assistant.claims import Claim
from assistant.llm.writing import Outcome
from assistant.stream import (
    CitationsEvent,
    DoneEvent,
    Event,
    FollowUpsEvent,
    StatementEvent,
    StatusEvent,
    events,
)

Cited = Callable[[Composed, Mode], Answer]


def written_events(
    steps: Iterable[Claim | Outcome], composed: Composed, cited: Cited
) -> Iterator[Event]:
    """The events of an answer that is being written."""
    before: list[Claim] = []
    for claim in composed.claims:
        if claim.quotes:
            break
        before.append(claim)
    shown = list(before)
    sent = 0
    for step in steps:
        if isinstance(step, Claim):
            if not sent:
                yield StatusEvent(status=composed.status, mode="llm")
            shown.append(step)
            partial = cited(replace(composed, claims=tuple(shown)), "llm")
        else:
            partial = cited(step.composed, step.mode)
            if not sent:
                yield from events(partial)
                return
        if not isinstance(step, Outcome) or step.mode == "llm":
            for statement in partial.statements[sent:]:
                yield StatementEvent(text=statement.text, citations=statement.citations)
            sent = len(partial.statements)
        if isinstance(step, Outcome):
            yield CitationsEvent(citations=partial.citations, related=partial.related)
            yield FollowUpsEvent(follow_ups=partial.follow_ups)
            yield DoneEvent(answer=partial)


async def in_thread(
    make: Callable[[Callable[[], bool]], Iterator[Event]],
) -> AsyncGenerator[Event, None]:
    """The events of an iterator that blocks. It runs in a thread, and is given what to ask for
    whether anybody still reads."""
    loop = asyncio.get_running_loop()
    parts: asyncio.Queue[Event | Exception | None] = asyncio.Queue()
    left = Flag()

    def put(part: Event | Exception | None) -> None:
        # The loop is closed when the server stops in the middle.
        if not loop.is_closed():
            loop.call_soon_threadsafe(parts.put_nowait, part)

    def run() -> None:
        try:
            iterator = make(left.is_set)
            for event in iterator:
                if left.is_set():
                    break
                put(event)
            put(None)
        except Exception as error:
            put(error)

    Thread(target=run, name="writing", daemon=True).start()
    try:
        while (part := await parts.get()) is not None:
            if isinstance(part, Exception):
                raise part
            yield part
    finally:
        left.set()
