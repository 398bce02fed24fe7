"""Start a portfolio: a folder with one commented example of each kind of entry."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from importlib.resources import as_file, files
from pathlib import Path

from assistant.cli_command import CommandError
from index import IndexingError
from index.folders import new_folder, this_python


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "folder", type=Path, metavar="DIRECTORY", help="a new or an empty folder, for your entries"
    )


def run(options: Namespace) -> int:
    """Write the folder. Raises CommandError."""
    folder: Path = options.folder
    try:
        with as_file(files("assistant") / "data" / "new") as examples, new_folder(folder) as draft:
            shutil.copytree(examples, draft, dirs_exist_ok=True)
    except IndexingError as error:
        raise CommandError(str(error)) from None
    print(f"{folder} is ready: fill in profile.md, and copy an _example.md for each entry.")
    print(f"Then: {this_python()} -m index check --corpus {folder}")
    print(f'And:  {this_python()} -m assistant ask "Who is this?" --corpus {folder}')
    return 0
