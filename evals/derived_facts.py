"""What a right answer to a question on a field has to show, read off the portfolio itself."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence

from evals.case import Fact
from evals.derived_portfolios import SCORES, stands_in, titles_in
from index import Entry, YearMonth

_NAMED_BY_TITLE = ("project", "certificate", "award", "publication", "reference", "skill")
"""Questions name other entries by their organisation."""
_MONTHS = tuple(month_name)[1:]
_LISTED = 10
"""Of a list, so many are demanded."""
_NO_EMPLOYER = ("freelance", "freelancer", "self-employed", "self employed", "independent")
"""They stand where the employer does, but nobody works "at" them."""
_TOPICS = ("open source", "machine learning", "accessibility", "design", "research", "testing")
"""Keywords of projects that are no technologies: an answer about technologies may omit them."""
_VAGUE = ("other", "others", "misc", "miscellaneous", "various", "general")
_ONGOING = ("present", "today", "now", "current", "ongoing", "still", "to date", "since")
_DEGREES = (
    ("Bachelor of Science", "BS", "BSc", "B.S.", "B.Sc."),
    ("Bachelor of Arts", "BA", "B.A."),
    ("Bachelor of Engineering", "BEng", "B.Eng."),
    ("Master of Science", "MS", "MSc", "M.S.", "M.Sc."),
    ("Master of Arts", "MA", "M.A."),
    ("Master of Business Administration", "MBA"),
    ("Doctor of Philosophy", "PhD", "Ph.D."),
)
_PLATFORMS = (
    *("linkedin", "github", "gitlab", "twitter", "mastodon", "stackoverflow", "xing"),
    *("facebook", "instagram", "youtube", "soundcloud"),
)

# What of a field a question asks for:
_ASKS_END = re.compile(
    r"\b(?:end|ended|finish|until|till|to when|to what|to which|employed to|when was it over|"
    r"from and to|dates|period|time ?frame|time span|years (?:at|for)|the years)\b"
    r"|/ to\b|/year to\b",
    re.IGNORECASE,
)
_ASKS_ONLY_END = re.compile(r"\bgraduate from\b|\bgrad year\b|\bclass of\b", re.IGNORECASE)
_ASKS_YEAR = re.compile(r"\byears?\b", re.IGNORECASE)
_ASKS_MONTH = re.compile(r"\bmonth(?! or year)|\bdates?\b", re.IGNORECASE)
_ASKS_DEGREE = re.compile(
    r"degree|diploma|qualification|title|bachelor|master|letters after|confer", re.IGNORECASE
)
_ASKS_SUBJECT = re.compile(
    r"subject|major|field|discipline|study|studies|programme|in what\b|\bread there", re.IGNORECASE
)


def asked_about(entries: Sequence[Entry], kind: str, field: str) -> Iterator[list[Entry]]:
    """The entries that a question cannot tell apart, where each has the field."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == kind:
            name = entry.title if kind in _NAMED_BY_TITLE else entry.organisation or entry.title
            if kind != "role" or name.lower() not in _NO_EMPLOYER:
                groups.setdefault(name.lower(), []).append(entry)
    for group in groups.values():
        if all(values_of(entry, field) for entry in group):
            yield group


def values_of(entry: Entry, field: str) -> tuple[str, ...]:
    """What the field holds, as it is written."""
    if field == "body":
        return tuple(line for name, line in entry.lines if name in ("text", "highlight"))
    if field == "score":
        lines = (*entry.text.split("\n\n"), *entry.highlights)
        return tuple(line.partition(": ")[2] for line in lines if line.startswith(SCORES))
    if field == "courses":
        is_other = any(re.match(r"[A-Za-z]+:", line) for line in entry.highlights)
        return () if is_other else entry.highlights
    value = getattr(entry, field)
    return () if not value else value if isinstance(value, tuple) else (value,)


def facts_of(group: Sequence[Entry], field: str, question: str) -> tuple[Fact, ...]:
    """What an answer has to say: of several entries in a group, that of any."""
    if field == "body":
        return _from_body(group, question)
    if field == "period":
        return _dates(group, question)
    parts = [_parts(entry, field, question)[:_LISTED] for entry in group]
    return tuple(
        tuple(dict.fromkeys(form for forms in same for form in forms))
        for same in zip(*parts, strict=False)
    )


def _parts(entry: Entry, field: str, question: str) -> list[tuple[str, ...]]:
    """The parts of a value that an answer gives, each with the forms that it may take."""
    values = values_of(entry, field)
    if field == "position":
        return _position(entry, values[0], question)
    if field == "location":
        city = values[0].split(",")[0]
        is_in_name = stands_in(city, f"{entry.title}\n{entry.organisation}")
        return [(values[0] if is_in_name else city,)]
    if field == "score":
        number = re.match(r"\d+(?:[.,]\d+)?", values[0])
        return [(number[0] if number else values[0].split(",")[0],)]
    if field == "courses":
        return [_forms(value, re.sub(r"^[A-Z]+ ?\d+\w*(?: - |: )", "", value)) for value in values]
    if field == "name":
        return [(word,) for word in values[0].split()]
    if field == "organisation":
        return [_forms(part) for part in values[0].split(" / ")]
    if field == "technologies" and entry.kind == "project":
        values = tuple(v for v in values if v.lower() not in _TOPICS) or values
    return [_forms(value) for value in values]


def _position(entry: Entry, position: str, question: str) -> list[tuple[str, ...]]:
    if entry.kind == "language":
        level = re.sub(r" (?:speaker|proficiency|level)$", "", position, flags=re.IGNORECASE)
        return [_forms(level)]
    titles = titles_in(position)
    if entry.kind != "education" or len(titles) < 2:
        return [_forms(title) for title in titles]
    # "Bachelor of Science, Computer Science" may be told as a degree in a field.
    degree, subjects = _degree(titles[0]), [_forms(title) for title in titles[1:]]
    asks_degree, asks_subject = _ASKS_DEGREE.search(question), _ASKS_SUBJECT.search(question)
    if asks_degree and not asks_subject:
        return [degree]
    return subjects if asks_subject and not asks_degree else [degree, *subjects]


def _degree(title: str) -> tuple[str, ...]:
    same = next((names for names in _DEGREES if title.lower() in map(str.lower, names)), ())
    return _forms(title, *same)


def _forms(*names: str) -> tuple[str, ...]:
    """The names, and each with spaces in place of hyphens."""
    return tuple(dict.fromkeys(form for name in names for form in (name, name.replace("-", " "))))


def _from_body(group: Sequence[Entry], question: str) -> tuple[Fact, ...]:
    """At least a word of the prose that neither the question nor the entry's head has."""
    head = "\n".join((question, *(f"{e.title}\n{e.organisation}\n{e.position}" for e in group)))
    prose = "\n".join(value for entry in group for value in values_of(entry, "body"))
    words = dict.fromkeys(word.lower() for word in re.findall(r"[^\W\d_]{6,}", prose))
    told = tuple(word for word in words if not stands_in(word, head))
    return (told,) if told else ()


def _dates(group: Sequence[Entry], question: str) -> tuple[Fact, ...]:
    """The start and, where it is asked for, the end; a year is enough where a year is asked for."""
    by_year = bool(_ASKS_YEAR.search(question)) and not _ASKS_MONTH.search(question)
    starts = [form for e in group if e.start for form in _spelled(e.start, e.end, by_year)]
    ends: list[str] = []
    for entry in group:
        ends += _spelled(entry.end, None, by_year) if entry.end else _ONGOING
    if _ASKS_ONLY_END.search(question):
        return (tuple(dict.fromkeys(ends)),)
    spans = any(entry.end != entry.start for entry in group)
    asked = (starts, ends) if spans and _ASKS_END.search(question) else (starts,)
    return tuple(tuple(dict.fromkeys(forms)) for forms in asked)


def _spelled(date: YearMonth, end: YearMonth | None, by_year: bool) -> tuple[str, ...]:
    """How a date may be written, also at the beginning of a range within its year."""
    if not date.month or by_year:
        return (str(date.year),)
    long, short = _MONTHS[date.month - 1], str(date).split()[0]
    forms = [f"{long} {date.year}", str(date), date.iso]
    forms += [f"{date.month:02}/{date.year}", f"{date.month}/{date.year}"]
    if end and end.month and end.year == date.year and end.month != date.month:
        for first, last in ((long, _MONTHS[end.month - 1]), (short, str(end).split()[0])):
            forms += [f"{first}{dash}{last} {end.year}" for dash in (" to ", " - ", "-", " until ")]
    return tuple(forms)


def names_of(entry: Entry) -> tuple[str, ...]:
    """What an answer may call an entry."""
    if entry.kind == "reference":
        return (entry.title.split(",")[0],)
    if entry.kind == "interest" and entry.highlights:
        title = () if entry.title.lower() in _VAGUE else (entry.title,)
        return (*title, *entry.highlights)
    return (entry.title,)


def told_of(entry: Entry, question: str) -> list[Fact]:
    """What a list of a kind says of an entry."""
    facts: list[Fact] = [names_of(entry)]
    titles = titles_in(entry.position or "")
    if entry.kind == "education" and titles and _ASKS_DEGREE.search(question):
        facts.append(_degree(titles[0]))
    return facts


def keyword_forms(keyword: str) -> tuple[str, ...]:
    """`P&L management` is told by `P&L`, `REST APIs` by `REST`."""
    short = re.fullmatch(r"([A-Z&/]{2,}) (?:management|APIs?)", keyword)
    return (keyword, short[1]) if short else (keyword,)


def private_forms(field: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """What is not said: also without a scheme, in parts or with other separators."""
    found = list(values)
    for value in values:
        if field == "links":
            found.append(_bare(value))
        elif field == "address":
            found += [part for part in value.split(", ") if re.search(r"\d", part)]
        elif field == "phone":
            digits = re.findall(r"\d+", value)
            found += [sign.join(digits) for sign in ("", " ", "-")]
            found += [sign.join(digits[-3:]) for sign in ("", " ", "-", ".")]
    return tuple(dict.fromkeys(found))


def links_asked(links: tuple[str, ...], question: str) -> tuple[Fact, ...]:
    """The one that is asked for by name; all social profiles where those are; or any."""
    bare = tuple(map(_bare, links))
    named = [name for name in _PLATFORMS if name in question.lower()]
    if len(named) == 1:
        asked = tuple(link for link in bare if named[0] in link.lower())
        return (asked or bare,)
    if re.search(r"\bsocials?\b", question, re.IGNORECASE):
        social = [link for link in bare if any(name in link.lower() for name in _PLATFORMS)]
        return tuple((link,) for link in social) or (bare,)
    return (bare,)


def _bare(link: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", link).rstrip("/")


def keywords_of(entries: Iterable[Entry]) -> list[str]:
    listed = (name for entry in entries if entry.kind == "skill" for name in entry.technologies)
    return list(dict.fromkeys(listed))


def without_technologies(entry: Entry) -> str:
    return "\n".join(line for name, line in entry.lines if name != "technologies")
