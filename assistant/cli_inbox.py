"""Show the questions that the portfolio could not answer, and what to add for them."""

from __future__ import annotations

import sqlite3
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from pydantic_core import to_json

from assistant.cli_command import CommandError, printable
from assistant.inbox import Inbox, Item
from assistant.inbox_case import append_case, case_yaml
from assistant.inbox_groups import groups_of, suggestion
from assistant.settings import Settings
from assistant.settings_source import read_settings

CASES = Path("evals/cases/inbox.yaml")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(action=_show, json=False)
    parser.add_argument("--json", action="store_true", help="print all items as JSON")
    actions = parser.add_subparsers(metavar="ACTION", required=False)
    to_case = actions.add_parser("to-case", help="turn an item into a case for the evals")
    to_case.add_argument("id", type=int, help="number of the item, without the #")
    to_case.add_argument(
        "--to", metavar="FILE", default=str(CASES), help=f"case file, or - to print ({CASES})"
    )
    to_case.set_defaults(action=_to_case)
    remove = actions.add_parser("remove", help="delete an item")
    remove.add_argument("id", type=int, help="number of the item, without the #")
    remove.set_defaults(action=_remove)
    actions.add_parser("clear", help="delete all items").set_defaults(action=_clear)


def run(options: Namespace) -> int:
    """Do what is asked with the inbox. Raises CommandError."""
    settings = read_settings()
    inbox = Inbox(settings.var, settings.inbox_days)
    action: Callable[[Inbox, Namespace, Settings], str] = options.action
    try:
        print(action(inbox, options, settings))
    except (sqlite3.Error, OSError) as error:
        raise CommandError(f"the inbox at {inbox.path} cannot be used: {error}") from None
    return 0


def _show(inbox: Inbox, options: Namespace, settings: Settings) -> str:
    items = inbox.items()
    if options.json:
        return to_json([item.model_dump(mode="json") for item in items], indent=2).decode()
    if not items:
        kept = "" if settings.inbox else " It is off: ASSISTANT_INBOX=true turns it on."
        return f"The inbox is empty.{kept}"
    return overview(items)


def overview(items: Iterable[Item]) -> str:
    """The items by what was missing, and those that readers found unhelpful."""
    items = list(items)
    parts = []
    for group in groups_of(items):
        parts.append(
            "\n".join(
                [
                    f"{printable(group.topic)}  (asked {_times(group.times)})",
                    f"  {printable(suggestion(group))}",
                    *map(_line, group.items),
                ]
            )
        )
    if down := [item for item in items if item.reason == "thumbs_down"]:
        parts.append("\n".join(["Found unhelpful", *map(_line, down)]))
    return "\n\n".join(parts)


def _line(item: Item) -> str:
    times = f" ({_times(item.times)})" if item.times > 1 else ""
    asked = [turn.content for turn in item.history if turn.role == "user"]
    after = f"\n          after: {printable(asked[-1])}" if asked else ""
    comment = f"\n          the reader: {printable(item.comment)}" if item.comment else ""
    return f"  {f'#{item.id}':>5}  {printable(item.question)}{times}{after}{comment}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _to_case(inbox: Inbox, options: Namespace, settings: Settings) -> str:
    try:
        item = inbox.item(options.id)
    except KeyError:
        raise CommandError(f"the inbox has no item #{options.id}") from None
    if options.to == "-":
        return case_yaml(item).rstrip("\n")
    file = Path(options.to)
    try:
        append_case(item, file, settings.corpus, date.today())
    except OSError as error:
        raise CommandError(f"cannot write {file}: {error.strerror}") from None
    return f"Added to {file}. Say there what the right answer shows."


def _remove(inbox: Inbox, options: Namespace, _settings: Settings) -> str:
    if not inbox.remove(options.id):
        raise CommandError(f"the inbox has no item #{options.id}")
    return f"Removed #{options.id}."


def _clear(inbox: Inbox, _options: Namespace, _settings: Settings) -> str:
    return f"Removed {inbox.clear()}."
