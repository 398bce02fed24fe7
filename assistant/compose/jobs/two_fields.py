"""The work in each of two lines of business that a question sets beside each other."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.jobs.industries import of_business
from assistant.compose.sentences.telling import tell
from assistant.lines_of_business import industries_in, industry_tokens
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import Token, content_tokens

_ASKED = pattern("two_fields", "asked")
_PARTS = pattern("two_fields", "parts")
_JOBS = frozenset({"role"})
_MOST_EACH = 2


def two_fields(reading: Reading) -> Draft | None:
    """The lines on each of the two fields; None where a question does not name two."""
    question = reading.question
    if not _ASKED.search(question) or reading.named or reading.focus:
        return None
    if not _is_on_fields_alone(question):
        return None
    fields: list[list[Token]] = []
    areas: set[str] = set()
    for part in _PARTS.split(question):
        named = industry_tokens(part) if part else []
        own = industries_in(" ".join(token.text for token in named))
        if named and not own & areas:
            fields.append(named)
            areas |= own
    if len(fields) != 2:
        return None
    jobs = reading.mentions.kinds == ("role",)
    draft = Draft()
    for named in fields:
        found = of_business(reading, named, _JOBS if jobs else None)
        near = [tell(quote, reading.portfolio.person) for quote in found.related[:1]]
        draft.extend(found.claims[:_MOST_EACH] or near)
        draft.missing += [] if near else found.missing
    return draft if draft.claims else None


def _is_on_fields_alone(question: str) -> bool:
    """Whether nothing else is asked about: not `which came first, the games or the bank?`"""
    named = industry_tokens(question)
    skipped = word_list("two_fields_frame")
    return all(token in named or token.lower in skipped for token in content_tokens(question))
