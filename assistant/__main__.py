"""`python -m assistant COMMAND`: what an owner does without the web server."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import cast

from assistant.cli_command import Command, CommandError, CommandModule, OneLineParser
from assistant.settings_source import SettingsError

PROGRAM = "python -m assistant"

COMMANDS = {
    "new": Command("assistant.cli_new", "start a portfolio with an example of each kind"),
    "ask": Command("assistant.cli_ask", "answer a question, or a file of questions"),
    "inbox": Command(
        "assistant.cli_inbox", "show the questions that the portfolio lacks answers to"
    ),
    "check-llm": Command("assistant.cli_check_llm", "try the language model of the settings"),
    "embed": Command("assistant.cli_embed", "print the tag that adds the widget to a site"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 2 for whatever the owner can put right."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help", "help"):
        print(_usage())
        return 0 if given else 2
    name = given[0]
    if name not in COMMANDS:
        near = get_close_matches(name, COMMANDS, n=1)
        hint = f"is it {near[0]}?" if near else f"there are {', '.join(COMMANDS)}"
        print(f"{PROGRAM}: there is no command {name!r}; {hint}", file=sys.stderr)
        return 2
    command = COMMANDS[name]
    # By name, so that asking a question does not wait for the modules of other commands.
    module = cast(CommandModule, import_module(command.module))
    parser = OneLineParser(prog=f"{PROGRAM} {name}", description=module.__doc__)
    module.add_arguments(parser)
    try:
        return module.run(parser.parse_args(given[1:]))
    except (CommandError, SettingsError) as error:
        print(f"{PROGRAM} {name}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of a pipe left. Python would complain again when it closes its output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _usage() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join([f"usage: {PROGRAM} COMMAND ...", "", *lines, "", "COMMAND --help says more."])


if __name__ == "__main__":
    sys.exit(main())
