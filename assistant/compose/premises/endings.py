"""That something came to an end, where the portfolio does not say so: `Why was it cancelled?`"""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import called, fields_quote
from assistant.compose.sentences.telling import JOBS, tell
from assistant.reading import Reading
from assistant.tables import pattern, table
from index import Entry

_ASKS_WHY = pattern("presumed", "asks_why")
_ENDED = pattern("presumed", "ended")
_DISMISSED = pattern("presumed", "dismissed")
_GONE = pattern("presumed", "gone")
_WAS_GONE = pattern("presumed", "was_gone")
_GONE_STATES = frozenset({"Archived"})


def not_ended(reading: Reading) -> Draft | None:
    """Speaks when a question asks why, or how, something ended of which that is not told."""
    question = reading.question
    if not _ASKS_WHY.search(question):
        return None
    if _DISMISSED.search(question):
        return _never_dismissed(reading)
    match = _ENDED.search(question)
    if not match:
        return None
    participle = next(
        (
            said
            for begins, said in table("participles").items()
            if match[0].lower().startswith(begins)
        ),
        None,
    )
    if participle is None:
        return None
    person = reading.portfolio.person
    names = [name for name in reading.mentions.names if not name.is_category]
    works = [entry for entry in reading.named if entry.kind not in JOBS]
    if len(names) == 1 and not works:
        name = names[0].name
        uses = [
            quote
            for entry in reading.named or reading.portfolio.entries
            for quote in reading.portfolio.quotes(entry)
            if any(
                m.technology.name == name for m in reading.portfolio.technologies.find(quote.text)
            )
        ]
        if any(_GONE.search(quote.text) for quote in uses):
            return None
        draft = Draft(unsaid=[f"that {name} was {participle}"], corrects=True)
        draft.extend([tell(quote, person) for quote in uses[:1]])
        return draft
    if len(works) != 1 or reading.mentions.groups:
        return None
    entry = works[0]
    if {name.name for name in names} - set(reading.portfolio.technologies_of(entry)):
        return None
    if entry.status in _GONE_STATES or _WAS_GONE.search(entry.document):
        return None
    draft = Draft(unsaid=[f"that {called(entry)} was {participle}"], corrects=True)
    if entry.status:
        text = f"{entry.title} is {status_says(entry.status)}."
        draft.add(text, fields_quote(entry, "status"))
    draft.extend([tell(reading.portfolio.lead(entry), person)])
    return draft


def _never_dismissed(reading: Reading) -> Draft | None:
    """That the person was not dismissed, as far as any entry says."""
    entries: list[Entry] = [*reading.portfolio.of_kind(*JOBS, "profile")]
    if any(_DISMISSED.search(entry.document) for entry in entries):
        return None
    who = reading.portfolio.person.inline
    return Draft(unsaid=[f"that {who} was dismissed from a job"], corrects=True)
