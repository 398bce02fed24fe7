"""Print the script tag that adds the widget to a site, and what the site's policy must allow."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from pydantic import TypeAdapter, ValidationError

from assistant.cli_command import CommandError
from assistant.settings import Origin, Settings
from assistant.settings_source import read_settings
from assistant.widget import Widget


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--host", metavar="URL", help="where the assistant is reached (ASSISTANT_PUBLIC_URL)"
    )
    parser.add_argument("--site", metavar="URL", help="the site that shall carry the widget")


def run(options: Namespace) -> int:
    """Print the tag. Raises CommandError."""
    settings = read_settings()
    host = _origin(options.host) or settings.public_url
    site = _origin(options.site)
    try:
        widget = Widget.shipped()
    except OSError as error:
        raise CommandError(f"the widget cannot be read: {error}") from None
    print(embedding(widget, host or f"http://localhost:{settings.port}"))
    for note in _notes(settings, host, site):
        print(note, file=sys.stderr)
    return 0


def embedding(widget: Widget, host: str) -> str:
    """What goes into the site."""
    return "\n".join(
        [
            "This version, and no other; the browser checks it:",
            f"  {widget.pinned_tag(host)}",
            "",
            "Or always the newest version:",
            f"  {widget.tag(host)}",
            "",
            "If the site has a content security policy, add to it:",
            f"  script-src {host}; connect-src {host}",
        ]
    )


def _origin(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return TypeAdapter(Origin).validate_python(value)
    except ValidationError as error:
        raise CommandError(error.errors()[0]["msg"].removeprefix("Value error, ")) from None


def _notes(settings: Settings, host: str | None, site: str | None) -> list[str]:
    notes = []
    if host is None:
        notes.append("Say where readers reach the assistant: --host or ASSISTANT_PUBLIC_URL.")
    allowed = settings.allowed_origins
    if site is not None and site not in (*allowed, host):
        wanted = ",".join((*allowed, site))
        notes.append(f"The server refuses {site} until ASSISTANT_ALLOWED_ORIGINS={wanted}")
    elif not allowed:
        notes.append("The server refuses other sites until ASSISTANT_ALLOWED_ORIGINS names them.")
    return notes
