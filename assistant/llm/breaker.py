"""A circuit breaker: an endpoint that failed several times in a row rests, then gets one trial.

Nygard, "Release It!" (2007): closed -> open after FAILURES -> half open after REST seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

FAILURES = 3
REST = 60.0


class Breaker:
    """Says whether the endpoint may be called. Safe to share between threads."""

    def __init__(
        self,
        failures: int = FAILURES,
        rest: float = REST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._rest, self._clock = failures, rest, clock
        self._failed = 0
        self._until: float | None = None
        self._lock = Lock()

    def allows(self) -> bool:
        """Whether a call may be made now. After the rest one caller gets True, until its call
        has ended or another rest is over."""
        with self._lock:
            if self._until is None:
                return True
            now = self._clock()
            if now < self._until:
                return False
            self._until = now + self._rest
            return True

    def succeeded(self) -> None:
        """The call went well: the endpoint is trusted again."""
        with self._lock:
            self._failed, self._until = 0, None

    def failed(self) -> None:
        """The call failed; after `failures` in a row the endpoint rests."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._most:
                self._until = self._clock() + self._rest
