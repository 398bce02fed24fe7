"""Reads the settings from the environment, and says in one line what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from assistant.settings import Settings

PREFIX = "ASSISTANT_"

# A Space is reached through a proxy in a private network, and is shown in a frame of the site.
SPACES = {
    "host": "0.0.0.0",
    "allowed_origins": ("https://huggingface.co",),
    "trusted_proxies": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
}


class SettingsError(ValueError):
    """One or more settings cannot be used; each has its line."""


def read_settings(**overrides: Any) -> Settings:
    """The settings of the environment, with `overrides` first. Raises SettingsError."""
    given = dict(_space_defaults(os.environ))
    given.update({name: value for name, value in overrides.items() if value is not None})
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise SettingsError("\n".join(_lines(error))) from None
    if unknown := _unknown(os.environ):
        raise SettingsError("\n".join(unknown))
    return settings


def _space_defaults(environ: Mapping[str, str]) -> dict[str, Any]:
    if "SPACE_ID" not in environ:
        return {}
    defaults: dict[str, Any] = dict(SPACES)
    if host := environ.get("SPACE_HOST"):
        defaults["public_url"] = f"https://{host}"
    return {key: value for key, value in defaults.items() if PREFIX + key.upper() not in environ}


def _lines(error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors():
        name = PREFIX + str(problem["loc"][0]).upper()
        reason = problem["msg"].removeprefix("Value error, ")
        value = "" if "key" in name.lower() else f"={problem['input']!s:.80}"
        lines.append(f"{name}{value}: {reason}")
    return lines


def _unknown(environ: Mapping[str, str]) -> list[str]:
    names = [PREFIX + field.upper() for field in Settings.model_fields]
    lines = []
    for name in sorted(environ):
        if not name.upper().startswith(PREFIX) or name.upper() in names:
            continue
        near = get_close_matches(name.upper(), names, n=1)
        lines.append(f"{name}: there is no such setting" + (f"; is it {near[0]}?" if near else ""))
    return lines
