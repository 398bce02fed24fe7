"""Sentences on jobs and studies: what, where, from when to when. Quotes are the lines of the
fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from assistant.claims import Claim, Quote
from assistant.dates import is_exact, lasting, months, written
from assistant.forms.pointers import JOBS
from assistant.noun_phrases import article
from assistant.person import Person
from assistant.wording import upper_first
from assistant.words import stems
from index import Entry

_ONE_OF_A_KIND = re.compile(
    r"(?:C[ETFIO]O|CTPO|Chief|Head|President|Vice President|VP|(?:Co-?)?[Ff]ounder|Owner|Chair)\b"
)
_SEVERAL = re.compile(r",|;|\blater\b|\bthen\b|→|->")
_SHOWN = ("title", "position", "organisation", "period")


def fields_quote(entry: Entry, *more: str) -> Quote:
    """The lines that name the entry, the position and the period: a piece of the document."""
    wanted = {*_SHOWN, *more}
    lines = entry.lines
    last = max((at for at, (name, _) in enumerate(lines) if name in wanted), default=0)
    head = [line for name, line in lines[: last + 1] if name not in {"text", "highlight"}]
    return Quote(entry, "\n".join(head))


def named_by(entry: Entry) -> frozenset[str]:
    """Stems of what an entry is called by: its title, position and organisation."""
    return stems(" ".join(filter(None, (entry.title, entry.position, entry.organisation))))


def place(entry: Entry) -> str:
    """The organisation of a job or study."""
    return entry.organisation or entry.title


def told_apart(entry: Entry, among: Iterable[Entry]) -> str:
    """The organisation, with the position where another of the entries is at the same one."""
    same = [other for other in among if other is not entry and place(other) == place(entry)]
    return f"{place(entry)} ({entry.position})" if same and entry.position else place(entry)


def called(entry: Entry) -> str:
    """What an entry is called in a question: a job by its organisation."""
    return place(entry) if entry.kind in JOBS else entry.title


def as_position(entry: Entry) -> str:
    """`a Software Engineer`, `CEO`, or empty where no position is given."""
    if not entry.position:
        return ""
    if _ONE_OF_A_KIND.match(entry.position):
        return entry.position
    return f"{article(entry.position)} {entry.position}"


def since(entry: Entry) -> str:
    """`since April 2023`, `from March 2022 to April 2023`, `in 2019`, or empty."""
    if entry.start is None:
        return ""
    if entry.end is None:
        return f"since {written(entry.start)}"
    if entry.start == entry.end:
        return f"in {written(entry.start)}"
    return f"from {written(entry.start)} to {written(entry.end)}"


def held(entry: Entry, person: Person, opens: bool = True) -> Claim:
    """`The engineer has been a Software Engineer at Brandlock since April 2023.`; several titles
    stand behind: `worked at Acme from 2014 to 2020, as Developer, later Lead`."""
    subject = person.subject if opens else upper_first(person.they)
    plural = not opens and person.pronoun == "they"
    been = (
        ("have" if plural else "has") + " been"
        if entry.start and entry.end is None
        else ("were" if plural else "was")
    )
    if entry.position and _SEVERAL.search(entry.position):
        worked = "have worked" if plural else "has worked"
        verb = worked if been.endswith("been") else "worked"
        whole = f"{subject} {verb} at {place(entry)} {since(entry)}".strip()
        return Claim(f"{whole}, as {entry.position}.", (fields_quote(entry),))
    position = as_position(entry)
    parts = [subject, been, position or "", f"at {place(entry)}", since(entry)]
    return Claim(" ".join(part for part in parts if part) + ".", (fields_quote(entry),))


def tenure(entry: Entry, person: Person, today: date) -> Claim | None:
    """`About 1 year 1 month at Soulofox Studio, from March 2022 to April 2023.`"""
    count = months(entry, today)
    if count is None:
        return None
    length = lasting(count, is_exact(entry))
    about = length if length.startswith("about") else f"about {length}"
    until = f"since {written(entry.start)}" if entry.end is None and entry.start else since(entry)
    text = f"{upper_first(about)} at {place(entry)}, {until}."
    return Claim(text, (fields_quote(entry),))
