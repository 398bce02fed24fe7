"""`python -m index build`, `status`, `check` and `convert`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic_core import to_json

from index.check import counted, findings, report
from index.convert import convert
from index.corpus import load_corpus
from index.errors import IndexingError
from index.folders import this_python
from index.manifest import Manifest
from index.opening import open_index, state_of


class Place(NamedTuple):
    """Which index is meant: the arguments of `open_index`."""

    corpus: Path
    var: Path
    model: str
    chroma_url: str | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 2 for whatever the owner can put right."""
    options = _parser().parse_args(arguments)
    place = Place(
        corpus=Path(vars(options).get("corpus") or os.environ.get("ASSISTANT_CORPUS") or "corpus"),
        var=Path(os.environ.get("ASSISTANT_VAR") or "var"),
        model=os.environ.get("ASSISTANT_MODEL") or "all-MiniLM-L6-v2",
        chroma_url=os.environ.get("ASSISTANT_CHROMA_URL") or None,
    )
    try:
        print(COMMANDS[options.command](place, options), flush=True)
    except IndexingError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of a pipe left. Python would complain again when it closes its output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print("index: interrupted; nothing has changed", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    # Before or after the command: a default would undo what was given before it.
    corpus = argparse.ArgumentParser(add_help=False)
    corpus.add_argument(
        "--corpus",
        metavar="PATH",
        default=argparse.SUPPRESS,
        help="a folder of entries or a résumé file (ASSISTANT_CORPUS, else corpus/)",
    )
    parser = argparse.ArgumentParser(prog="python -m index", parents=[corpus])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", parents=[corpus], help="build the index, where it is not current")
    status = commands.add_parser("status", parents=[corpus], help="say what is indexed")
    status.add_argument("--json", action="store_true", help="as JSON")
    commands.add_parser("check", parents=[corpus], help="say what an editor would say")
    written = commands.add_parser("convert", help="write any portfolio as Markdown files")
    written.add_argument("source", type=Path, metavar="SOURCE", help="a folder or a résumé file")
    written.add_argument("folder", type=Path, metavar="DIRECTORY", help="a new or an empty folder")
    return parser


def _build(place: Place, options: argparse.Namespace) -> str:
    before = state_of(*place)
    manifest = before.manifest
    if before.reason:
        manifest = open_index(*place).manifest
    assert manifest
    did = f"built in {manifest.seconds:.1f} s" if before.reason else "is current"
    return (
        f"The index of {place.corpus} {did}: {counted(manifest.entries)}, {manifest.passages}"
        f" passages, {manifest.embedded} of them embedded in this build."
    )


def _check(place: Place, options: argparse.Namespace) -> str:
    entries = load_corpus(place.corpus)
    return report(entries, findings(entries, date.today()))


def _convert(place: Place, options: argparse.Namespace) -> str:
    count = convert(options.source, options.folder)
    return (
        f"{options.folder} has the {counted(count)} of {options.source} as Markdown.\n"
        f"Next: {this_python()} -m index check --corpus {options.folder}"
    )


def _status(place: Place, options: argparse.Namespace) -> str:
    state = state_of(*place)
    if options.json:
        return to_json({"current": state.reason is None, **vars(state)}, indent=2).decode()
    lines = {
        "corpus": str(place.corpus),
        "index": str(state.folder),
        "state": f"to be built: {state.reason}" if state.reason else "current",
        **(_facts(state.manifest) if state.manifest else {}),
    }
    return "\n".join(f"{name:<9} {value}" for name, value in lines.items())


def _facts(manifest: Manifest) -> dict[str, str]:
    return {
        "built": f"{manifest.built_at:%Y-%m-%d %H:%M} UTC, in {manifest.seconds:.1f} s",
        "holds": f"{counted(manifest.entries)}, {manifest.passages} passages",
        "model": f"{manifest.model}, {manifest.dimension} dimensions",
        "store": f"Chroma {manifest.chroma_url or 'embedded'}, collection {manifest.collection}",
        "with": ", ".join(f"{name} {version}" for name, version in manifest.versions.items()),
    }


COMMANDS: dict[str, Callable[[Place, argparse.Namespace], str]] = {
    "build": _build,
    "status": _status,
    "check": _check,
    "convert": _convert,
}


if __name__ == "__main__":
    sys.exit(main())
