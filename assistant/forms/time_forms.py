"""What a question on time asks for, by its form: a beginning, an end, both, or a length."""

from __future__ import annotations

import re
from typing import Literal

from assistant.tables import pattern

TimeForm = Literal["start", "end", "both", "length", "point"]
"""`point` is a plain `when`, which a date answers as it is written."""

_AGO = pattern("timing", "ago")
_FRAME = pattern("time_forms", "frame")
_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
_FORMS: dict[TimeForm, re.Pattern[str]] = {
    "both": pattern("time_forms", "both"),
    "length": pattern("time_forms", "length"),
    "end": pattern("time_forms", "end"),
    "start": pattern("time_forms", "start"),
    "point": pattern("time_forms", "point"),
}


def time_form(question: str) -> TimeForm | None:
    """The form of a question on time, or None where it has none."""
    if _AGO.search(question):
        return None
    forms = {form for form, written in _FORMS.items() if written.search(question)}
    if {"start", "end"} <= forms or (len(_WHEN.findall(question)) > 1 and "end" in forms):
        return "both"
    return next((form for form in _FORMS if form in forms), None)


def without_form(question: str) -> str:
    """The question without the words that only ask for a time: what it is about is left."""
    return _FRAME.sub(" ", question)
