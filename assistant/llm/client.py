"""Calls an OpenAI-compatible endpoint through llama-index and streams what it writes.

Whatever goes wrong comes out as one Trouble with one line that names it.
"""

from __future__ import annotations

import json
import queue
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any, Literal, NamedTuple, Protocol

from assistant.llm.connection import Connection
from assistant.settings import Settings
from assistant.settings_source import SettingsError

_UNKEYED = "none"
_UNSTREAMED = "the answer did not come as a stream; the endpoint has to support streaming"
_STEP = 0.25
"""Seconds between two looks at whether the reader is still there."""
_PLAIN = re.compile(r"[A-Za-z ]")
ENVELOPE = 8
"""Tokens that a chat template puts around a message."""


def tokens(text: str) -> int:
    """An upper estimate of what a text costs: three letters or blanks a token, and one token for
    each byte of anything else.

    An estimate, as the tokenizer of the endpoint is not known here. English has four letters a
    token and more in the tokenizers in use, but figures, signs and other scripts can cost a token
    a byte, and a reader may write what they like. Set too high it leaves a little of the day's
    budget unused; set too low it would let a day cost more than its cap. The prompts of 300 eval
    cases are estimated at 1.4 to 1.5 times what the tokenizer of SmolLM2 makes of them; only
    letters of no language cost more than estimated, up to twice, and a question is short.
    """
    plain = len(_PLAIN.findall(text))
    return -(-plain // 3) + len(text.encode()) - plain


class Trouble(Exception):
    """The model could not be used; the text says why, in one line."""

    free = False
    """Whether the endpoint refused before any work, so that nothing is owed."""


class NotInstalled(Trouble, SettingsError):
    """The optional packages are missing."""


class Turn(NamedTuple):
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is sent."""

    system: str
    user: str
    examples: tuple[Turn, ...] = ()
    """Turns between the two that show how it is done."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All messages in order."""
        return (Turn("system", self.system), *self.examples, Turn("user", self.user))

    @property
    def tokens(self) -> int:
        """An upper estimate."""
        return sum(tokens(turn.content) + ENVELOPE for turn in self.turns)


class LanguageModel(Protocol):
    """Something that writes."""

    def write(self, prompt: Prompt) -> Iterator[str]:
        """Pieces of text as they come. Raises Trouble; stops when closed."""


class Endpoint:
    """The model of the settings. Raises NotInstalled where the extra `llm` is missing."""

    def __init__(self, settings: Settings, temperature: float = 0.0) -> None:
        self._settings = settings
        self._open = _opener(settings, temperature)

    def write(self, prompt: Prompt) -> Iterator[str]:
        """Pieces of text as they come. Raises Trouble, also past the time for the whole."""
        pieces: queue.Queue[str | Exception | None] = queue.Queue()
        connection = Connection()
        # A thread of its own, as a read from a silent socket cannot be interrupted.
        Thread(target=self._read, args=(prompt, pieces, connection), daemon=True).start()
        until = time.monotonic() + self._settings.llm_timeout
        try:
            while True:
                try:
                    piece = pieces.get(timeout=min(_STEP, max(0.001, until - time.monotonic())))
                except queue.Empty:
                    piece = ""
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise _trouble(piece, self._settings) from None
                # An empty piece lets the reader look at the clock.
                yield piece
                if time.monotonic() >= until:
                    raise Trouble(f"no end within {self._settings.llm_timeout:g} seconds")
        finally:
            connection.cut()

    def _read(
        self, prompt: Prompt, pieces: queue.Queue[str | Exception | None], connection: Connection
    ) -> None:
        ended = started = False
        try:
            with self._open(connection) as model:
                for part in model.stream_chat(_messages(prompt)):
                    started = True
                    if part.delta:
                        pieces.put(part.delta)
                    ended = ended or _finished(part.raw)
            cut = "the stream was cut before its end" if started else _UNSTREAMED
            pieces.put(None if ended else Trouble(cut))
        except Exception as error:
            pieces.put(error)


def _opener(
    settings: Settings, temperature: float
) -> Callable[[Connection], AbstractContextManager[Any]]:
    """What opens the model for one call. Raises NotInstalled."""
    try:
        # Takes 2.5 s to import and is installed only with the extra.
        import httpx
        from llama_index.llms.openai_like import OpenAILike
    except ImportError:
        raise NotInstalled(
            "the packages for a language model are missing;"
            " install them: pip install 'portfolio-assistant[llm]'"
        ) from None
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else _UNKEYED
    certificates = httpx.create_ssl_context()

    @contextmanager
    def opened(connection: Connection) -> Iterator[Any]:
        # A client of its own for each call costs a third of a millisecond, and one that is cut
        # harms no other.
        with httpx.Client(
            verify=certificates,
            timeout=settings.llm_timeout,
            follow_redirects=True,
            event_hooks={"request": [connection.watch]},
        ) as client:
            yield OpenAILike(
                model=settings.llm_model or "",
                api_base=settings.llm_base_url,
                api_key=key,
                is_chat_model=True,
                context_window=settings.llm_request_tokens,
                max_tokens=settings.llm_max_tokens,
                temperature=temperature,
                max_retries=0,
                timeout=settings.llm_timeout,
                http_client=client,  # type: ignore[call-arg]
            )

    return opened


def _messages(prompt: Prompt) -> list[Any]:
    # As heavy as the one above, and loaded by it already.
    from llama_index.core.llms import ChatMessage

    return [ChatMessage(role=turn.role, content=turn.content) for turn in prompt.turns]


def _finished(raw: Any) -> bool:
    choices = getattr(raw, "choices", None) or ()
    return any(getattr(choice, "finish_reason", None) for choice in choices)


def _trouble(error: Exception, settings: Settings) -> Trouble:
    trouble = Trouble(explain(error, settings))
    trouble.free = hasattr(error, "status_code") or type(error).__name__ == "APIConnectionError"
    return trouble


def explain(error: Exception, settings: Settings) -> str:
    """One line on what went wrong, without the key."""
    if isinstance(error, Trouble):
        return str(error)
    status = getattr(error, "status_code", None)
    where = settings.llm_base_url
    if status in (401, 403):
        return f"{where} does not accept the key ({status}); set ASSISTANT_LLM_API_KEY"
    if status == 404:
        return f"{where} knows no model {settings.llm_model!r}, or is not the API's address (404)"
    if status == 429:
        return f"{where} wants fewer requests, or its quota is used up (429)"
    if status is not None:
        return f"{where} answered with status {status}"
    name = type(error).__name__
    if "Timeout" in name:
        return f"{where} did not answer within {settings.llm_timeout:g} seconds"
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return f"{where} sent a stream that cannot be read"
    if name == "APIConnectionError" or "Connect" in name:
        return f"{where} cannot be reached"
    return f"{where} broke off the stream ({name})"
