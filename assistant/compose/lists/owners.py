"""Projects by whom they were made for: an employer or client that they name, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft
from assistant.compose.sentences.naming import counted, status_says
from assistant.compose.sentences.roles import fields_quote
from assistant.compose.sentences.telling import tell
from assistant.numbers import number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import upper_first
from assistant.words import join_words
from index import Entry

_FOR_OTHERS = pattern("owners", "for_others")
_OWN = pattern("owners", "own")
_BUILT_AT = pattern("owners", "built_at")
_COUNTS = pattern("owners", "counts")
_MOST_TOLD = 3


def by_owner(reading: Reading) -> Draft | None:
    """The projects made for an employer or client, those that name none, or both, as the question
    asks; None where it asks for neither."""
    mentions = reading.mentions
    if "project" not in mentions.kinds or reading.named or mentions.technologies:
        return None
    if set(mentions.kinds) - {"project", "role"} or mentions.statuses:
        return None
    others, own = _FOR_OTHERS.search(reading.question), _OWN.search(reading.question)
    if not (others or own):
        return None
    projects = reading.portfolio.of_kind("project")
    for_others = [each for each in projects if each.organisation and not _is_own(reading, each)]
    alone = [each for each in projects if each not in for_others]
    if not for_others:
        return _unsaid(projects) if others else None
    draft = Draft()
    if others or (own and not alone):
        names = join_words([f"{each.title} ({each.organisation})" for each in for_others])
        made = "was made" if len(for_others) == 1 else "were made"
        phrase = upper_first(counted("project", len(for_others)))
        quotes = [fields_quote(each) for each in for_others]
        draft.add(f"{phrase} {made} for an employer or client: {names}.", *quotes)
    if own and alone:
        _tell_own(alone, draft, bool(others))
    return draft


def built_at(reading: Reading) -> Draft | None:
    """`What was built at Acme?`: the projects that name the employer, where there are any."""
    places = {entry.organisation for entry in reading.mentions.organisations}
    if len(places) != 1 or reading.mentions.titles or reading.mentions.technologies:
        return None
    if reading.rest or reading.mentions.kinds:
        return None
    if not _BUILT_AT.search(reading.question) or _COUNTS.search(reading.question):
        return None
    projects = [
        each for each in reading.portfolio.of_kind("project") if each.organisation in places
    ]
    if not projects:
        return None
    draft = Draft()
    where = projects[0].organisation
    names = join_words([f"{e.title}{_state(e)}" for e in projects])
    be = "is" if len(projects) == 1 else "are"
    opening = f"{upper_first(counted('project', len(projects)))} {be} listed with {where}"
    draft.add(f"{opening}: {names}.", *[fields_quote(each, "status") for each in projects])
    for each in projects[:_MOST_TOLD]:
        draft.extend([tell(reading.portfolio.lead(each), reading.portfolio.person)])
    return draft


def _state(entry: Entry) -> str:
    return f" ({status_says(entry.status)})" if entry.status else ""


def _tell_own(alone: Sequence[Entry], draft: Draft, beside: bool) -> None:
    """The projects that name nobody else, and the own firm where one is named."""
    names = join_words(
        [f"{each.title}{f' ({each.organisation})' if each.organisation else ''}" for each in alone]
    )
    firms = any(each.organisation for each in alone)
    nobody = "no other employer or client" if firms else "no employer or client"
    which = f"the other {number(len(alone))}" if beside else counted("project", len(alone))
    which = "the other one" if beside and len(alone) == 1 else which
    quotes = [fields_quote(each) for each in alone]
    draft.add(f"For {which} {nobody} is named: {names}.", *quotes)


def _is_own(reading: Reading, project: Entry) -> bool:
    """Whether a project was made in the person's own firm: the surname is in its name."""
    surname = (reading.portfolio.person.name or "\0").split()[-1]
    return surname in (project.organisation or "")


def _unsaid(projects: Sequence[Entry]) -> Draft | None:
    if not projects:
        return None
    return Draft(unsaid=["which projects were made for an employer or client"])
