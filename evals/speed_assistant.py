"""A process of the assistant, to be measured: `build` or `answer`. Imports nothing more."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings_source import read_settings
from evals.speed_probe import measure, tell
from index import open_index


def main(argv: Sequence[str]) -> None:
    """`build CORPUS VAR`, or `answer CORPUS VAR QUESTIONS`."""
    settings = read_settings(corpus=Path(argv[1]), var=Path(argv[2]))
    if argv[0] == "build":
        open_index(settings.corpus, settings.var, settings.model)
        return
    assistant = Assistant.open(settings)

    def embed(question: str) -> object:
        return assistant.index.embed([question])

    questions = json.loads(Path(argv[3]).read_text(encoding="utf-8"))
    tell(measure(assistant.ask, embed, questions))


if __name__ == "__main__":
    main(sys.argv[1:])
