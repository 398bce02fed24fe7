"""Where rate limits are counted: in memory, of bounded size, without a thread of its own.

The storage that comes with `limits` never forgets a client and walks over all of them in a timer
thread after each hit: 0.2 ms a request with 100 clients, 2.4 ms with 20,000. This one keeps the
clients seen last, and looks only at the one that calls.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque

from limits.storage import MovingWindowSupport, Storage


class WindowStorage(Storage, MovingWindowSupport):
    """Times of the hits of each client, newest last."""

    STORAGE_SCHEME = None

    def __init__(self, max_clients: int = 50_000) -> None:
        super().__init__()
        self._hits: OrderedDict[str, deque[float]] = OrderedDict()
        self._max_clients = max_clients
        self._lock = threading.Lock()

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Whether `amount` more hits fit into the window of `expiry` seconds; if so, count them."""
        with self._lock:
            now = time.time()
            hits = self._hits.setdefault(key, deque())
            self._hits.move_to_end(key)
            while hits and hits[0] < now - expiry:
                hits.popleft()
            if len(hits) + amount > limit:
                return False
            hits.extend([now] * amount)
            while len(self._hits) > self._max_clients:
                self._hits.popitem(last=False)
            return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """Time of the oldest hit in the window, and how many there are."""
        with self._lock:
            start = time.time() - expiry
            hits = [hit for hit in self._hits.get(key, ()) if hit >= start]
        return (hits[0] if hits else time.time()), len(hits)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a failing storage raises; this one cannot fail."""
        return ValueError

    def check(self) -> bool:
        """Whether the storage works."""
        return True

    def get(self, key: str) -> int:
        """How many hits are kept of this client."""
        return len(self._hits.get(key, ()))

    def get_expiry(self, key: str) -> float:
        """Time of the newest hit."""
        hits = self._hits.get(key)
        return hits[-1] if hits else time.time()

    def reset(self) -> int:
        """Forget everything."""
        with self._lock:
            count = len(self._hits)
            self._hits.clear()
        return count

    def clear(self, key: str) -> None:
        """Forget one client."""
        with self._lock:
            self._hits.pop(key, None)

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Of other strategies; a moving window does not count this way."""
        raise NotImplementedError
