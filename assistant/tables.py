"""The data tables of the package, read once."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """The content of `assistant/data/<name>.yaml`."""
    text = files("assistant").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `words.yaml`."""
    return frozenset(str(table("words")[name]).split())


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """A form of question of `patterns.yaml`, compiled without regard to case."""
    return re.compile(table("patterns")[section][name], re.IGNORECASE)
