"""Question words that are run together with a verb: `When'd she leave?`, `Where's he work?`.

>>> written_out("When'd she leave?")
'When did she leave?'
>>> written_out("Who'd be asked?")
'Who would be asked?'
"""

from __future__ import annotations

import re

_ASKING = r"\b(?P<word>when|where|what|which|who|how|why)"
_RUN_TOGETHER = re.compile(_ASKING + r"['’]?(?<=['’])d\b(?! (?:be|you|have)\b)", re.IGNORECASE)
_WISHED = re.compile(_ASKING + r"['’]d\b", re.IGNORECASE)
_WERE = re.compile(_ASKING + r"['’]re\b", re.IGNORECASE)
_HAVE = re.compile(_ASKING + r"['’]ve\b", re.IGNORECASE)


def written_out(question: str) -> str:
    """The question with these verbs as words of their own."""
    for form, verb in (
        (_RUN_TOGETHER, "did"),
        (_WISHED, "would"),
        (_WERE, "are"),
        (_HAVE, "have"),
    ):
        question = form.sub(rf"\g<word> {verb}", question)
    return question
