"""Says in one readable line each what pydantic found wrong with an entry."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from pydantic import ValidationError

from index.entry import Entry
from index.errors import Problem

_MESSAGES = {
    "missing": "{field} is missing",
    "extra_forbidden": "unknown field {field}:{near} known are {known}",
    "string_type": "{field} must be a text",
    "string_too_short": "{field} is empty",
    "tuple_type": "{field} must be a list: [one, two]",
    "literal_error": "{field} {input!r} is not one of {expected}",
    "string_pattern_mismatch": (
        "{input!r} is no id: use small letters, digits and hyphens, like role/acme"
    ),
}
_FIELDS = [name for name in Entry.model_fields if name not in ("id", "text", "highlights")]
_KNOWN = ", ".join((*_FIELDS, "order"))


def problems_of(error: ValidationError, file: str, lines: Mapping[str, int]) -> list[Problem]:
    """A problem for each error; `lines` are the lines of the fields, 1 where there is none.

    The messages of Entry's own checks begin with the field they are about.
    """
    problems = []
    for detail in error.errors(include_url=False):
        field = str(detail["loc"][0]) if detail["loc"] else ""
        reason = detail["msg"].removeprefix("Value error, ")
        template = _MESSAGES.get(detail["type"])
        if template:
            message = template.format(
                field=field,
                input=detail["input"],
                known=_KNOWN,
                near=_near(field),
                expected=detail.get("ctx", {}).get("expected", ""),
            )
        else:
            message = f"{field}: {reason}" if field else reason
        line = lines.get(field or reason.partition(" ")[0], 1)
        problems.append(Problem(file, line, " ".join(message.split())))
    return problems


def _near(field: str) -> str:
    """` did you mean organisation?`, where a known field is spelt almost so."""
    found = get_close_matches(field.lower(), _FIELDS, n=1, cutoff=0.75)
    return f" did you mean {found[0]}?" if found else ""
