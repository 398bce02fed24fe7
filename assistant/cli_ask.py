"""Answer a question on the command line, or each question of a file of JSON lines."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from pydantic import ConfigDict, ValidationError
from pydantic_core import to_json

from assistant.answer import Answer, Citation
from assistant.asking import Asking
from assistant.assistant import Assistant
from assistant.cli_command import CommandError
from assistant.llm.debug import debug_form
from assistant.settings_source import read_settings
from index import IndexingError


class BatchLine(Asking):
    """A line of a batch: a question with its id; other fields are left aside."""

    model_config = ConfigDict(extra="ignore")

    id: str | int


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("question", nargs="?", help='the question, in quotes: "Redis?"')
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help='a line {"id", "question", "history"} for each question, or - for standard input;'
        ' answers come as lines {"id", "answer", "ms"}',
    )
    parser.add_argument(
        "--corpus", type=Path, metavar="PATH", help="a folder of entries or a résumé file"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as JSON")
    form.add_argument(
        "--debug", action="store_true", help="print each sentence with the checker's verdict"
    )


def run(options: Namespace) -> int:
    """Answer what is asked. Raises CommandError."""
    if (options.question is None) == (options.batch is None):
        raise CommandError('give a question in quotes, or --batch FILE, not both: ask "Redis?"')
    if options.batch is not None:
        if options.debug:
            raise CommandError("--debug goes with one question, not with --batch")
        lines = _lines(options.batch)
        return _answer_lines(_open(options.corpus), lines)
    asking = _asking(options.question)
    assistant = _open(options.corpus)
    if options.debug:
        composed = assistant.compose(asking.question, asking.history)
        print(debug_form(composed, assistant.write(composed)))
        return 0
    answer = assistant.ask(asking.question, asking.history)
    print(answer.model_dump_json(indent=2) if options.json else readable(answer))
    return 0


def readable(answer: Answer) -> str:
    """The answer with its sources below, for a terminal."""
    parts = [answer.text, *map(_source, answer.citations)]
    if answer.related:
        parts += ["Related, but not an answer:", *map(_source, answer.related)]
    if answer.follow_ups:
        parts.append("\n".join(["Ask next:", *(f"  {each}" for each in answer.follow_ups)]))
    return "\n\n".join(parts)


def _source(citation: Citation) -> str:
    quote = citation.quote.replace("\n", "\n    ")
    return (
        f"[{citation.number}] {citation.title} ({citation.kind.replace('-', ' ')})\n"
        f"    “{quote}”\n    {citation.url}"
    )


def _asking(question: str) -> Asking:
    try:
        return Asking(question=question)
    except ValidationError as error:
        raise CommandError(_reason(error)) from None


def _reason(error: ValidationError) -> str:
    detail = error.errors()[0]
    field = ".".join(str(part) for part in detail["loc"])
    return ": ".join(part for part in (field, detail["msg"].removeprefix("Value error, ")) if part)


def _open(corpus: Path | None) -> Assistant:
    try:
        return Assistant.open(read_settings(corpus=corpus))
    except (IndexingError, OSError) as error:
        raise CommandError(str(error)) from None


def _lines(name: str) -> Iterator[bytes]:
    """The lines of a file, opened at once so that a wrong name is known before the slow part."""
    try:
        return iter(sys.stdin.buffer if name == "-" else Path(name).open("rb"))
    except OSError as error:
        raise CommandError(f"cannot read {name}: {error.strerror}") from None


def _answer_lines(assistant: Assistant, lines: Iterator[bytes]) -> int:
    """Answer every line; 2 when one could not be read, 1 when one could not be answered."""
    worst = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = BatchLine.model_validate_json(line.removeprefix(b"\xef\xbb\xbf"))
        except ValidationError as error:
            worst = worst or 2
            print(f"line {number}: {_reason(error)}", file=sys.stderr, flush=True)
            continue
        started = time.perf_counter()
        try:
            answer = assistant.ask(asked.question, asked.history)
        except Exception as error:
            worst = 1
            reason = f"{type(error).__name__}: {error}"
            print(f"line {number}: not answered: {reason}", file=sys.stderr, flush=True)
            continue
        ms = round((time.perf_counter() - started) * 1000, 1)
        record = {"id": asked.id, "answer": answer.model_dump(mode="json"), "ms": ms}
        sys.stdout.buffer.write(to_json(record) + b"\n")
        sys.stdout.buffer.flush()
    return worst
