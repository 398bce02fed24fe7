"""How a piece of work fared: what went wrong with it, what became of it, where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.entries.about import describe
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import called, fields_quote
from assistant.compose.sentences.telling import JOBS, tell
from assistant.measures import has_number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import Token
from index import Entry

_TROUBLE = pattern("fared", "asks_trouble")
_SOLVES = pattern("fared", "solves")
_TELLS_TROUBLE = pattern("fared", "tells_trouble")
_DIFFICULTY = pattern("fared", "asks_difficulty")
_FATE = pattern("fared", "asks_fate")
_TELLS_FATE = pattern("fared", "tells_fate")
_ENDED = pattern("fared", "ended")
_TELLS_END = pattern("fared", "tells_end")
_WORKS = frozenset({"project", "role", "volunteer"})
_SECOND = pattern("fared", "second")
_OPENS = pattern("fared", "opens")
_OUTCOME = pattern("fared", "asks_outcome")
_FAILURES = pattern("fared", "asks_failures")
_TELLS_FAILURE = pattern("fared", "tells_failure")
_MOST = 3


def fared(reading: Reading) -> Draft | None:
    """What the only work that a question names says of its troubles or its fate, or that it does
    not say; None where neither is asked."""
    works = [entry for entry in reading.named if entry.kind in _WORKS]
    if not reading.named:
        return _failures(reading)
    if not works or len({called(entry) for entry in works}) > 1 or len(works) < len(reading.named):
        return None
    titles = " ".join(entry.title.lower() for entry in works)
    wares = [t for t in reading.mentions.technologies if t.text.lower() not in titles]
    if reading.focus or wares or reading.mentions.years:
        return None
    words = reading.without_names
    if (asked := _TROUBLE.search(words)) and not _SOLVES.search(words):
        return None if _beside(reading, asked) else _trouble(reading, works)
    if (asked := _FATE.search(words)) and all(entry.kind == "project" for entry in works):
        other = _is_second(asked) or _beside(reading, asked)
        return None if other else _fate(reading, works[0])
    if (asked := _OUTCOME.search(words)) and all(entry.kind == "project" for entry in works):
        return None if _beside(reading, asked) else _outcome(reading, works[0])
    return None


def asks_how_it_fared(question: str) -> bool:
    """Whether the troubles, the fate or the success of something are asked for."""
    forms = (_FATE, _OUTCOME, _TROUBLE)
    return not _SOLVES.search(question) and any(form.search(question) for form in forms)


def _beside(reading: Reading, asked: re.Match[str]) -> list[Token]:
    """Words of the question beside those that ask: it is on something of its own."""
    spoken = asked[0].lower()
    return [token for token in reading.asked if token.lower not in spoken]


def _is_second(asked: re.Match[str]) -> bool:
    """Whether something else is asked before: `What is it, and where does it stand?`"""
    before = asked.string[: asked.start()]
    return bool(_SECOND.search(before) and _OPENS.search(before))


def _trouble(reading: Reading, works: Sequence[Entry]) -> Draft:
    lines = [
        line
        for entry in works
        for line in reading.portfolio.quotes(entry)
        if _TELLS_TROUBLE.search(line.text)
    ]
    if not lines:
        at = "at" if works[0].kind in JOBS else "with"
        related = [reading.portfolio.lead(entry) for entry in works]
        what = "was difficult" if _DIFFICULTY.search(reading.question) else "went wrong"
        return Draft(unsaid=[f"what {what} {at} {called(works[0])}"], related=related)
    return _told(reading, lines, Draft())


def _fate(reading: Reading, work: Entry) -> Draft:
    portfolio = reading.portfolio
    ends = bool(_ENDED.search(reading.question))
    tells = _TELLS_END if ends else _TELLS_FATE
    lines = [line for line in portfolio.quotes(work) if tells.search(line.text)]
    draft = Draft()
    if work.status:
        draft.add(f"{work.title} is {status_says(work.status)}.", fields_quote(work, "status"))
    if lines:
        return _told(reading, lines, draft)
    draft.extend(describe(portfolio, work, [], 1 if work.status else _MOST))
    if ends:
        draft.unsaid.append("why")
    elif not work.status:
        draft.unsaid.append(f"what became of {work.title}")
    return draft


def _outcome(reading: Reading, work: Entry) -> Draft:
    """The state of a work with its lines that give a figure, or else its first."""
    lines = [line for line in reading.portfolio.quotes(work) if has_number(line.text)]
    draft = Draft()
    if work.status:
        draft.add(f"{work.title} is {status_says(work.status)}.", fields_quote(work, "status"))
    return _told(reading, lines or reading.portfolio.quotes(work)[:1], draft)


def _failures(reading: Reading) -> Draft | None:
    """What the works tell of failures, where those of the person are asked for."""
    asked = _FAILURES.search(reading.question)
    other = reading.mentions.technologies or set(reading.mentions.kinds) - {"role", "project"}
    if not asked or other or any(t in reading.subjects for t in _beside(reading, asked)):
        return None
    portfolio = reading.portfolio
    works = portfolio.of_kind(*_WORKS)
    lines = [q for work in works for q in portfolio.quotes(work) if _TELLS_FAILURE.search(q.text)]
    return _told(reading, lines, Draft()) if lines else None


def _told(reading: Reading, lines: Sequence[Quote], draft: Draft) -> Draft:
    told = draft.entries
    for line in lines[:_MOST]:
        draft.extend([tell(line, reading.portfolio.person, opens=line.entry not in told)])
        told.append(line.entry)
    return draft
