"""`python -m index check`: reads a portfolio as an editor would, and says what could be better."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from index.entry import Entry, Kind
from index.readers.contact import EMAIL, PHONE, is_phone
from index.sentences import sentences
from index.tables import table

QUOTABLE = 400
"""Characters of a sentence or highlight that a reader still takes in as one quote."""
_OVERLAP = 1
"""Months that two jobs may share before it is worth a word: a change of jobs within a month."""
_DATED: tuple[Kind, ...] = (
    "role", "project", "education", "volunteer", "certificate", "award", "publication", "talk",
)  # fmt: skip
_WORK: tuple[Kind, ...] = ("role", "project", "volunteer", "deep-dive", "principle", "publication")


@dataclass(frozen=True)
class Finding:
    """One thing that an editor would mention."""

    topic: str
    entry: str | None
    """The id; None where it is about the whole portfolio."""
    message: str


def findings(entries: Sequence[Entry], today: date) -> list[Finding]:
    """What could be better, by topic."""
    return [
        Finding(topic, entry.id if entry else None, message)
        for topic, check in CHECKS.items()
        for entry, message in check(entries, today)
    ]


def report(entries: Sequence[Entry], found: Sequence[Finding]) -> str:
    """The findings as a person reads them."""
    lines = [f"{counted(len(entries))}, {len(found) or 'nothing'} to look at."]
    for topic in dict.fromkeys(finding.topic for finding in found):
        by_message: dict[str, list[str]] = {}
        for finding in found:
            if finding.topic == topic:
                by_message.setdefault(finding.message, []).append(finding.entry or "")
        lines += ["", topic]
        for message, places in by_message.items():
            lines.append(f"  {', '.join(places)}: {message}" if any(places) else f"  {message}")
    return "\n".join(lines)


def counted(entries: int) -> str:
    """`1 entry`, `27 entries`."""
    return f"{entries} {'entry' if entries == 1 else 'entries'}"


Found = Iterator[tuple[Entry | None, str]]


def _bare(entries: Sequence[Entry], today: date) -> Found:
    for entry in entries:
        if entry.kind in ("role", "project", "education") and len(entry.lines) == 1:
            yield entry, "nothing but a title"


def _undated(entries: Sequence[Entry], today: date) -> Found:
    for entry in entries:
        if entry.kind in _DATED and not entry.start:
            yield entry, "no date, so when and how long stays open"


def _periods(entries: Sequence[Entry], today: date) -> Found:
    now = today.year * 12 + today.month - 1
    for entry in entries:
        if entry.start and entry.start.ordinal > now:
            yield entry, f"begins in the future: {entry.start}"
        elif entry.end and entry.end.ordinal > now and entry.end.year > today.year + 10:
            yield entry, f"ends far in the future: {entry.end}"
    jobs = [entry for entry in entries if entry.kind == "role" and entry.start]
    for first, second in combinations(jobs, 2):
        shared = min(_last(first, now), _last(second, now)) - max(_first(first), _first(second)) + 1
        if shared > _OVERLAP:
            months = f"{shared} months" if shared < 24 else f"{shared // 12} years"
            yield (
                first,
                f"overlaps {second.id} by about {months}; say so in the text if it is meant",
            )


def _first(entry: Entry) -> int:
    return entry.start.ordinal if entry.start else 0


def _last(entry: Entry, now: int) -> int:
    """The last month; a year without a month is taken to its beginning, so as not to accuse."""
    return entry.end.ordinal if entry.end else now


def _vague(entries: Sequence[Entry], today: date) -> Found:
    claims = re.compile(rf"\b(?:{'|'.join(table('editor')['claims'])})\b", re.IGNORECASE)
    for entry in entries:
        for line in _claims(entry):
            claim = claims.search(line)
            if claim and not any(char.isdigit() for char in line):
                yield entry, f"“{claim[0]}” without a number: {_short(line)}"


def _claims(entry: Entry) -> list[str]:
    if entry.kind not in ("role", "project", "volunteer"):
        return []
    prose = [text[a:b] for text in entry.text.split("\n\n") for a, b in sentences(text)]
    return [*prose, *entry.highlights]


def _unshown(entries: Sequence[Entry], today: date) -> Found:
    shown = "\n".join(entry.document for entry in entries if entry.kind in _WORK).lower()
    for entry in entries:
        if entry.kind == "skill":
            missing = [name for name in entry.technologies if not _stands_in(name, shown)]
            if missing:
                yield entry, f"never shown in work: {', '.join(missing)}"


def _unquotable(entries: Sequence[Entry], today: date) -> Found:
    for entry in entries:
        prose = [text[a:b] for text in entry.text.split("\n\n") for a, b in sentences(text)]
        for line in [*prose, *entry.highlights]:
            if len(line) > QUOTABLE:
                yield entry, f"{len(line)} characters without a full stop: {_short(line)}"


def _exposed(entries: Sequence[Entry], today: date) -> Found:
    for entry in entries:
        for _, line in entry.lines:
            is_own = entry.kind == "profile" and line == entry.email
            found = [] if is_own else [*EMAIL.findall(line), *filter(is_phone, PHONE.findall(line))]
            if found:
                yield entry, f"would be quoted with its contact details: {_short(line)}"


def _unanswerable(entries: Sequence[Entry], today: date) -> Found:
    text = "\n".join(entry.document for entry in entries).lower()
    for row in table("editor")["questions"]:
        answered = (
            any(entry.kind in row.get("kinds", ()) for entry in entries)
            or any(_has(entries, *field.split(".")) for field in row.get("fields", ()))
            or any(word in text for word in row.get("words", ()))
        )
        if not answered:
            yield None, row["ask"]
    profile = next((entry for entry in entries if entry.kind == "profile"), None)
    if profile and profile.contact == "private" and (profile.email or profile.links):
        yield profile, "e-mail and links are there but private: contact: public shows them"


def _has(entries: Sequence[Entry], kind: str, field: str) -> bool:
    return any(entry.kind == kind and getattr(entry, field) for entry in entries)


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text) is not None


def _short(line: str) -> str:
    return line if len(line) <= 80 else line[:79].rsplit(" ", 1)[0] + " …"


CHECKS: dict[str, Callable[[Sequence[Entry], date], Found]] = {
    "Entries with nothing to tell": _bare,
    "Missing dates": _undated,
    "Periods that do not fit": _periods,
    "Claims without a number": _vague,
    "Skills that are only listed": _unshown,
    "Too long to quote": _unquotable,
    "Contact details in the text": _exposed,
    "Questions that recruiters ask and that stay open": _unanswerable,
}
"""By the heading of each in the report."""
