"""Promotions: within one job, by the titles it lists one after the other and the line on them."""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.choosing.asking import jobs_asked
from assistant.compose.sentences.roles import fields_quote, held, place
from assistant.compose.sentences.telling import tell
from assistant.noun_phrases import article
from assistant.numbers import number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import join_words
from index import Entry

_ASKED = pattern("promotions", "asked")
_TOLD = pattern("promotions", "told")
_TITLES = pattern("promotions", "titles")
_MORE = pattern("promotions", "more")
_TIMES = {1: "once", 2: "twice"}
_MOST_LINES = 2


def promotions(reading: Reading) -> Draft | None:
    """Speaks when promotions are asked for."""
    if not _ASKED.search(reading.question):
        return None
    named = [job for job in jobs_asked(reading) if job.kind == "role"]
    roles = reading.portfolio.roles
    draft = Draft()
    for role in named or roles:
        _of_job(reading, role, roles, draft)
    if not draft.claims:
        person = reading.portfolio.person
        where = f" at {place(named[0])}" if named else ""
        draft.unsaid.append(f"whether {person.inline} was promoted{where}")
        draft.related += [fields_quote(role) for role in (named or roles)[:1]]
    return draft


def titles_of(role: Entry) -> list[str]:
    """The titles that a position lists one after the other: `Developer, later Lead`."""
    first, *later = _TITLES.split(role.position or "")
    if not later:
        return [first]
    return [first, *(title for part in later for title in _MORE.split(part) if title)]


def _of_job(reading: Reading, role: Entry, roles: list[Entry], draft: Draft) -> None:
    person = reading.portfolio.person
    titles = titles_of(role)
    told = [quote for quote in reading.portfolio.quotes(role) if _is_told(quote)]
    if len(titles) > 1 and told:
        count = len(titles) - 1
        times = _TIMES.get(count, f"{number(count)} times")
        begun = f"{article(titles[0])} {titles[0]}"
        be = person.verb("were")
        text = (
            f"At {place(role)}, {person.they} began as {begun} and {be} promoted {times}, "
            f"to {join_words(titles[1:])}."
        )
        draft.add(text, fields_quote(role), *told)
    elif len(titles) > 1:
        text = f"At {place(role)}, the titles follow each other: {join_words(titles)}."
        draft.add(text, fields_quote(role))
    same = [each for each in roles if each.organisation and each.organisation == role.organisation]
    if len(same) > 1 and len(titles) == 1:
        draft.extend([held(role, person, opens=not draft.claims)])
    draft.extend(tell(quote, person, opens=not draft.claims) for quote in told[:_MOST_LINES])


def _is_told(quote: Quote) -> bool:
    return bool(_TOLD.search(quote.text))
