"""Answers on one field of a named entry: who issued it, the level, the grade, the courses.

Where the entry has no such field, the answer says so: the rest of the entry would answer
something that was not asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.claims import Claim, Draft, Quote
from assistant.compose.choosing.asking import described
from assistant.compose.sentences.details import counted_skills, details
from assistant.compose.sentences.roles import fields_quote, held, place
from assistant.compose.sentences.telling import tell
from assistant.person import Person
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.team_lines import asks_team_size
from assistant.wording import lower_first, quoted
from assistant.words import join_words
from index import Entry

_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,18}):\s+(?P<value>.+)", re.DOTALL)
_MOST_COURSES = 12
_SURE = 0.57
_MANY = pattern("cities", "many")
_FEW = frozenset({"education", "language"})
"""Kinds of which a portfolio has so few that a question may mean all: `which degree?`."""


def field_of(reading: Reading, sure: bool) -> Draft | None:
    """The field that is asked for, of the entries that are named; None where none is asked for.

    `sure` says that the intent may be taken at its word.
    """
    shown = _shown(reading)
    asked = shown or reading.intent
    field = _FIELDS.get(asked)
    if asked == "position" and asks_team_size(reading.question):
        return None
    if field is None or not (shown or sure):
        return None
    if asked == "issuer" and _OF_CONTENT.search(reading.question):
        return None
    entries = [entry for entry in _called(reading) if entry.kind in field.unsaid]
    spoken = [entry for entry in entries if entry.kind == "language"]
    entries = spoken or entries
    if _SAYS.search(reading.question):
        entries = [entry for entry in entries if entry.kind != "reference"]
    vague = asked in {"location", "level"} and not reading.mentions.kinds
    if not entries and not (reading.named or vague):
        kinds = set(field.unsaid)
        entries = described(reading, frozenset(kinds & set(reading.mentions.kinds) or kinds))
    if not entries and not (reading.named or reading.unaccounted or reading.unknown_names):
        few = _FEW if reading.intent != "location" else frozenset()
        kinds = set(field.unsaid) & (set(reading.mentions.kinds) or few)
        entries = reading.portfolio.of_kind(*sorted(kinds - {"role"}))
    if not entries:
        return None
    draft = Draft()
    person = reading.portfolio.person
    for entry in entries[:4]:
        told = field.tell(entry, person)
        draft.extend(told)
        if not told:
            said = field.unsaid[entry.kind].format(
                who=person.inline, title=quoted(entry.title), place=place(entry), name=entry.title
            )
            draft.unsaid.append(said.replace(".”", "”"))
            draft.related.append(fields_quote(entry))
    if asked == "level" and _LENGTH.search(reading.question):
        lines = [q for entry in entries[:1] for q in reading.portfolio.quotes(entry)]
        draft.extend([tell(q, person) for q in lines if _SAID.search(q.text)][:1])
    if spoken and asked == "level":
        # A level that is guessed at, `B2 or C1?`, is no language.
        others = [n for n in reading.foreign_names if not any(map(str.isdigit, n))]
        draft.missing += [name for name in others if name not in draft.missing]
    return draft


def _shown(reading: Reading) -> str | None:
    """The field that the form of a question shows to be asked for."""
    question = reading.question
    if any(e.kind == "language" for e in reading.mentions.groups) and _LEVEL.search(question):
        return "level"
    if any(e.kind == "skill" for e in reading.mentions.groups) and _RATED.search(question):
        return "level"
    bare = reading.without_names
    published = any(e.kind in {"publication", "talk"} for e in reading.mentions.titles)
    by_whom = _FROM_WHOM.search(question) or (published and _PUBLISHER.search(bare))
    if by_whom and reading.mentions.titles and not _DATES.search(bare):
        return "issuer"
    asked = _MEANWHILE.sub("", bare)
    if any(entry.kind == "education" for entry in reading.named) and not _DATES.search(asked):
        for name, form in _OF_SCHOOLS.items():
            if form.search(bare):
                return name
    return None


def _called(reading: Reading) -> list[Entry]:
    return [*reading.named, *reading.mentions.groups]


def _organisation(entry: Entry, person: Person) -> list[Claim]:
    giver = entry.organisation
    if not giver or giver == entry.title:
        return []
    said = {
        "certificate": f"{giver} issued the certificate {entry.title}.",
        "award": f"The award {entry.title} was given by {giver}.",
        "publication": f"“{entry.title}” was published by {giver}.",
        "talk": f"The talk “{entry.title}” was given at {giver}.",
        "reference": f"{entry.title} is named with {giver}.",
    }
    if entry.kind == "talk" and entry.location:
        text = f"The talk “{entry.title}” was given at {giver} in {entry.location}."
        return [Claim(text, (fields_quote(entry, "location"),))]
    return [Claim(said[entry.kind], (fields_quote(entry),))]


def _level(entry: Entry, person: Person) -> list[Claim]:
    return details(entry, person)[:1] if entry.position else []


def _score(entry: Entry, person: Person) -> list[Claim]:
    wanted = word_list("fields_score")
    claims = []
    for quote, label, value in _labelled(entry):
        if wanted & set(label.lower().split()):
            shown = label if label.isupper() else label.lower()
            text = f"The {shown} given for {place(entry)} is {value.rstrip('.')}."
            claims.append(Claim(text, (quote, fields_quote(entry))))
    return claims[:1]


def _courses(entry: Entry, person: Person) -> list[Claim]:
    wanted = word_list("fields_courses")
    labelled = list(_labelled(entry))
    for quote, label, value in labelled:
        if wanted & set(label.lower().split()):
            text = f"The courses listed for {place(entry)} are {value.rstrip('.')}."
            return [Claim(text, (quote, fields_quote(entry)))]
    other = {quote.text for quote, label, _ in labelled if label.istitle() and " " not in label}
    courses = [course for course in entry.highlights if course not in other]
    if not courses or entry.kind != "education":
        return []
    shown = courses[:_MOST_COURSES]
    names = join_words([course.rstrip(".") for course in shown])
    listed = "courses listed" if len(shown) > 1 else "course listed"
    be = "are" if len(shown) > 1 else "is"
    quotes = tuple(Quote(entry, course) for course in shown)
    return [Claim(f"The {listed} for {place(entry)} {be} {names}.", (*quotes, fields_quote(entry)))]


def _labelled(entry: Entry) -> list[tuple[Quote, str, str]]:
    """The lines that begin with a label: `GPA: 3.9`."""
    found = []
    for name, line in entry.lines:
        match = _LABELLED.fullmatch(line) if name in {"text", "highlight"} else None
        if match:
            found.append((Quote(entry, line), match["label"], match["value"]))
    return found


def _position(entry: Entry, person: Person) -> list[Claim]:
    if not entry.position:
        return []
    if entry.kind in {"role", "volunteer"}:
        return [held(entry, person)]
    if entry.kind == "education":
        return details(entry, person)[:1]
    if entry.kind == "reference":
        at = f" of {entry.organisation}" if entry.organisation else ""
        return [Claim(f"{entry.title} is given as {entry.position}{at}.", (fields_quote(entry),))]
    parts = join_words([part.strip() for part in entry.position.split(",")])
    text = f"In {entry.title}, {person.inline} is given as {lower_first(parts)}."
    return [Claim(text, (fields_quote(entry),))]


def _location(entry: Entry, person: Person) -> list[Claim]:
    if not entry.location:
        return []
    going_on = entry.kind != "talk" and entry.start is not None and entry.end is None
    be = "is" if going_on else "was"
    what = {"education": "course of study", "talk": "talk", "volunteer": "voluntary role"}
    name = f"“{entry.title}”" if entry.kind == "talk" else f"at {place(entry)}"
    text = f"The {what.get(entry.kind, 'job')} {name} {be} in {entry.location}."
    return [Claim(text, (fields_quote(entry, "location"),))]


@dataclass(frozen=True)
class _Field:
    """How a field is told, and what is said where it is empty, by kind of entry."""

    tell: Callable[[Entry, Person], Sequence[Claim]]
    unsaid: dict[str, str]


_FIELDS = {
    "issuer": _Field(
        _organisation,
        {
            "certificate": "who issued {title}",
            "award": "who gave the award {title}",
            "publication": "where {title} was published",
            "talk": "where {title} was given",
            "reference": "for which company {name} speaks",
        },
    ),
    "level": _Field(
        _level,
        {"language": "how well {who} speaks {name}", "skill": "at which level {name} is"},
    ),
    "score": _Field(_score, {"education": "which grade {who} got at {place}"}),
    "courses": _Field(_courses, {"education": "which courses {who} took at {place}"}),
    "degree": _Field(_position, {"education": "which degree {who} got at {place}"}),
    "position": _Field(
        _position,
        {
            "role": "which position {who} held at {place}",
            "volunteer": "in which role {who} volunteered at {place}",
            "project": "which role {who} had in {title}",
            "education": "which degree {who} got at {place}",
            "reference": "which position {name} holds",
        },
    ),
    "location": _Field(
        _location,
        {
            "role": "where the job at {place} was",
            "volunteer": "where the voluntary role at {place} was",
            "education": "where {place} is",
            "talk": "where {title} was given",
        },
    ),
}

_FROM_WHOM = pattern("fields", "from_whom")
_DATES = pattern("fields", "dates")
_OF_SCHOOLS = {
    "score": pattern("fields", "in_score"),
    "courses": pattern("fields", "in_courses"),
    "degree": pattern("fields", "in_degrees"),
}
_PUBLISHER = pattern("fields", "publisher")
_RATED = pattern("fields", "rated")
_MEANWHILE = pattern("fields", "meanwhile")
_LEVEL = pattern("fields", "level")
_OF_CONTENT = pattern("fields", "of_content")
_SAYS = pattern("fields", "says")
_LENGTH = pattern("skill_frames", "since")
_SAID = pattern("skills", "said_length")
_YES_NO = pattern("cues", "yes_no")
_LISTS = pattern("fields", "lists")
_SHELF_AFTER = pattern("fields", "shelf_after")
_SHELF_BEFORE = pattern("fields", "shelf_before")
_LISTING = pattern("fields", "listing")
_UNDER = pattern("fields", "under")


def group_of(reading: Reading, likely: bool) -> Draft | None:
    """What is listed under the heading of a skill group or of interests that the question calls.

    `likely` says that the intent allows for it; else the question must speak of a list.
    """
    called = [entry for entry in reading.mentions.groups if entry.kind != "language"]
    heads = any(
        form in reading.question.lower()
        for entry in called
        for form in (f"{entry.title} skills".lower(), f"for {entry.title},".lower())
    ) and not _YES_NO.match(reading.question)
    heads = heads or any(_is_shelf(reading.question, entry.title) for entry in called)
    under = _UNDER.search(reading.question) and (likely or _LISTING.search(reading.question))
    if _YES_NO.match(reading.question) and not _LISTS.search(reading.question):
        return None
    likeliest = reading.intent == "group" and reading.score("group") >= _SURE
    if not called or not (under or likeliest or (heads and likely)):
        return None
    draft = Draft()
    counts = _MANY.search(reading.question)
    for entry in called[:2]:
        number = counted_skills(entry) if counts and entry.kind == "skill" else None
        draft.extend([number] if number else details(entry, reading.portfolio.person)[:1])
    return draft


def _is_shelf(question: str, title: str) -> bool:
    """Whether what stands under a heading is asked for: `her testing toolbox`, `what she has for
    testing`."""
    at = question.lower().find(title.lower())
    if at < 0 or _YES_NO.match(question):
        return False
    after = question[at + len(title) :]
    return bool(_SHELF_AFTER.match(after) or _SHELF_BEFORE.search(question[:at]))
