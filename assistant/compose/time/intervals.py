"""The time between two events: `between leaving university and starting the first job`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.claims import Draft
from assistant.compose.choosing.sides import entry_meant
from assistant.compose.sentences.roles import fields_quote, place
from assistant.compose.sentences.telling import JOBS
from assistant.dates import lasting, written
from assistant.reading import Reading
from assistant.tables import pattern
from index import Entry, YearMonth

Edge = Literal["start", "end"]

_ASKED = pattern("intervals", "asked")
_FORMS = (
    pattern("intervals", "between"),
    pattern("intervals", "after"),
    pattern("intervals", "until"),
    pattern("intervals", "turned"),
)
_TIME = pattern("intervals", "time")
_DEGREES = pattern("intervals", "degrees")
_BEGUN = pattern("intervals", "begun")
_ENDED = pattern("intervals", "ended")
_STUDY = pattern("intervals", "study")
_WORK = pattern("intervals", "work")
_DONE: dict[str, str] = {
    "certificate": "got the certificate {title}",
    "award": "received the award {title}",
    "talk": "gave the talk “{title}”",
    "publication": "published “{title}”",
}


@dataclass(frozen=True, slots=True)
class Event:
    """The beginning or the end of an entry."""

    entry: Entry
    edge: Edge
    at: YearMonth

    @property
    def told(self) -> str:
        """`left Acme in May 2018`."""
        return f"{self._deed()} in {written(self.at)}"

    def _deed(self) -> str:
        entry = self.entry
        if entry.kind in JOBS:
            return f"{'joined' if self.edge == 'start' else 'left'} {place(entry)}"
        if entry.kind == "education":
            return f"{'began' if self.edge == 'start' else 'finished'} at {place(entry)}"
        return _DONE[entry.kind].format(title=entry.title)


def interval(reading: Reading) -> Draft | None:
    """How much time went by between the two events of the question; None where it has none."""
    question = reading.question
    if _DEGREES.search(question) and (_ASKED.search(question) or _TIME.search(question)):
        return _between_degrees(reading)
    match = next((found for form in _FORMS if (found := form.search(question))), None)
    if match is None or not _ASKED.search(question):
        return None
    second = _event(reading, match["second"], "start")
    first = _event(reading, match["first"], "end", second)
    if first is None or second is None or first.entry is second.entry:
        return None
    return _apart(reading, first, second)


def _between_degrees(reading: Reading) -> Draft | None:
    """The time between the first two courses of study."""
    studies = [e for e in reading.portfolio.of_kind("education") if e.start and e.end]
    studies.sort(key=lambda each: each.start.ordinal if each.start else 0)
    if len(studies) < 2 or not (studies[0].end and studies[1].start):
        return None
    first = Event(studies[0], "end", studies[0].end)
    return _apart(reading, first, Event(studies[1], "start", studies[1].start))


def _apart(reading: Reading, first: Event, second: Event) -> Draft:
    subject = reading.portfolio.person.subject
    quotes = fields_quote(first.entry), fields_quote(second.entry)
    apart = second.at.ordinal - first.at.ordinal
    exact = bool(first.at.month and second.at.month)
    draft = Draft()
    if not exact and first.at.year == second.at.year:
        length = "in the same year"
    elif not exact and -12 < apart < 12:
        length = "within about a year of each other"
    elif apart < 0:
        length = "which was earlier"
    else:
        length = f"{lasting(apart, exact)} later" if apart else "in the same month"
    draft.add(f"{subject} {first.told} and {second.told}, {length}.", *quotes)
    return draft


def _event(reading: Reading, text: str, usual: Edge, later: Event | None = None) -> Event | None:
    edge: Edge = usual
    if _BEGUN.search(text):
        edge = "start"
    elif _ENDED.search(text):
        edge = "end"
    entry = _entry(reading, text, edge, later)
    if entry is None or entry.kind not in {*JOBS, "education", *_DONE}:
        return None
    at = entry.start if edge == "start" or entry.kind in _DONE else entry.end
    return Event(entry, edge, at) if at else None


def _by_position(reading: Reading, text: str) -> Entry | None:
    """The job whose whole position the text has: `becoming staff engineer`."""
    roles = [role for role in reading.portfolio.roles if role.position]
    return next((role for role in roles if (role.position or "").lower() in text.lower()), None)


def _is_before(end: YearMonth, later: Event) -> bool:
    return (
        end.year <= later.at.year
        if None in {end.month, later.at.month}
        else end.ordinal <= later.at.ordinal
    )


def _entry(reading: Reading, text: str, edge: Edge, later: Event | None) -> Entry | None:
    """What the text names or describes; studies as such are the last that ended before what came
    later, or the first."""
    found = _by_position(reading, text)
    bare = _ENDED.sub(" ", _BEGUN.sub(" ", text)).strip()
    found = found or (entry_meant(reading, bare) if bare else None)
    if _STUDY.search(text) and (found is None or found.kind not in {*JOBS, "education"}):
        studies = [each for each in reading.portfolio.of_kind("education") if each.end]
        ranked = sorted(studies, key=lambda each: each.end.ordinal if each.end else 0)
        there = [each for each in ranked if each.location and each.location in text]
        before = [each for each in ranked if later and each.end and _is_before(each.end, later)]
        ranked = there or before or ranked
        return ranked[-1 if edge == "end" else 0] if ranked else None
    if (found is None or found.kind not in JOBS) and _WORK.search(text):
        roles = [role for role in reversed(reading.portfolio.roles) if role.start]
        there = [role for role in roles if role.location and role.location in text]
        return next(iter(there or roles), None)
    return found
