"""Try the language model of the settings with one short request, and say what is wrong."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from assistant.cli_command import CommandError, printable
from assistant.llm.client import Endpoint, Prompt, Trouble
from assistant.settings_source import read_settings

TRIAL = Prompt("You answer in one short sentence.", "Say that you are ready.")


def add_arguments(parser: ArgumentParser) -> None:
    """It takes nothing: the settings say all."""


def run(options: Namespace) -> int:
    """Call the endpoint once. Raises CommandError."""
    settings = read_settings()
    if not (settings.llm_base_url and settings.llm_model):
        raise CommandError(
            "no language model is set; set ASSISTANT_LLM_MODEL and ASSISTANT_LLM_BASE_URL"
        )
    started, first, text = time.perf_counter(), 0.0, ""
    try:
        for piece in Endpoint(settings).write(TRIAL):
            first = first or (time.perf_counter() - started if piece else 0.0)
            text += piece
    except Trouble as trouble:
        raise CommandError(str(trouble)) from None
    if not text.strip():
        raise CommandError(f"{settings.llm_base_url} streams, but wrote nothing")
    shown = printable(" ".join(text.split()))[:80]
    print(f"{settings.llm_model} streams, first words after {first:.1f} s: {shown}")
    return 0
