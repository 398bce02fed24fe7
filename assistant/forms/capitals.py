"""Messages that are typed in capitals: `CAN SHE DO PYTHON`."""

from __future__ import annotations

from assistant.words import tokenize

_LEAST = 3
"""Words from which on capitals are a manner of typing; `AWS SQL` are two names."""


def in_lower_case(message: str) -> str:
    """The message in lower case, where all of it is in capitals."""
    return message.lower() if message.isupper() and len(tokenize(message)) >= _LEAST else message
