"""Sentences on entries that are mostly fields: degrees, certificates, talks, languages, skills
..."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.claims import Claim, Draft, Quote
from assistant.compose.sentences.roles import fields_quote, since
from assistant.compose.sentences.telling import tell
from assistant.noun_phrases import article
from assistant.numbers import number
from assistant.person import Person
from assistant.wording import lower_first, quoted, upper_first
from assistant.words import join_words
from index import Entry
from index.sentences import sentences

_DEGREE = re.compile(r"(?:[BM](?:Sc|Eng|A|Ed)|PhD|Bachelor's|Master's|MBA|Diploma)\b[^,]* in\b")
_REST = frozenset(["other", "others", "misc", "miscellaneous", "various"])


def details(entry: Entry, person: Person) -> list[Claim]:
    """Its sentences; empty for kinds that are told from their prose."""
    teller = _TELLERS.get(entry.kind)
    return teller(entry, person) if teller else []


def _lines(entry: Entry) -> list[Quote]:
    return [Quote(entry, line) for name, line in entry.lines if name in {"text", "highlight"}]


def _whole(entry: Entry) -> Quote:
    return fields_quote(entry, "position", "organisation", "period", "location")


def _education(entry: Entry, person: Person) -> list[Claim]:
    place = entry.organisation or entry.title
    course = entry.position or (
        entry.title if entry.organisation and entry.title != place else None
    )
    first = f"{person.subject} {_studied(course, place)}{_when(entry)}."
    claims = [Claim(first, (_whole(entry),))]
    listed = [Quote(entry, text) for text in entry.highlights]
    if listed:
        names = join_words([quote.text.rstrip(".") for quote in listed[:6]])
        claims.append(Claim(f"Listed with it: {names}.", tuple(listed[:6])))
    rest = [quote for quote in _lines(entry) if quote not in listed][:1]
    return claims + [_told(quote, person) for quote in rest]


def _studied(course: str | None, place: str) -> str:
    """`studied for an MSc in Mathematics at ...`; a degree in another form stands as it is."""
    if not course:
        return f"studied at {place}"
    if _DEGREE.match(course):
        return f"studied for {article(course)} {course} at {place}"
    return f"studied {course} at {place}"


def _told(quote: Quote, person: Person) -> Claim:
    """One sentence is told, several are quoted."""
    if len(sentences(quote.text)) == 1:
        return tell(quote, person, opens=False)
    return Claim(_plain(quote, person), (quote,))


def _when(entry: Entry) -> str:
    written = since(entry)
    return (
        f" {written}" if written.startswith(("since", "in")) else f", {written}" if written else ""
    )


def counted_skills(entry: Entry) -> Claim | None:
    """How many skills are listed under the heading of a group, and which; None without any."""
    items = [*entry.technologies, *entry.highlights]
    if not items:
        return None
    quote = Quote(entry, ", ".join(entry.technologies)) if entry.technologies else _whole(entry)
    listed = f"{number(len(items))} {'is' if len(items) == 1 else 'are'} listed"
    text = f"Under {entry.title}, {listed}: {join_words(items)}."
    return Claim(text, (quote, *[Quote(entry, item) for item in entry.highlights]))


def _skill(entry: Entry, person: Person) -> list[Claim]:
    items = [*entry.technologies, *entry.highlights]
    level = f" ({lower_first(entry.position)})" if entry.position else ""
    if not items:
        quotes = _lines(entry)
        text = f"{entry.title}{level} is among the skills listed."
        return [
            Claim(text, (_whole(entry),)),
            *[tell(quote, person, False) for quote in quotes[:1]],
        ]
    text = f"Under {entry.title}{level}, the skills listed are {join_words(items[:14])}."
    quote = Quote(entry, ", ".join(entry.technologies)) if entry.technologies else _whole(entry)
    return [Claim(text, (quote, *[Quote(entry, item) for item in entry.highlights[:14]]))]


def with_its_text(draft: Draft, person: Person) -> Draft:
    """A draft on nothing but a certificate with what the entry says of it: that it has lapsed."""
    entries = draft.entries
    if len(draft.claims) == 1 and len(entries) == 1 and entries[0].kind == "certificate":
        draft.extend(_certificate(entries[0], person)[1:])
    return draft


def _with_text(first: str, entry: Entry, person: Person) -> list[Claim]:
    claims = [Claim(first, (_whole(entry),))]
    return claims + [Claim(_plain(quote, person), (quote,)) for quote in _lines(entry)[:2]]


def _plain(quote: Quote, person: Person) -> str:
    return f"The entry says: {quoted(quote.text)}"


def _by(entry: Entry, word: str) -> str:
    return (
        f" {word} {entry.organisation}"
        if entry.organisation and entry.organisation != entry.title
        else ""
    )


def _publication(entry: Entry, person: Person) -> list[Claim]:
    return _with_text(
        f"{person.subject} published “{entry.title}”{_by(entry, 'with')}{_when(entry)}.",
        entry,
        person,
    )


def _talk(entry: Entry, person: Person) -> list[Claim]:
    return _with_text(
        f"{person.subject} gave the talk “{entry.title}”{_by(entry, 'at')}{_when(entry)}.",
        entry,
        person,
    )


def _award(entry: Entry, person: Person) -> list[Claim]:
    title = f"{entry.title}," if "," in entry.title and entry.organisation else entry.title
    return _with_text(
        f"{person.subject} received the award {title}{_by(entry, 'from')}{_when(entry)}.",
        entry,
        person,
    )


def _certificate(entry: Entry, person: Person) -> list[Claim]:
    lasts = entry.end is not None and entry.end != entry.start
    verb = "obtained" if lasts else "holds"  # whether it is still valid, its dates tell
    title = f"{entry.title}{_by(entry, 'from')}"
    return _with_text(
        f"{person.subject} {verb} the certificate {title}{_dated(entry)}.", entry, person
    )


def _dated(entry: Entry) -> str:
    written = since(entry)
    return f", dated {written.removeprefix('in ').removeprefix('since ')}" if written else ""


def _language(entry: Entry, person: Person) -> list[Claim]:
    level = f" ({lower_first(entry.position)})" if entry.position else ""
    claims = [Claim(f"{person.subject} speaks {entry.title}{level}.", (_whole(entry),))]
    return claims + [Claim(_plain(quote, person), (quote,)) for quote in _lines(entry)[:1]]


def _interest(entry: Entry, person: Person) -> list[Claim]:
    items = join_words(list(entry.highlights[:6]))
    named = f"{lower_first(entry.title)}: {items}" if items else lower_first(entry.title)
    what = items if items and entry.title.lower() in _REST else named
    text = f"{upper_first(person.their)} interests include {what}."
    quotes = tuple(Quote(entry, item) for item in entry.highlights[:6])
    texts = [quote for quote in _lines(entry) if quote not in quotes]
    return [Claim(text, (_whole(entry), *quotes))] + [
        Claim(_plain(quote, person), (quote,)) for quote in texts[:1]
    ]


def _reference(entry: Entry, person: Person) -> list[Claim]:
    who = f"{entry.title}{', ' + entry.position if entry.position else ''}{_by(entry, 'of')}"
    who += "," if "," in who else ""
    quotes = _lines(entry)
    return [
        Claim(f"A reference from {who} says: {quoted(quote.text)}", (_whole(entry), quote))
        for quote in quotes[:2]
    ]


_TELLERS: dict[str, Callable[[Entry, Person], list[Claim]]] = {
    "education": _education,
    "skill": _skill,
    "publication": _publication,
    "talk": _talk,
    "award": _award,
    "certificate": _certificate,
    "language": _language,
    "interest": _interest,
    "reference": _reference,
}
