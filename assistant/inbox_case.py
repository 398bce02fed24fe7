"""An item of the inbox as a case for the evals, in YAML."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from assistant.inbox import Item

_REASONS = {
    "unanswered": "From the inbox. Change what is expected once the portfolio has the answer.",
    "thumbs_down": "From the inbox: a reader found the answer unhelpful. Say what is right.",
}


def case_of(item: Item) -> dict[str, Any]:
    """The fields of the case; what was answered stands as what is expected."""
    slug = "-".join(re.findall(r"[a-z0-9]+", item.question.lower())[:6])
    case: dict[str, Any] = {
        "id": f"inbox-{item.id}" + (f"-{slug}" if slug else ""),
        "question": item.question,
    }
    if item.history:
        case["history"] = [turn.model_dump() for turn in item.history]
    case["category"] = "follow-up" if item.history else "absent"
    case["split"] = "work"
    case["status"] = [item.status] if item.status else ["answered", "partial"]
    comment = f" The reader: {item.comment}" if item.comment else ""
    case["reason"] = _REASONS[item.reason] + comment
    return case


def case_yaml(item: Item) -> str:
    """The case as an item of the list `cases`."""
    text = yaml.safe_dump([case_of(item)], sort_keys=False, allow_unicode=True, width=96, indent=2)
    return "".join(f"  {line}\n" for line in text.splitlines())


def append_case(item: Item, file: Path, portfolio: Path, today: date) -> None:
    """Add the case to the end of a case file, which is begun if need be. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.exists()
    with file.open("a", encoding="utf-8") as opened:
        if not begun:
            head = yaml.safe_dump({"portfolio": str(portfolio), "today": today}, sort_keys=False)
            opened.write(f"{head}cases:\n")
        opened.write(case_yaml(item))
