"""Server-sent events: the answer as it comes, one event for each part.

A comment line every few seconds keeps proxies from closing a stream that waits for a slow model.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress

from assistant.stream import Event
from assistant.web.problems import Problem, Refusal, make

logger = logging.getLogger("assistant.web")

WAITING_SECONDS = 10.0
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def encode(event: Event) -> str:
    """One event: `event: done`, `data: {...}`, and an empty line."""
    data = json.dumps(event.model_dump(mode="json", exclude={"event"}), ensure_ascii=False)
    return f"event: {event.event}\ndata: {data}\n\n"


def encode_error(problem: Problem) -> str:
    """The event `error`, whose data is a problem document."""
    data = json.dumps(problem.model_dump(exclude_none=True), ensure_ascii=False)
    return f"event: error\ndata: {data}\n\n"


async def encoded(events: AsyncGenerator[Event, None], first: Event) -> AsyncIterator[str]:
    """The text of a stream whose first event is already there; it never raises."""
    yield encode(first)
    pending: asyncio.Task[Event] | None = None
    try:
        while True:
            pending = asyncio.ensure_future(anext(events))
            while not (await asyncio.wait({pending}, timeout=WAITING_SECONDS))[0]:
                yield ": waiting\n\n"
            yield encode(pending.result())
    except StopAsyncIteration:
        return
    except Refusal as refusal:
        yield encode_error(refusal.problem)
    except Exception:
        logger.exception("crash in a stream")
        yield encode_error(make("internal", "The rest of the answer was lost."))
    finally:
        if pending is not None and not pending.done():
            pending.cancel()
            with suppress(asyncio.CancelledError):
                await pending
        await events.aclose()
