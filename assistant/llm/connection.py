"""The connection of one call, which can be cut while another thread waits for an answer on it.

Closing a socket does not wake the thread that reads from it, nor tell the other side: a model would
write on, and cost, until the time for the whole is over. Shutting it down does both.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Any

_MADE = frozenset(["connection.connect_tcp.complete", "connection.start_tls.complete"])


class Connection:
    """Learns of its socket from httpx, which has to be given `watch` as a hook for requests."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._is_cut = False
        self._lock = Lock()

    def watch(self, request: Any) -> None:
        """Have the request report the socket that it gets."""
        request.extensions["trace"] = self._traced

    def cut(self) -> None:
        """End the call, or a later one, at once. Safe to repeat, and when all is over."""
        with self._lock:
            self._is_cut = True
            self._shut_down()

    def _traced(self, event: str, info: Mapping[str, Any]) -> None:
        if event in _MADE:
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
                if self._is_cut:
                    self._shut_down()

    def _shut_down(self) -> None:
        if self._socket is not None:
            # Of the plain socket: that of TLS would take its state from under the reader.
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
