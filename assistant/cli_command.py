"""What the commands of `python -m assistant` share: how they are named, parsed and fail."""

from __future__ import annotations

import unicodedata
from argparse import ArgumentParser, Namespace
from typing import NamedTuple, NoReturn, Protocol


class CommandError(Exception):
    """The owner can put it right: the text is shown, and the exit code is 2."""


class OneLineParser(ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


class CommandModule(Protocol):
    """A module that holds one command."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, options: Namespace) -> int:
        """Do it, and return the exit code. Raises CommandError."""


class Command(NamedTuple):
    """A command by the name of its module, which is imported only when it is run."""

    module: str
    summary: str


def printable(text: str) -> str:
    """Text of a stranger without what would steer a terminal."""
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" else char for char in text)
