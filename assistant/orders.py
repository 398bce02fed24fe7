"""Questions put as orders: `Write down her employers`, `Calculate the years of experience`.

as_question(Please note down the employers as a table)  ->  Tell me the employers

What is to be told is asked for; how it is to look is left out. Orders for other work, such as a
letter, are no questions and stay as they are.
"""

from __future__ import annotations

import re

from assistant.off_topic import has_form

_LEAST = 2
_LANGUAGE = re.compile(
    r"\b(?:in )?(?:what|which) language (?P<is>is|was) (?P<it>it|that|this|the \w+) "
    r"(?P<made>written|coded|implemented|programmed|built|developed|done)(?: in)?\b",
    re.IGNORECASE,
)
"""Of a piece of work, not of what is spoken."""


def as_question(question: str) -> str:
    """The question that an order asks, where what is ordered is of the portfolio."""
    question = _LANGUAGE.sub(r"what \g<is> \g<it> \g<made> in", question)
    match = has_form("telling", question)
    if not match or has_form("piece", question) or has_form("supplied", question):
        return question
    told = question[match.end() :]
    if not (has_form("person", told) or has_form("work", told)):
        return question
    look = has_form("look", told)
    if look and len(told[: look.start()].split()) >= _LEAST:
        told = told[: look.start()].rstrip(" ,")
    return f"Tell me {told}"
